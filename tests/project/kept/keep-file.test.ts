import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { keepFile } from '../../../lib/project/kept/keep.ts'
import { flipByte, halve, sayings } from './harm.ts'

const folder = mkdtempSync(join(tmpdir(), 'lectern-keep-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('makes a file once, in a folder that need not be there', async () => {
  const file = join(folder, 'new/one.json')
  const make = (text: string): Promise<Buffer> => keepFile(file, async () => text)
  expect((await make('first')).toString()).toBe('first')
  expect((await make('second')).toString()).toBe('first')
  expect(readdirSync(join(folder, 'new'))).toEqual(['one.json', 'one.json.sha256'])
})

it('leaves nothing behind when it cannot be made, and tries again', async () => {
  const file = join(folder, 'failing')
  await expect(keepFile(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(readdirSync(folder)).not.toContain('failing')
  expect((await keepFile(file, async () => 'yes')).toString()).toBe('yes')
})

it('gives both who make it at once the whole of it', async () => {
  const file = join(folder, 'both')
  const made = await Promise.all([1, 2].map(() => keepFile(file, async () => 'x'.repeat(100_000))))
  expect(made.map(bytes => bytes.length)).toEqual([100_000, 100_000])
})

it('makes a file again whose bytes, length or hash were changed, and says so', async () => {
  const file = join(folder, 'harmed')
  const make = (): Promise<Buffer> => keepFile(file, async () => 'as it was made')
  await make()
  let harmed = 0
  for (const path of [file, `${file}.sha256`]) {
    for (const harm of [flipByte, halve]) {
      harm(path)
      expect(await sayings(make)).toMatch(/harmed was damaged and is made again\n$/)
      expect(readFileSync(file, 'utf8')).toBe('as it was made')
      expect(await sayings(make)).toBe('')
      harmed++
    }
  }
  expect(harmed).toBe(4)
})
