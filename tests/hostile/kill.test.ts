import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { expect, it, vi } from 'vitest'
import { describeError } from '../../commands/describe-error.ts'
import { exitCodes } from '../../commands/exit-codes.ts'
import { placeFile, placeFolder } from '../../lib/project/place.ts'
import { root } from '../../lib/project/root.ts'
import { isLong } from '../long.ts'
import { createRandom } from '../seeded-random.ts'

const files = 30
const kills = isLong ? 200 : 25

/** Places the same folder and file over and over, each time with one word in all of its files. */
function placing(folder: string): string {
  return `
    import { writeFileSync } from 'node:fs'
    import { placeFile, placeFolder } from ${JSON.stringify(join(root, 'lib/project/place.ts'))}
    for (let round = 0; ; round++) {
      await placeFolder(${JSON.stringify(join(folder, 'dist'))}, 'mark', async (scratch) => {
        for (let no = 0; no < ${files}; no++)
          writeFileSync(scratch + '/' + (no ? no : 'mark'), String(process.pid + round))
      })
      await placeFile(${JSON.stringify(join(folder, 'talk.pdf'))}, Buffer.alloc(300_000, round % 256))
      process.stdout.write('!')
    }`
}

it(`has a whole folder and a whole file after each of ${kills} kills, and leaves nothing beside them`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-killed-'))
  const { next: random } = createRandom(18)
  let killed = 0
  let seen = 0
  for (; killed < kills; killed++) {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', placing(folder)], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise(resolve => child.stdout.once('data', resolve))
    await new Promise(resolve => setTimeout(resolve, random() * 60))
    child.kill('SIGKILL')
    await new Promise(resolve => child.once('close', resolve))
    // Killed between its two renames, it leaves a folder moved away, which the next one puts back.
    if (existsSync(join(folder, 'dist'))) {
      seen++
      const names = readdirSync(join(folder, 'dist'))
      expect(names).toHaveLength(files)
      expect(new Set(names.map(name => readFileSync(join(folder, 'dist', name), 'utf8'))).size).toBe(1)
    }
    if (existsSync(join(folder, 'talk.pdf'))) {
      const bytes = readFileSync(join(folder, 'talk.pdf'))
      expect([bytes.length, new Set(bytes).size]).toEqual([300_000, 1])
    }
  }
  expect(seen).toBeGreaterThan(kills / 2)
  await placeFolder(join(folder, 'dist'), 'mark', async scratch => writeFileSync(join(scratch, 'mark'), ''))
  await placeFile(join(folder, 'talk.pdf'), Buffer.from('whole'))
  expect(readdirSync(folder).sort()).toEqual(['dist', 'talk.pdf'])
})

it('has the old folder, and nothing beside it, when the disk is full at any moment', async (context) => {
  const disk = mkdtempSync(join(tmpdir(), 'lectern-full-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512k,nr_inodes=40', 'tmpfs', disk]).status !== 0)
    return context.skip()
  try {
    const dist = join(disk, 'dist')
    await placeFolder(dist, 'mark', async scratch => writeFileSync(join(scratch, 'mark'), 'old'))
    let refused = 0
    // Of bytes, or of files: the more there are before, the earlier the disk is full.
    for (let before = 0; before <= 36; before += 4) {
      for (let no = 0; no < before; no++)
        writeFileSync(join(disk, `other-${no}`), Buffer.alloc(12_000))
      await expect(placeFolder(dist, 'mark', async (scratch) => {
        for (let no = 0; no < 40; no++)
          writeFileSync(join(scratch, no ? String(no) : 'mark'), Buffer.alloc(20_000))
      })).rejects.toThrow(/ENOSPC|no space|cannot be written/)
      refused++
      expect(readdirSync(disk).filter(name => !name.startsWith('other-'))).toEqual(['dist'])
      expect(readFileSync(join(dist, 'mark'), 'utf8')).toBe('old')
    }
    expect(refused).toBe(10)
  }
  finally {
    spawnSync('umount', [disk])
  }
})

it('says that the disk is full where an error does not', (context) => {
  const disk = mkdtempSync(join(tmpdir(), 'lectern-full-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', disk]).status !== 0)
    return context.skip()
  const error = new Error('page.pdf: Protocol error (IO.read): Read failed')
  expect(describeError(error, 'build')).toMatchObject({ code: exitCodes.fault })
  vi.stubEnv('TMPDIR', disk)
  try {
    const { text, code } = describeError(error, 'build')
    expect(text).toBe(`${disk}: the disk is full\n  expected: at least 4 MB\n  fix:      free some space\n\n1 problem`)
    expect(code).toBe(exitCodes.use)
  }
  finally {
    vi.unstubAllEnvs()
    spawnSync('umount', [disk])
  }
})
