import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseSync } from '@slidev/parser'
import { lineAt } from '../markdown/markup.ts'
import { defineRule } from '../project/rule.ts'
import { textOf } from '../project/source-text.ts'

/** Refuses a frontmatter that goes on over a heading, which YAML takes for a comment, or to the end of the file, where it is shown. */
export const unclosedFrontmatter: Rule = defineRule({ id: 'unclosed-frontmatter', kind: 'source', severity: 'warning', why: 'The slide loses its title, or shows its own keys.' }, (deck, projectRoot) =>
  (deck.translation?.kind === 'marp' ? [] : [...new Set(deck.slides.map(({ file }) => file))]).flatMap(file => goingOn(textOf(readFileSync(resolve(projectRoot, file))).replace(/\r\n/g, '\n')).map(({ line, heading }): Problem => ({
    file,
    line,
    slide: (deck.slides.find(slide => slide.file === file && slide.line >= line) ?? deck.slides.findLast(slide => slide.file === file))?.no,
    severity: 'care',
    found: heading === undefined ? 'a frontmatter begins here and does not end' : `"${heading}" is in the frontmatter, where it is a comment`,
    expected: '--- on a line of its own after the last key',
    fix: heading === undefined ? 'add the line' : 'add the line above the heading; a comment goes above a key',
  }))))

/**
 * Finds each frontmatter that is not closed where it should be.
 *
 * @returns its line, from 1, and the heading that it holds, if any
 */
export function goingOn(text: string): { line: number, heading?: string }[] {
  return parseSync(text, '', { noParseYAML: true }).slides.flatMap(({ raw, start, content, frontmatterRaw = '' }) => {
    if (/^---\n[\w-]+:/.test(content))
      return [{ line: start + 1 + lineAt(raw, raw.indexOf(content)) }]
    const lines = frontmatterRaw.split('\n')
    const lastKey = lines.findLastIndex(line => line.trim() !== '' && !line.startsWith('#'))
    const gap = lines.findIndex((line, index) => index > lastKey && line.trim() === '')
    // A key that its author took out for now is no heading.
    const at = gap < 0 ? -1 : lines.findIndex((line, index) => index > gap && /^#{1,6} (?!\s*[\w-]+:)\S/.test(line))
    return at < 0 ? [] : [{ line: start + 1 + lineAt(raw, raw.indexOf(frontmatterRaw)) + at, heading: lines[at]!.slice(0, 60) }]
  })
}
