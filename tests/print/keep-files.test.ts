import type { Exported } from '../../lib/print/export-deck.ts'
import type { BuiltDeck } from '../../lib/slidev/build.ts'
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { together } from '../../lib/print/export-deck.ts'
import { keepFiles } from '../../lib/print/keep-files.ts'
import { LecternError } from '../../lib/project/problem.ts'

const folder = mkdtempSync(join(tmpdir(), 'lectern-keep-'))
afterAll(() => rmSync(folder, { recursive: true }))

const built = { deck: { folder }, app: { folder } } as BuiltDeck
const problem = { file: 'slides.md', found: 'a', expected: 'b', fix: 'c' }
let made = 0
async function make(): Promise<Exported> {
  made++
  return { files: [{ path: 'a/slides.pdf', bytes: Buffer.from('pdf'), size: '1 page' }], remarks: ['so it is'], findings: [] }
}

it('makes files once for one way, again for another, and again when what was kept is harmed', async () => {
  const first = await keepFiles(built, ['slides', 1], make)
  expect(await keepFiles(built, ['slides', 1], make)).toEqual(first)
  expect(made).toBe(1)
  await keepFiles(built, ['slides', 2], make)
  expect(made).toBe(2)
  for (const file of globSync('**/slides.pdf', { cwd: folder }))
    writeFileSync(join(folder, file), 'harmed')
  expect(await keepFiles(built, ['slides', 1], make)).toEqual(first)
  expect(made).toBe(3)
})

it('makes files again for another date, which is in them', async () => {
  made = 0
  for (const date of ['1700000000', '1800000000', '1700000000']) {
    vi.stubEnv('SOURCE_DATE_EPOCH', date)
    await keepFiles(built, ['dated'], make)
  }
  vi.unstubAllEnvs()
  expect(made).toBe(2)
})

it('keeps nothing of files that were refused', async () => {
  const refuse = (): Promise<Exported> => Promise.reject(new LecternError(problem))
  await expect(keepFiles(built, ['slides', 3], refuse)).rejects.toThrow('slides.md')
  made = 0
  await keepFiles(built, ['slides', 3], make)
  expect(made).toBe(1)
})

it('tells of what is wrong with several files, each problem once', async () => {
  const wrong = (...found: string[]): Promise<Exported> => Promise.reject(new LecternError(found.map(found => ({ ...problem, found }))))
  const error: unknown = await together(make(), wrong('stuck', 'cut off'), wrong('stuck')).catch(error => error)
  expect(error).toBeInstanceOf(LecternError)
  expect((error as LecternError).problems.map(({ found }) => found)).toEqual(['stuck', 'cut off'])
  await expect(together(make(), wrong('stuck'), Promise.reject(new Error('a fault of ours')))).rejects.toThrow('a fault of ours')
})
