import type { Deck } from '../../lib/project/deck.ts'
import type { Problem } from '../../lib/project/problem.ts'
import process from 'node:process'
import { expect, it, onTestFinished, vi } from 'vitest'
import { formatWarnings, tellRemarks, tellWarnings } from '../../lib/rules/tell.ts'

const problem: Problem = { file: 'a.md', found: 'a word', expected: 'another', fix: 'write it' }

/** What is written to stderr meanwhile. */
function written(work: () => void): string[] {
  const lines: string[] = []
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    lines.push(String(text))
    return true
  })
  onTestFinished(() => write.mockRestore())
  work()
  return lines
}

it.each<[string, Partial<Problem>[], string]>([
  ['file, line and slide', [{ line: 3, slide: 2 }], '\n  at: a.md:3 (slide 2)'],
  ['the file alone', [{}], '\n  at: a.md'],
  ['the slide', [{ slide: 2 }], '\n  at: a.md (slide 2)'],
  ['no place of its own', [{ file: '' }], ''],
  ['one place once', [{ line: 3 }, { line: 3 }], '\n  at: a.md:3'],
  ['six places', [1, 2, 3, 4, 5, 6].map(line => ({ line })), '\n  at: a.md:1, a.md:2, a.md:3, a.md:4, a.md:5, a.md:6'],
])('names in a warning %s', (_, places, at) => {
  expect(formatWarnings(places.map(place => ({ ...problem, ...place })))).toEqual([`warning: a word${at}\n  expected: another\n  fix:      write it`])
})

it('says the cause of many, and of one what was found', () => {
  const caused = { ...problem, cause: 'words are wrong' }
  expect(formatWarnings([caused])[0]).toMatch(/^warning: a word\n/)
  expect(formatWarnings([caused, { ...caused, line: 2, found: 'other words' }])).toEqual([expect.stringMatching(/^warning: words are wrong\n/)])
  expect(formatWarnings([])).toEqual([])
})

it('tells each warning once in a process, with an empty line behind it', () => {
  const warnings = [{ ...problem, line: 1 }, { ...problem, line: 2, found: 'a second word' }]
  expect(written(() => tellWarnings(warnings))).toEqual([
    'warning: a word\n  at: a.md:1\n  expected: another\n  fix:      write it\n\n',
    'warning: a second word\n  at: a.md:2\n  expected: another\n  fix:      write it\n\n',
  ])
  expect(written(() => tellWarnings([...warnings, { ...problem, line: 3 }]))).toEqual([expect.stringContaining('at: a.md:3\n')])
})

it('tells the author of a translated file what to know, once', () => {
  const deck = { entry: '/project/talk.md', translation: { kind: 'marp', lines: [], origin: [], notices: [{ line: 4, found: 'math is KaTeX', fix: 'nothing' }] } } as unknown as Deck
  expect(written(() => tellRemarks(deck, '/project'))).toEqual(['talk.md:4: math is KaTeX; nothing\n'])
  expect(written(() => tellRemarks(deck, '/project'))).toEqual([])
  expect(written(() => tellRemarks({ entry: '/project/other.md' } as Deck, '/project'))).toEqual([])
})
