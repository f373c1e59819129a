import { expect, it } from 'vitest'
import { textReport } from '../../lib/check/report/text.ts'
import { formatProblem } from '../../lib/project/problem.ts'
import { formatWarnings } from '../../lib/rules/tell.ts'

/** Clears the screen, names the window, goes to the line's start, by C1, and turns what follows. */
const hostile = '\x1B[2J\x1B]0;all well\x07\rno problem found\x9B1A\u202Egpj.exe'
const seen = '\\u{1b}[2J\\u{1b}]0;all well\\u{7}\\u{d}no problem found\\u{9b}1A\\u{202e}gpj.exe'
const problem = { file: hostile, line: 1, found: hostile, expected: hostile, fix: hostile }

it('shows a terminal no control character of a deck or a file, in problems, warnings and reports', () => {
  const all = [
    formatProblem(problem),
    ...formatWarnings([problem]),
    textReport({ decks: [{ name: hostile, file: 'a.md', slides: 1 }], findings: [{ ...problem, id: '', deck: hostile, column: 1, severity: 'error', rule: 'picture', slide: 1, title: hostile }], accepted: [], known: [], gone: 0, notChecked: [{ what: hostile, why: hostile, failed: false }] } as unknown as Parameters<typeof textReport>[0], false),
  ]
  expect(all).toHaveLength(3)
  for (const text of all) {
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\0-\x08\x0B-\x1F\x7F-\x9F\u202E]/)
    expect(text.split(seen).length).toBeGreaterThan(4)
  }
})

it('leaves out the middle of what is very long, and keeps lines', () => {
  const text = formatProblem({ file: 'a.md', found: `one\r\ntwo\n${'a'.repeat(100_000)}z`, expected: 'b', fix: 'c' })
  expect(text.length).toBeLessThan(2100)
  expect(text).toMatch(/^a\.md: one\ntwo\na+ … a+z\n {2}expected: b\n {2}fix: {6}c$/)
})
