import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { expect, it, vi } from 'vitest'
import { fontConfiguration } from '../../lib/browser/fontconfig.ts'

const isHere = spawnSync('fc-list', ['--version']).status === 0

it.runIf(isHere)('keeps what is learned of faces in the folder, and never in the system\'s', async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'lectern-fontconfig-'))
  const [system, faces, own] = ['system', 'faces', 'own'].map(name => join(scratch, name)) as [string, string, string]
  try {
    await Promise.all([system, faces, own].map(folder => mkdir(folder)))
    const settings = join(scratch, 'system.conf')
    await writeFile(settings, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${faces}</dir><cachedir>${system}</cachedir></fontconfig>`)
    vi.stubEnv('FONTCONFIG_FILE', settings)
    await writeFile(join(own, 'fonts.conf'), fontConfiguration(own))
    expect(spawnSync('fc-list', { env: { ...process.env, FONTCONFIG_FILE: join(own, 'fonts.conf') } }).status).toBe(0)
    expect(await readdir(system)).toEqual([])
    expect((await readdir(join(own, 'cache'))).length).toBeGreaterThan(1)
  }
  finally {
    vi.unstubAllEnvs()
    await rm(scratch, { recursive: true })
  }
})
