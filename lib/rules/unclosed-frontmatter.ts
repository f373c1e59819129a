import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseSync } from '@slidev/parser'
import { lineAt } from '../markdown/markup.ts'
import { defineRule } from '../project/rule.ts'
import { textOf } from '../project/source-text.ts'

/** Refuses a frontmatter that goes on over a heading, which YAML takes for a comment, or to the end of the file, where it is shown; and one that ends within a line. */
export const unclosedFrontmatter: Rule = defineRule({ id: 'unclosed-frontmatter', kind: 'source', severity: 'warning', why: 'The slide loses its title, or shows its own keys.' }, (deck, projectRoot) =>
  (deck.translation?.kind === 'marp' ? [] : [...new Set(deck.slides.map(({ file }) => file))]).flatMap(file => goingOn(textOf(readFileSync(resolve(projectRoot, file))).replace(/\r\n/g, '\n')).map(({ line, ...fault }): Problem => ({
    file,
    line,
    slide: (deck.slides.find(slide => slide.file === file && slide.line >= line) ?? deck.slides.findLast(slide => slide.file === file))?.no,
    severity: 'care',
    expected: '--- on a line of its own after the last key',
    ...wordsOf(fault),
  }))))

function wordsOf({ heading, isWithin }: Omit<Fault, 'line'>): Pick<Problem, 'found' | 'fix'> {
  if (isWithin)
    return { found: 'the --- within this line ends the frontmatter; what follows is shown on the slide', fix: 'write a dash (–) in its place' }
  return heading === undefined
    ? { found: 'a frontmatter begins here and does not end', fix: 'add the line' }
    : { found: `"${heading}" is in the frontmatter, where it is a comment`, fix: 'add the line above the heading; a comment goes above a key' }
}

interface Fault {
  /** From 1. */
  line: number
  /** That the frontmatter holds. */
  heading?: string
  /** Slidev ends it at the first three hyphens, wherever they are. */
  isWithin?: boolean
}

/** Finds each frontmatter that is not closed where it should be. */
export function goingOn(text: string): Fault[] {
  return parseSync(text, '', { noParseYAML: true }).slides.flatMap(({ raw, start, content, frontmatterRaw = '', frontmatterStyle }): Fault[] => {
    if (frontmatterStyle === 'frontmatter' && !/(?:^|\n)\s*$/.test(frontmatterRaw))
      return [{ line: start + 1 + lineAt(raw, raw.indexOf(frontmatterRaw) + frontmatterRaw.length), isWithin: true }]
    if (/^---\n[\w-]+:/.test(content))
      return [{ line: start + 1 + lineAt(raw, raw.indexOf(content)) }]
    const lines = frontmatterRaw.split('\n')
    const lastKey = lines.findLastIndex(line => line.trim() !== '' && !line.startsWith('#'))
    const gap = lines.findIndex((line, index) => index > lastKey && line.trim() === '')
    // Without a key, a slide's words begin right below ---.
    const from = lastKey < 0 ? 0 : gap < 0 ? lines.length : gap
    // A key that its author took out for now is no heading.
    const at = lines.findIndex((line, index) => index >= from && /^#{1,6} (?!\s*[\w-]+:)\S/.test(line))
    return at < 0 ? [] : [{ line: start + 1 + lineAt(raw, raw.indexOf(frontmatterRaw)) + at, heading: lines[at]!.slice(0, 60) }]
  })
}
