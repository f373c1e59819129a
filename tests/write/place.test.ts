import { existsSync, mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { placeFolder } from '../../lib/write/place.ts'

function target(): string {
  return join(mkdtempSync(join(tmpdir(), 'lectern-')), 'dist')
}

function fill(folder: string, word: string): void {
  writeFileSync(join(folder, 'mark'), '')
  writeFileSync(join(folder, `${word}.txt`), word)
}

it('replaces the folder as a whole', async () => {
  const dist = target()
  for (const word of ['old', 'new'])
    await placeFolder(dist, 'mark', async scratch => fill(scratch, word))
  expect(readdirSync(dist)).toEqual(['mark', 'new.txt'])
})

it('keeps the old folder and leaves no scratch when filling fails', async () => {
  const dist = target()
  await placeFolder(dist, 'mark', async scratch => fill(scratch, 'old'))
  await expect(placeFolder(dist, 'mark', async (scratch) => {
    fill(scratch, 'half')
    throw new Error('stop')
  })).rejects.toThrow('stop')
  expect(readdirSync(dist)).toEqual(['mark', 'old.txt'])
  expect(readdirSync(join(dist, '..'))).toEqual(['dist'])
})

it('creates nothing when the first filling fails', async () => {
  const dist = target()
  await expect(placeFolder(dist, 'mark', () => Promise.reject(new Error('stop')))).rejects.toThrow('stop')
  expect(existsSync(dist)).toBe(false)
})

it('lets everybody read what it places, as far as the user\'s mask allows', async () => {
  const dist = target()
  await placeFolder(dist, 'mark', async scratch => fill(scratch, 'new'))
  expect(statSync(dist).mode & 0o777).toBe(0o777 & ~process.umask())
})

it('refuses a folder that somebody else filled, and leaves it alone', async () => {
  const dist = target()
  mkdirSync(dist)
  writeFileSync(join(dist, 'thesis.txt'), 'years of work')
  await expect(placeFolder(dist, 'mark', async scratch => fill(scratch, 'new'))).rejects.toThrow(/has not written \(it holds thesis\.txt, and no mark\)/)
  expect(readdirSync(dist)).toEqual(['thesis.txt'])
})
