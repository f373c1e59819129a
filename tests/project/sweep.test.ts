import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
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
async function leave(name: string): Promise<void> {
  await add(name)
  const { pid } = spawnSync(process.execPath, ['--version'])
  await writeFile(join(folder, `${name}.lectern`), String(pid))
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
