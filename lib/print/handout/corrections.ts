import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import MarkdownIt from 'markdown-it'
import { textOf } from '../../project/source-text.ts'
import { editMarkup } from '../markup.ts'

const markdown = new MarkdownIt({ html: false, linkify: true, typographer: false })

/**
 * What the speaker corrected since a talk, or in what it is based on: `corrections.md` beside the slides, as the
 * handout's own section.
 *
 * @returns HTML without the file's own title; empty without the file
 */
export function readCorrections(folder: string): string {
  const file = join(folder, 'corrections.md')
  if (!existsSync(file))
    return ''
  const text = textOf(readFileSync(file)).replaceAll('\r\n', '\n').replace(/^---\n.*?\n---\n/s, '').replace(/^\s*# [^\n]*\n/, '')
  return editMarkup(markdown.render(text), (element) => {
    if (/^h[1-6]$/.test(element.tagName))
      element.tagName = element.nodeName = 'h3'
  }).trim()
}
