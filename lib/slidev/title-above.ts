import { defineMarkdownTransformer } from '@slidev/types'
import { readMarkup } from '../markdown/markup.ts'
import { blankCode, blanked } from '../markdown/tags.ts'
import { ourTheme } from './theme.ts'

/** A heading of the first level: `# Title`, or words above a line of `=`. */
const title = /^\s*(?:#[ \t].*|\S.*\n=+[ \t]*)(?:\n|$)/

/**
 * Where the left column starts on a slide of Slidev's `two-cols` whose title is that of both columns: it is written in
 * the left one, and neither column has another.
 *
 * @returns offset of the empty line below the title, or of the first line with matter; undefined on any other slide
 */
export function leftColumnAt(markdown: string): number | undefined {
  const { slots, tags, comments } = readMarkup(markdown)
  const right = slots.find(({ name }) => name === 'right')
  if (!right || slots[0] !== right || tags.some(({ name, parent }) => name === 'template' && !parent))
    return undefined
  const split = (text: string): [string, string] => {
    const lines = text.split('\n')
    return [lines.slice(0, right.line).join('\n'), lines.slice(right.line + 1).join('\n')]
  }
  const [left, other] = split(blankCode(markdown))
  const at = title.exec(left)?.[0].length
  const hasMatter = at !== undefined && /\S/.test(split(blanked(markdown, comments))[0].slice(at))
  return hasMatter && !title.test(other)
    ? at
    : undefined
}

/**
 * Sets the title of `two-cols` above both columns, under our theme: the layout has a slot for either. Lines keep their
 * numbers wherever an empty one follows the title.
 */
export const titleAbove = defineMarkdownTransformer(({ s, slide, options }) => {
  if (slide.frontmatter.layout !== 'two-cols' || !options.themeRoots.includes(ourTheme))
    return
  const at = leftColumnAt(s.original)
  if (at !== undefined)
    s.appendLeft(at, s.original[at] === '\n' ? '::left::' : '::left::\n')
})
