import type { HtmlTag } from '../markdown/html.ts'
import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { readMarkup } from '../markdown/markup.ts'
import { defineRule } from '../project/rule.ts'
import { placeAt } from './place.ts'
import { asCode } from './template-errors.ts'

/** Elements without a closing tag (HTML Living Standard, 13.1.2), and those whose content is no HTML. */
const skipped = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr', 'script', 'style'])

/** A fence that follows a tag at once is code to Slidev and HTML to Markdown: only the compiler can say. */
export const gluedFence: RegExp = /^[ \t]*<[^\n]*>[ \t]*\n(?=[ \t]*(?:`{3}|~{3}))/m

/** True for what is glued to a word, has no attributes and is never closed: a type's parameter, such as `T` of `Vec<T>`. */
export function isType(content: string, { start, open, close }: HtmlTag): boolean {
  return close === undefined && /\w$/.test(content.slice(0, start)) && /^<\w+>$/.test(content.slice(start, open))
}

function typeIn(content: string, tag: HtmlTag): Pick<Problem, 'found' | 'expected' | 'fix'> | undefined {
  const type = isType(content, tag) && `${/[\w.:]+$/.exec(content.slice(0, tag.start))![0]}<${tag.name}>`
  return type ? { found: `${type} is read as the tag <${tag.name}>, which is never closed`, expected: `\`${type}\``, fix: asCode } : undefined
}

/** Refuses what Vue refuses first, without running anything: a tag or comment that nothing closes. */
export const unclosedTags: Rule = defineRule({ id: 'unclosed-tag', kind: 'source', severity: 'error', why: 'Vue refuses the slide, and the whole build ends.' }, (deck, _, before = []) => deck.slides.flatMap((slide) => {
  if (gluedFence.test(slide.content))
    return []
  // The compiler says it better, where it ran.
  if (before.some(({ rule, slide: no }) => rule === 'template-error' && no === slide.no))
    return []
  const { tags, comments } = readMarkup(slide.content)
  const selfClosed = (open: number): boolean => slide.content.slice(0, open).trimEnd().endsWith('/>')
  const open = tags.filter(({ name, open, close }) => !close && !selfClosed(open) && !skipped.has(name.toLowerCase()) && slide.content[open - 1] === '>')
  return [
    ...comments.filter(([start, end]) => !slide.content.slice(start, end).endsWith('-->')).map(([start]) => ({ ...placeAt(slide, start), found: 'a comment is never closed', expected: '-->', fix: 'add -->' })),
    ...open.map(tag => ({ ...placeAt(slide, tag.start), ...typeIn(slide.content, tag) ?? { found: `<${tag.name}> is never closed`, expected: `</${tag.name}>`, fix: `add </${tag.name}>, or write <${tag.name} /> for one without content` } })),
  ]
}))
