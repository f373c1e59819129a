import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { expect, it } from 'vitest'
import { exitCodes } from '../../commands/exit-codes.ts'
import { root } from '../../lib/project/root.ts'

const quiet = ['--no-install', '--no-git']

function lectern(cwd: string, args: string[], input = ''): { code: number | null, output: string } {
  const run = spawnSync(process.execPath, [join(root, 'commands/lectern.ts'), ...args], { cwd, encoding: 'utf8', input, env: { ...process.env, NO_COLOR: '1', CI: 'true' } })
  return { code: run.status, output: run.stdout + run.stderr }
}

function folder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'lectern-new-')))
}

it('starts a talk with all that publishing it takes, and check finds nothing', () => {
  const cwd = folder()
  const { code, output } = lectern(cwd, ['new', 'my-talk', '--no-install'])
  expect(output).toContain('my-talk/slides.md: a first talk of 5 slides')
  expect(code).toBe(exitCodes.fine)
  expect(readdirSync(join(cwd, 'my-talk')).sort()).toEqual(['.git', '.github', '.gitignore', 'AGENTS.md', 'package.json', 'slides.md'])
  expect(readFileSync(join(cwd, 'my-talk/slides.md'), 'utf8')).toContain('title: "My talk"')
  const check = lectern(join(cwd, 'my-talk'), ['check'])
  expect(check.output).toContain('my-talk: 5 slides, no problem found')
})

it('makes a deck of an article from a file or from standard input, alike', () => {
  const cwd = folder()
  const article = '# Tides\n\nThe moon pulls on the water of the earth.\n\n## Range\n\nA spring tide is the highest of a month.\n'
  writeFileSync(join(cwd, 'tides.md'), article)
  expect(lectern(cwd, ['new', 'one', '--from', 'tides.md', ...quiet]).output).toMatch(/one\/slides\.md: 2 slides from article\.md\nof 4 sentences, 4 are on slides, 0 in the notes \(100 %\)/)
  expect(lectern(cwd, ['new', 'two', '--from', '-', ...quiet], article).code).toBe(exitCodes.fine)
  expect(readFileSync(join(cwd, 'two/slides.md'), 'utf8')).toBe(readFileSync(join(cwd, 'one/slides.md'), 'utf8'))
})

it('overwrites nothing unless it is told to, and then only its own files', () => {
  const cwd = folder()
  mkdirSync(join(cwd, 'talk'))
  writeFileSync(join(cwd, 'talk/slides.md'), 'mine')
  writeFileSync(join(cwd, 'talk/other.md'), 'mine too')
  const { code, output } = lectern(cwd, ['new', 'talk', ...quiet])
  expect(code).toBe(exitCodes.use)
  expect(output).toContain('talk: a folder that holds other.md, slides.md')
  expect(readFileSync(join(cwd, 'talk/slides.md'), 'utf8')).toBe('mine')
  expect(lectern(cwd, ['new', 'talk', '--force', ...quiet]).code).toBe(exitCodes.fine)
  expect(readFileSync(join(cwd, 'talk/slides.md'), 'utf8')).toContain('layout: cover')
  expect(readFileSync(join(cwd, 'talk/other.md'), 'utf8')).toBe('mine too')
})

it.each([
  [['new'], 'no name for the new talk'],
  [['new', 'talk', '--from', 'none.md'], 'none.md: no such file'],
  [['new', 'talk', '--from', '.'], '.: a folder'],
])('%s tells what is missing and writes nothing', (args, found) => {
  const cwd = folder()
  const { code, output } = lectern(cwd, args)
  expect(code).toBe(exitCodes.use)
  expect(output).toContain(found)
  expect(readdirSync(cwd)).toEqual([])
})

it('refuses an empty article as a fault of the article, and writes nothing', () => {
  const cwd = folder()
  const { code, output } = lectern(cwd, ['new', 'talk', '--from', '-'], '  \n')
  expect(code).toBe(exitCodes.deck)
  expect(output).toContain('standard input: no text: the input is empty')
  expect(existsSync(join(cwd, 'talk'))).toBe(false)
})

it('adds only the talk in a project that is already there', () => {
  const cwd = folder()
  writeFileSync(join(cwd, 'package.json'), '{}')
  expect(lectern(cwd, ['new', 'talks/tides']).code).toBe(exitCodes.fine)
  expect(readdirSync(join(cwd, 'talks/tides'))).toEqual(['slides.md'])
})
