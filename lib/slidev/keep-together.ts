import { defineMarkdownTransformer } from '@slidev/types'
import { blankCode } from '../markdown/tags.ts'
import { hasOurLook } from './theme.ts'

/** A small word that belongs to the next one, as a line's last word it sends the eye back. */
const leader = /(?<=[^\S\n](?:vs\.?|an?|the))[^\S\n]+(?=\S)/g

/**
 * Places in a slide's Markdown where a heading must not break.
 *
 * @returns offsets of the white space, start and end
 */
export function unbreakable(markdown: string): [number, number][] {
  return [...blankCode(markdown).matchAll(/^#{1,2} .*$/gm)].flatMap(heading =>
    [...heading[0].matchAll(leader)].map(({ index, 0: space }): [number, number] => [
      heading.index + index,
      heading.index + index + space.length,
    ]))
}

/**
 * No line of a heading ends in "vs", "a" or "the". The talk's own title, which others read, stays as written, as do all
 * words under a theme of their author's.
 */
export const keepTogether = defineMarkdownTransformer(({ s, options }) => {
  if (!hasOurLook(options.themeRoots))
    return
  for (const [start, end] of unbreakable(s.original))
    s.overwrite(start, end, '&nbsp;')
})
