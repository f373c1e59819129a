import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { expect, it } from 'vitest'
import { placeFolder } from '../../lib/project/place.ts'
import { root } from '../../lib/project/root.ts'

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

it.each(['there', 'nowhere'])('replaces a link, and follows none that a stranger may have written: %s', async (name) => {
  const dist = target()
  mkdirSync(join(dist, '../there'))
  fill(join(dist, '../there'), 'theirs')
  symlinkSync(name, dist)
  await placeFolder(dist, 'mark', async scratch => fill(scratch, 'new'))
  expect(readdirSync(dist)).toEqual(['mark', 'new.txt'])
  expect(readdirSync(join(dist, '..'))).toEqual(['dist', 'there'])
  expect(readdirSync(join(dist, '../there'))).toEqual(['mark', 'theirs.txt'])
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

it('takes away what a killed build has left beside the folder', async () => {
  const dist = target()
  const { pid } = spawnSync(process.execPath, ['--version'])
  mkdirSync(join(dist, '../.dist-aB3xY9'))
  fill(join(dist, '../.dist-aB3xY9'), 'half')
  writeFileSync(join(dist, '../.dist-aB3xY9.lectern'), JSON.stringify([pid, hostname()]))
  await placeFolder(dist, 'mark', async scratch => fill(scratch, 'new'))
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
  await expect(placeFolder(dist, 'mark', async scratch => fill(scratch, 'new'))).rejects.toThrow(/did not write \(it contains thesis\.txt, and no mark\)/)
  expect(readdirSync(dist)).toEqual(['thesis.txt'])
})

it('leaves no scratch when it is interrupted, and what was there before', async () => {
  const dist = target()
  await placeFolder(dist, 'mark', async scratch => fill(scratch, 'old'))
  const script = `import { placeFolder } from ${JSON.stringify(join(root, 'lib/project/place.ts'))}\nawait placeFolder(${JSON.stringify(dist)}, 'mark', () => { console.log('filling'); return new Promise(resolve => setTimeout(resolve, 60_000)) })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'pipe'] })
  await new Promise(resolve => child.stdout.on('data', resolve))
  expect(readdirSync(join(dist, '..'))).toHaveLength(3)
  const code = new Promise(resolve => child.once('close', resolve))
  child.kill('SIGINT')
  expect(await code).toBe(130)
  expect(readdirSync(join(dist, '..'))).toEqual(['dist'])
  expect(readdirSync(dist)).toEqual(['mark', 'old.txt'])
})

it('puts the old folder back when the new one cannot take its place, and says why', async () => {
  const dist = target()
  await placeFolder(dist, 'mark', async scratch => fill(scratch, 'old'))
  let moves = 0
  await expect(placeFolder(dist, 'mark', async scratch => fill(scratch, 'new'), async (from, to) => {
    moves++
    if (moves === 2)
      throw Object.assign(new Error('EPERM'), { code: 'EPERM', syscall: 'rename' })
    await rename(from, to)
  })).rejects.toThrow(/dist: cannot be written: this user has no permission \(EPERM, rename\)[\s\S]*existing files are unchanged/)
  expect(moves).toBe(2)
  expect(readdirSync(dist)).toEqual(['mark', 'old.txt'])
  expect(readdirSync(join(dist, '..'))).toEqual(['dist'])
})

it('says so when the folder above cannot be written', async () => {
  const dist = target()
  writeFileSync(join(dist, '..', 'file'), '')
  await expect(placeFolder(join(dist, '..', 'file/dist'), 'mark', async scratch => fill(scratch, 'new')))
    .rejects
    .toThrow(/cannot be written: a part of this path is a file, not a folder \(ENOTDIR, \w+\)/)
})
