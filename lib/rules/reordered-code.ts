import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { loadSnippet } from '../features/snippet/load-snippet.ts'
import { usedSnippets } from '../features/snippet/used-snippets.ts'
import { readMarkup } from '../markdown/markup.ts'
import { LecternError } from '../project/problem.ts'
import { defineRule } from '../project/rule.ts'
import { snippetRoot } from '../project/snippet-root.ts'
import { placeAt } from './place.ts'

/** Embeddings, overrides and isolates, by which text is shown in another order than it has (CVE-2021-42574). */
const reordering = /[\u202A-\u202E\u2066-\u2069]/

/** Reports code that reads otherwise than it runs. Words around code may need such letters; code does not. */
export const reorderedCode: Rule = defineRule({ id: 'reordered-code', kind: 'truth', severity: 'warning', why: 'The audience reads other code than the one that runs.' }, (deck) => {
  const onSlides = deck.slides.flatMap(slide => readMarkup(slide.content).code.flatMap(([start, end]): Problem[] => {
    const at = slide.content.slice(start, end).search(reordering)
    return at < 0 ? [] : [tell(placeAt(slide, start + at), slide.content[start + at]!)]
  }))
  const inSnippets = usedSnippets(deck).flatMap(({ src, place: { slide } }): Problem[] => {
    const { file, text } = read(deck.folder, src) ?? { file: '', text: '' }
    const at = text.search(reordering)
    return at < 0 ? [] : [tell({ file, line: text.slice(0, at).split('\n').length, slide }, text[at]!)]
  })
  return [...onSlides, ...inSnippets]
})

function tell(place: Pick<Problem, 'file' | 'line' | 'slide'>, letter: string): Problem {
  return {
    ...place,
    severity: 'care',
    found: `the invisible letter U+${letter.charCodeAt(0).toString(16).toUpperCase()} in code, after which it is shown in another order than it runs`,
    expected: 'code that reads as it runs',
    fix: 'remove the letter, or write it as an escape',
  }
}

/** What cannot be read is another rule's to tell. */
function read(folder: string, src: string): { file: string, text: string } | undefined {
  try {
    return loadSnippet(snippetRoot(folder), src)
  }
  catch (error) {
    if (error instanceof LecternError)
      return undefined
    throw error
  }
}
