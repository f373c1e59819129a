import type { HtmlTag } from '../markdown/html.ts'
import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { emptyElements } from '../markdown/html.ts'
import { lineAt, readMarkup } from '../markdown/markup.ts'
import { defineRule } from '../project/rule.ts'
import { placeAt } from './place.ts'
import { asCode, typeAsTag, typeAt } from './template-errors.ts'

/** Elements without a closing tag, and those whose content is no HTML. */
const skipped = new Set([...emptyElements, 'script', 'style'])

const fenceBelowTag = /^[ \t]*<[^\n]*>[ \t]*\n(?=[ \t]*(?:`{3}|~{3}))/gm

/** Line, from 0, of a fence that follows a tag at once and that nothing parts from it: what HTML its code holds, only the compiler can say. */
export function gluedFence(content: string): number | undefined {
  const { belowHtml } = readMarkup(content)
  return [...content.matchAll(fenceBelowTag)].map(({ index, 0: tag }) => lineAt(content, index + tag.length)).find(line => !belowHtml.includes(line))
}

/** `Vec<T>` of a tag `<T>` that is one only to Markdown, and that nothing closes. */
export function typeOf(content: string, { start, close }: HtmlTag): string | undefined {
  return close === undefined ? typeAt(content, start) : undefined
}

function wordsOf(type: string | undefined, name: string): Pick<Problem, 'found' | 'expected' | 'fix'> {
  return type === undefined
    ? { found: `<${name}> is never closed`, expected: `</${name}>`, fix: `add </${name}>, or write <${name} /> for one without content` }
    : { found: typeAsTag(type), expected: `\`${type}\``, fix: asCode }
}

/** Refuses what Vue refuses first, without running anything: a tag or comment that nothing closes. */
export const unclosedTags: Rule = defineRule({ id: 'unclosed-tag', kind: 'source', severity: 'error', why: 'Vue refuses the slide, and the whole build fails.' }, (deck, _, before = []) => deck.slides.flatMap((slide) => {
  if (gluedFence(slide.content) !== undefined)
    return []
  // The compiler says it better, where it ran.
  if (before.some(({ rule, slide: no }) => rule === 'template-error' && no === slide.no))
    return []
  const { tags, comments } = readMarkup(slide.content)
  const selfClosed = (open: number): boolean => slide.content.slice(0, open).trimEnd().endsWith('/>')
  const open = tags.filter(({ name, open, close }) => !close && !selfClosed(open) && !skipped.has(name.toLowerCase()) && slide.content[open - 1] === '>')
  return [
    ...comments.filter(([start, end]) => !slide.content.slice(start, end).endsWith('-->')).map(([start]) => ({ ...placeAt(slide, start), found: 'a comment is never closed', expected: '-->', fix: 'add -->' })),
    ...open.map(tag => ({ ...placeAt(slide, tag.start), ...wordsOf(typeOf(slide.content, tag), tag.name) })),
  ]
}))
