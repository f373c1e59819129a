import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readQuiz } from '../../../lib/features/quiz/read-quiz.ts'

const entry = (id: string, more = ''): string => `- id: ${id}\n  label: L\n  hint: H\n  region: both\n  why: W\n${more}`

function read(yaml?: string): ReturnType<typeof readQuiz> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  if (yaml !== undefined)
    writeFileSync(join(folder, 'quiz.yml'), yaml)
  return readQuiz(folder, folder)
}

it('reads what a quiz asks, in the order of the file', () => {
  expect(read(entry('a', '  trick: true\n') + entry('b', '  asked: false\n'))).toEqual({
    items: [{ id: 'a', label: 'L', hint: 'H', region: 'both', why: 'W', trick: true }, { id: 'b', label: 'L', hint: 'H', region: 'both', why: 'W', asked: false }],
    problems: [],
  })
  expect(read()).toEqual({ items: undefined, problems: [] })
})

it.each([
  ['a: 1', 1, 'the file is not a list'],
  [`${entry('a')}- id: b\n  label: ""\n  hint:\n`, 6, '"b" has no label, no hint, no region, no why'],
  [`${entry('a')}- words\n`, 6, 'this entry has no id, no label, no hint, no region, no why'],
  [entry('a').replace('both', 'middle'), 1, '"a" has region "middle"'],
  [entry('a') + entry('b') + entry('a'), 11, '"a" is a duplicate id'],
  [entry('a', '  trick: perhaps\n').replace('both', 'middle'), 1, '"a" has region "middle", and has trick "perhaps"'],
  [`${entry('a')}- id: b\n  label: *none\n`, 7, 'Unresolved alias (the anchor must be set before the alias): none'],
  [entry('a', '  odd: 1\n  more: 2\n'), 1, '"a" has the unknown keys "odd", "more"'],
])('refuses %j, at its line', (yaml, line, found) => {
  expect(read(yaml).problems.map(({ file, line, found }) => [file, line, found])).toEqual([['quiz.yml', line, found]])
})

it('takes numbers and truth for the words they are written as', () => {
  expect(read('- id: 1984\n  label: 1984\n  hint: true\n  region: neither\n  why: 2.5\n').items).toEqual([{ id: '1984', label: '1984', hint: 'true', region: 'neither', why: '2.5' }])
})

it('asks what it can read beside an entry that it refuses, and nothing of a file that is no YAML', () => {
  expect(read(`${entry('a')}- id: b\n${entry('c')}`).items?.map(({ id }) => id)).toEqual(['a', 'c'])
  expect(read('- id: a\n  label: "x\n')).toMatchObject({ items: [], problems: [{ fix: 'correct the YAML' }] })
})

it('refuses what is no text, and what is no file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  writeFileSync(join(folder, 'quiz.yml'), entry('a'), 'utf16le')
  expect(readQuiz(folder, folder)).toMatchObject({ items: [], problems: [{ file: 'quiz.yml', line: 1, found: 'a NUL byte: this is a binary file, or text in another encoding' }] })
  mkdirSync(join(folder, 'b/quiz.yml'), { recursive: true })
  expect(readQuiz(join(folder, 'b'), folder)).toMatchObject({ items: [], problems: [{ file: 'b/quiz.yml', found: 'a folder' }] })
})
