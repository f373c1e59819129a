import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadDeck } from '../../lib/project/deck.ts'
import { findOpenMarks } from '../../lib/project/open-marks.ts'

it.each([
  ['![', '![a](', '](', ')'],
  ['![', '![', '![', ']'],
  ['<!--', '<!--', '<!--', '-->'],
  ['{{', '{{', '{{', '}}'],
])('finds that %s is begun by the thousand and never ended, before a parser looks for the ends', (_, begun, open, close) => {
  expect(findOpenMarks(`# A\n\n${begun.repeat(100_000)}`)).toEqual({ open, close, line: 3 })
})

it('says so at its line, instead of the parser that takes minutes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-open-'))
  writeFileSync(join(folder, 'talk.md'), `---\ntitle: A\n---\n\n# A\n\n${'![a]('.repeat(100_000)}\n`)
  await expect(loadDeck({ name: 'talk', folder, entry: join(folder, 'talk.md') }, folder)).rejects.toThrow('talk.md:7: thousands of "](" without ")"')
})

it.each([
  ['a million pictures', '![a](b.png)'.repeat(1_000_000)],
  ['some that are open', `${'![a](b.png)\n'.repeat(1000)}${'![a](\n'.repeat(100)}`],
  ['one of a megabyte', `![a](data:image/png;base64,${'A'.repeat(1_000_000)})`],
  ['ends without beginnings', ') --> }} ]'.repeat(100_000)],
])('lets %s pass', (_, markdown) => {
  expect(findOpenMarks(markdown)).toBeUndefined()
})
