import { existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { forgetOld, isKept, keepFolder } from '../../../lib/project/kept/keep.ts'
import { hashOf } from '../../../lib/project/kept/seal.ts'
import { root } from '../../../lib/project/root.ts'
import { flipByte, halve, sayings } from './harm.ts'

const work = mkdtempSync(join(tmpdir(), 'lectern-keep-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

const content: Record<string, string> = { 'a.js': 'let a', 'deep/b.json': '{}', 'deep/c.png': '\x89PNG' }
let filled = 0

async function fill(scratch: string): Promise<void> {
  filled++
  for (const [path, text] of Object.entries(content)) {
    mkdirSync(join(scratch, path, '..'), { recursive: true })
    writeFileSync(join(scratch, path), text)
  }
}

function read(folder: string): Record<string, string> {
  return Object.fromEntries(Object.keys(content).map(path => [path, readFileSync(join(folder, path), 'utf8')]))
}

it('fills a folder again when any of its files, or the list of them, was changed, cut, removed or added', async () => {
  const folder = join(work, 'harmed')
  expect(await keepFolder(folder, fill)).toBe(true)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path => statSync(join(folder, path)).isFile())
  expect(files.sort()).toEqual([...Object.keys(content), 'lectern-seal.json'].sort())
  let harmed = 0
  for (const path of files) {
    for (const harm of [flipByte, halve]) {
      harm(join(folder, path))
      expect(isKept(folder)).toBe(false)
      expect(await sayings(() => keepFolder(folder, fill))).toMatch(/^\S+harmed\/\S+ was damaged and is made again\n$/)
      expect(read(folder)).toEqual(content)
      harmed++
    }
  }
  expect(harmed).toBe(8)
  rmSync(join(folder, 'deep/c.png'))
  expect(await sayings(() => keepFolder(folder, fill))).toContain('deep/c.png was damaged')
  writeFileSync(join(folder, 'more.js'), '')
  expect(await sayings(() => keepFolder(folder, fill))).toContain('more.js was damaged')
  expect(existsSync(join(folder, 'more.js'))).toBe(false)
  const before = filled
  expect(await keepFolder(folder, fill)).toBe(false)
  expect(filled).toBe(before)
  expect(readdirSync(work)).toEqual(['harmed'])
})

it('fills a folder without a list again in silence: it was never finished, or by an older version', async () => {
  const folder = join(work, 'unsealed')
  mkdirSync(folder)
  writeFileSync(join(folder, 'a.js'), 'old')
  expect(await sayings(async () => expect(await keepFolder(folder, fill)).toBe(true))).toBe('')
  expect(read(folder)).toEqual(content)
})

it('leaves what is kept inside a kept folder to its own list', async () => {
  const outer = join(work, 'outer')
  await keepFolder(outer, fill)
  await keepFolder(join(outer, 'kept/inner'), fill)
  expect(isKept(outer)).toBe(true)
  flipByte(join(outer, 'kept/inner/a.js'))
  expect([isKept(outer), isKept(join(outer, 'kept/inner'))]).toEqual([true, false])
})

it('fills a folder again when an input that it lists has changed, gone, or come to where one was looked for', async () => {
  const [folder, input] = [join(work, 'made'), join(work, 'input.ts')]
  const make = async (scratch: string): Promise<void> => {
    await fill(scratch)
    const files = existsSync(input) ? { [relative(root, input)]: hashOf(readFileSync(input)) } : {}
    const glob = { folder: relative(root, work), pattern: './slides-*.ts', found: globSync('./slides-*.ts', { cwd: work }) }
    writeFileSync(join(scratch, 'lectern-inputs.json'), JSON.stringify({ files, globs: [glob] }))
  }
  const steps = [
    () => writeFileSync(input, 'one'),
    () => writeFileSync(input, 'two'),
    () => writeFileSync(join(work, 'slides-1.ts'), ''),
    () => rmSync(join(work, 'slides-1.ts')),
    () => rmSync(input),
  ]
  for (const step of steps) {
    step()
    expect(isKept(folder)).toBe(false)
    expect(await sayings(async () => expect(await keepFolder(folder, make)).toBe(true))).toBe('')
    expect(await keepFolder(folder, make)).toBe(false)
    expect(isKept(folder)).toBe(true)
  }
  expect(steps).toHaveLength(5)
})

it('leaves a folder alone that another process has finished meanwhile and works in', async () => {
  const folder = join(work, 'shared')
  const other = join(work, 'other')
  await keepFolder(other, fill)
  await keepFolder(folder, async (scratch) => {
    await fill(scratch)
    // What the other process keeps inside has a list of its own.
    mkdirSync(join(other, 'kept/half-made'), { recursive: true })
    renameSync(other, folder)
  })
  expect(existsSync(join(folder, 'kept/half-made'))).toBe(true)
  expect(readdirSync(work).filter(name => name.startsWith('shared.'))).toEqual([])
})

it('forgets what is old beside another process that does the same, and beside what cannot be removed', async () => {
  const parent = join(work, 'parent')
  const names = Array.from({ length: 200 }, (_, index) => `old-${index}`)
  for (const name of [...names, 'new']) {
    mkdirSync(join(parent, name), { recursive: true })
    writeFileSync(join(parent, name, 'file'), '')
  }
  for (const name of names)
    utimesSync(join(parent, name), 0, 0)
  await Promise.all(Array.from({ length: 8 }, () => forgetOld(parent, 60)))
  expect(readdirSync(parent)).toEqual(['new'])
  await forgetOld(join(work, 'nowhere'), 60)
})
