import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { expect, it } from 'vitest'
import { exitCodes } from '../../commands/exit-codes.ts'
import { filesBelow } from '../../lib/project/paths.ts'
import { root } from '../../lib/project/root.ts'
import { isLong } from '../long.ts'

const quiet = ['--no-install', '--no-git']

function lectern(cwd: string, args: string[], input = ''): { code: number | null, output: string } {
  const run = spawnSync(process.execPath, [join(root, 'commands/lectern.ts'), ...args], { cwd, encoding: 'utf8', input, env: { ...process.env, NO_COLOR: '1', CI: 'true' } })
  return { code: run.status, output: run.stdout + run.stderr }
}

function folder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'lectern-new-')))
}

/** All files of a folder outside of git's, by path. */
function contents(cwd: string): Record<string, string> {
  const paths = filesBelow(cwd).filter(path => !path.startsWith('.git/')).sort()
  return Object.fromEntries(paths.map(path => [path, readFileSync(join(cwd, path), 'utf8')]))
}

it('starts a talk with all that publishing it takes, and check finds nothing', () => {
  const cwd = folder()
  const { code, output } = lectern(cwd, ['new', 'my-talk', '--no-install'])
  expect(output).toContain('my-talk/slides.md: a first talk of 5 slides')
  expect(code).toBe(exitCodes.fine)
  expect(readdirSync(join(cwd, 'my-talk')).sort()).toEqual(['.git', '.github', '.gitignore', 'AGENTS.md', 'package.json', 'slides.md'])
  expect(readFileSync(join(cwd, 'my-talk/slides.md'), 'utf8')).toContain('title: "My talk"')
  const check = lectern(join(cwd, 'my-talk'), ['check', ...isLong ? [] : ['--source-only']])
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

it('init adds to an empty repository what a talk needs, and a second time nothing', () => {
  const cwd = folder()
  spawnSync('git', ['init', '--quiet'], { cwd })
  // Without a terminal: standard input is closed.
  const { code, output } = lectern(cwd, ['init', '--yes'])
  expect(code).toBe(exitCodes.fine)
  expect(output.match(/^.+: written$/gm)).toEqual(['package.json', '.gitignore', '.github/workflows/talk.yml', 'AGENTS.md', 'slides.md'].map(path => `${path}: written`))
  expect(output).toContain('not installed: this Lectern is a clone')
  expect(output).toContain('Next: npx lectern slides.md')
  const before = contents(cwd)
  expect(JSON.parse(before['package.json'] ?? '')).toMatchObject({ private: true, scripts: { dev: 'lectern dev slides.md --open' } })
  const again = lectern(cwd, ['init', '--no-install'])
  expect(again.code).toBe(exitCodes.fine)
  expect(again.output.match(/already exists, unchanged$/gm)).toHaveLength(3)
  expect(contents(cwd)).toEqual(before)
})

it('init keeps a project as it is: its scripts, its files, its talk', () => {
  const cwd = folder()
  mkdirSync(join(cwd, 'talks'))
  mkdirSync(join(cwd, '.github/workflows'), { recursive: true })
  const own = {
    'package.json': '{\n\t"name": "shop",\n\t"scripts": { "build": "make", "test": "vitest" },\n\t"dependencies": { "vue": "3" }\n}\n',
    'talks/tides.md': '---\ntitle: Tides\nmdc: true\n---\n\n# Tides\n',
    '.gitignore': 'mine\n',
    'AGENTS.md': 'Be kind.\n',
    '.github/workflows/talk.yml': 'name: mine\n',
  }
  for (const [path, text] of Object.entries(own))
    writeFileSync(join(cwd, path), text)
  const { code, output } = lectern(cwd, ['init', '--no-install'])
  expect(code).toBe(exitCodes.fine)
  expect(output).toContain('package.json: scripts and the dependency added')
  expect(output).toContain('Next: npx lectern talks/tides.md')
  const { 'package.json': manifest, ...others } = contents(cwd)
  const { 'package.json': _, ...ours } = own
  expect(others).toEqual(ours)
  expect(manifest).toMatch(/^\{\n\t"name": "shop"/)
  expect(JSON.parse(manifest ?? '')).toEqual({
    name: 'shop',
    scripts: { 'build': 'make', 'test': 'vitest', 'dev': 'lectern dev talks/tides.md --open', 'talk:build': 'lectern build talks/tides.md', 'export': 'lectern export talks/tides.md', 'check': 'lectern check talks/tides.md' },
    dependencies: { vue: '3' },
    devDependencies: { lectern: expect.stringMatching(/^\^\d/) as string },
  })
})

it('init beside a broken package.json says so, and writes nothing', () => {
  const cwd = folder()
  writeFileSync(join(cwd, 'package.json'), '{ "name": ')
  const { code, output } = lectern(cwd, ['init', '--no-install'])
  expect(code).toBe(exitCodes.deck)
  expect(output).toMatch(/package\.json: not JSON: .*\n {2}expected: JSON\n {2}fix: {6}correct the file, then run lectern init again/)
  expect(contents(cwd)).toEqual({ 'package.json': '{ "name": ' })
})

it('new leaves git and npm alone when it is told to, and does not touch a file of the name', () => {
  const cwd = folder()
  writeFileSync(join(cwd, 'taken'), 'mine')
  expect(lectern(cwd, ['new', 'talk', '--yes', ...quiet]).code).toBe(exitCodes.fine)
  expect(readdirSync(join(cwd, 'talk')).sort()).toEqual(['.github', '.gitignore', 'AGENTS.md', 'package.json', 'slides.md'])
  const { code, output } = lectern(cwd, ['new', 'taken', ...quiet])
  expect(code).toBe(exitCodes.use)
  expect(output).toContain('taken: a file with this name')
  expect(readFileSync(join(cwd, 'taken'), 'utf8')).toBe('mine')
})
