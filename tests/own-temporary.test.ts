import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { expect, it } from 'vitest'
import { root } from '../lib/project/root.ts'

/** What a program of Node says. */
const said = (code: string): string => spawnSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' }).stdout

it('puts what tests and the programs that they start write for a while below one folder of the run', () => {
  expect(basename(tmpdir())).toMatch(/^lv-\w{6}$/)
  expect(said('import { tmpdir } from "node:os"; console.log(tmpdir())').trim()).toBe(tmpdir())
})

it('removes that folder at the end', () => {
  const written = said(`
    import { mkdirSync } from 'node:fs'
    import { tmpdir } from 'node:os'
    const { default: ownTemporary } = await import(${JSON.stringify(join(root, 'tests/own-temporary.ts'))})
    ownTemporary()
    ownTemporary()
    mkdirSync(tmpdir() + '/lectern-a/b', { recursive: true })
    console.log(tmpdir())`).trim()
  expect(dirname(written)).toBe(tmpdir())
  expect(existsSync(written)).toBe(false)
})
