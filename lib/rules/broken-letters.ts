import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { readMarkup } from '../markdown/markup.ts'
import { blanked } from '../markdown/tags.ts'
import { defineRule } from '../project/rule.ts'
import { placeAt } from './place.ts'

/** A word with a letter that Unicode has assigned to nothing; noncharacters are among them. */
const broken = /(?<![^\s\p{Cn}])[^\s\p{Cn}]*\p{Cn}\S*/gu

/** Refuses letters that are none: what reading a text in the wrong encoding leaves behind. */
export const brokenLetters: Rule = defineRule({ id: 'broken-letters', kind: 'source', severity: 'error', why: 'No face has a shape for such a letter, so the audience sees an empty box.' }, ({ slides }) => slides.flatMap((slide): Problem[] => {
  const text = blanked(slide.content, readMarkup(slide.content).comments)
  return [...text.matchAll(broken)].map(match => ({
    ...placeAt(slide, match.index),
    found: `"${match[0].slice(0, 40)}" has ${codesIn(match[0])}, which is no letter`,
    expected: 'letters that Unicode has',
    fix: 'write the word again: it was read in another encoding than it was written in',
  }))
}))

function codesIn(word: string): string {
  return [...new Set(word.match(/\p{Cn}/gu) ?? [])].map(letter => `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).join(', ')
}
