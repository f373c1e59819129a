import { expect, it } from 'vitest'
import { machineProblem, systemProblem } from '../../lib/project/system-error.ts'

const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' })

it.each([
  ['itself', full],
  ['an error because of it', new Error('cannot print', { cause: new Error('cannot write', { cause: full }) })],
  ['one of several', new AggregateError([new Error('other'), full], 'two failed')],
  ['a program that prints it', new Error('browserType.launch: ENOSPC: no space left on device, mkdtemp \'/tmp/a\'')],
])('tells a full disk in %s', (_, error) => {
  expect(systemProblem(error)).toMatchObject({ found: expect.stringMatching(/^the disk is full \(ENOSPC/), fix: 'free some space' })
})

it.each([
  ['Caused by:\n    No space left on device (os error 28)', 'the disk is full (ENOSPC)'],
  ['fwrite: No space left on device', 'the disk is full (ENOSPC)'],
  ['Error: EMFILE: too many open files, open \'/a\'', 'this process has too many files open (EMFILE, open)'],
  ['Read-only file system (os error 30)', 'the disk is read-only (EROFS)'],
])('finds what the machine lacks in what a build printed: %j', (text, found) => {
  expect(machineProblem(text)).toMatchObject({ file: '', found })
})

it.each(['ENOENT: no such file or directory, open \'/a.md\'', 'No such file or directory (os error 2)', 'EXAMPLE: a slide, shown', ' 12 │ ENOSPC: no space left on device, write', '3 | (os error 28)', 'all is well'])('leaves a deck what is the deck\'s: %j', (text) => {
  expect(machineProblem(text)).toBeUndefined()
  expect(systemProblem(new Error(text))).toBeUndefined()
})
