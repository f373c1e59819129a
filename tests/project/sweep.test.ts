import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { claimScratch, sweepScratch } from '../../lib/project/sweep.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-sweep-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function add(name: string): Promise<void> {
  await mkdir(join(folder, name))
  await writeFile(join(folder, name, 'index.html'), name)
}

/** As a process leaves a folder that is killed while it fills it. */
async function leave(name: string, pid = spawnSync(process.execPath, ['--version']).pid, host = hostname()): Promise<void> {
  await add(name)
  await writeFile(join(folder, `${name}.lectern`), JSON.stringify([pid, host]))
}

it('removes what a killed build has left, and nothing else', async () => {
  const others = ['dist', '.dist-backup', '.dist-aB3xY8', '.site-aB3xY9']
  for (const name of others)
    await add(name)
  await leave('.dist-aB3xY9')
  await add('.dist-aB3xY9-old')
  await add('.dist-runs00')
  const release = await claimScratch(join(folder, '.dist-runs00'))
  await sweepScratch(join(folder, 'dist'))
  expect((await readdir(folder)).sort()).toEqual([...others, '.dist-runs00', '.dist-runs00.lectern'].sort())
  await release()
  await sweepScratch(join(folder, 'dist'))
  expect((await readdir(folder)).sort()).toEqual([...others, '.dist-runs00'].sort())
  await sweepScratch(join(folder, 'not', 'there'))
})

it('puts back the folder that a build had moved away when it was killed', async () => {
  await leave('.dist-aB3xY9')
  await add('.dist-aB3xY9-old')
  await sweepScratch(join(folder, 'dist'))
  expect(await readdir(folder)).toEqual(['dist'])
  expect(await readFile(join(folder, 'dist/index.html'), 'utf8')).toBe('.dist-aB3xY9-old')
})

it('takes a claim with its own number, or one that was cut off, for a dead process\'s, and another machine\'s after a day', async () => {
  await leave('.dist-aaaaaa', process.pid)
  await leave('.dist-bbbbbb', process.pid, 'elsewhere')
  await leave('.dist-cccccc')
  await writeFile(join(folder, '.dist-cccccc.lectern'), '[12')
  await sweepScratch(join(folder, 'dist'))
  expect((await readdir(folder)).sort()).toEqual(['.dist-bbbbbb', '.dist-bbbbbb.lectern'])
  const yesterday = Date.now() / 1000 - 25 * 3600
  await utimes(join(folder, '.dist-bbbbbb.lectern'), yesterday, yesterday)
  await sweepScratch(join(folder, 'dist'))
  expect(await readdir(folder)).toEqual([])
})
