import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { keepFile } from '../../../lib/render/chunks/keep.ts'

const folder = mkdtempSync(join(tmpdir(), 'lectern-keep-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('makes a file once, in a folder that need not be there', async () => {
  const file = join(folder, 'new/one.json')
  const make = (text: string): Promise<Buffer> => keepFile(file, async () => text)
  expect((await make('first')).toString()).toBe('first')
  expect((await make('second')).toString()).toBe('first')
  expect(readdirSync(join(folder, 'new'))).toEqual(['one.json'])
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
