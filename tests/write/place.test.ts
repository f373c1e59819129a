import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { placeFolder } from '../../lib/write/place.ts'

function target(): string {
  return join(mkdtempSync(join(tmpdir(), 'lectern-')), 'dist')
}

it('replaces the folder as a whole', async () => {
  const dist = target()
  for (const word of ['old', 'new'])
    await placeFolder(dist, async scratch => writeFileSync(join(scratch, `${word}.txt`), word))
  expect(readdirSync(dist)).toEqual(['new.txt'])
})

it('keeps the old folder and leaves no scratch when filling fails', async () => {
  const dist = target()
  await placeFolder(dist, async scratch => writeFileSync(join(scratch, 'a.txt'), 'old'))
  await expect(placeFolder(dist, async (scratch) => {
    writeFileSync(join(scratch, 'a.txt'), 'half')
    throw new Error('stop')
  })).rejects.toThrow('stop')
  expect(readFileSync(join(dist, 'a.txt'), 'utf8')).toBe('old')
  expect(readdirSync(join(dist, '..'))).toEqual(['dist'])
})

it('creates nothing when the first filling fails', async () => {
  const dist = target()
  await expect(placeFolder(dist, () => Promise.reject(new Error('stop')))).rejects.toThrow('stop')
  expect(existsSync(dist)).toBe(false)
})
