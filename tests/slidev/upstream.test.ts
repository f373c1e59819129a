import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { root } from '../../lib/project/root.ts'
import { changedFile, patchText, upstream } from '../../scripts/upstream.ts'

const folder = join(root, 'docs/upstream')
const read = (name: string): string => readFileSync(join(folder, `${name}.patch`), 'utf8')

/** Patches for sources of which only a bundle is installed. */
const ofCommandLine = ['addon-option', 'guard-slide-requests']

/** Slidev's repository, as far as a patch needs it. */
function repository(files: string[], own: Parameters<typeof changedFile>[1]): string {
  const path = mkdtempSync(join(tmpdir(), 'lectern-slidev-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  for (const file of files) {
    mkdirSync(dirname(join(path, 'packages/client', file)), { recursive: true })
    writeFileSync(join(path, 'packages/client', file), changedFile(file, own).before)
  }
  execFileSync('git', ['init', '--quiet'], { cwd: path })
  return path
}

it('every patch for Slidev is there, says what the code says, and the page lists it', () => {
  const names = [...upstream.keys()].sort()
  expect(readdirSync(folder).filter(file => file.endsWith('.patch')).sort()).toEqual([...names, ...ofCommandLine].sort().map(name => `${name}.patch`))
  expect([...readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name)).toEqual([...names, ...ofCommandLine])
  for (const [name, own] of upstream)
    expect(read(name), name).toBe(patchText(own))
  expect(names.length).toBeGreaterThan(5)
})

it.each([...upstream])('%s applies to Slidev, and leaves what a build of ours makes', (name, own) => {
  const files = [...new Set(own.map(({ file }) => file))]
  const path = repository(files, own)
  execFileSync('git', ['apply', join(folder, `${name}.patch`)], { cwd: path })
  for (const file of files)
    expect(readFileSync(join(path, 'packages/client', file), 'utf8')).toBe(changedFile(file, own).after)
  // A second time it does not: the fault is gone.
  expect(spawnSync('git', ['apply', '--check', join(folder, `${name}.patch`)], { cwd: path }).status).not.toBe(0)
})

/** Code as every formatter and bundler leaves it. */
const bare = (code: string): string => code.replace(/ as '[^=}]*(?= \})/, '').replaceAll('\'', '"').replace(/\b(\w+): \1\b/g, '$1').replace(/[\s;]/g, '')

it.each(ofCommandLine)('what %s changes is in the installed Slidev as well', (name) => {
  const dist = join(dirname(createRequire(import.meta.url).resolve('@slidev/cli/package.json')), 'dist')
  const installed = bare(readdirSync(dist).filter(file => file.endsWith('.mjs')).map(file => readFileSync(join(dist, file), 'utf8')).join('\n'))
  const places = read(name).split('\n').filter(line => /^-[^-]/.test(line)).map(line => line.slice(1))
  const around = name === 'guard-slide-requests' ? ['req.url?.match(regexSlideReqPath)\nif (!match)', 'return next()\nconst [, no] = match'] : []
  for (const code of [...places, ...around])
    expect(installed.includes(bare(code)), code).toBe(true)
  expect(places.length + around.length).toBeGreaterThan(1)
})

it('guard-slide-requests lets in the talk\'s own page and programs, and no other site', () => {
  const added = read('guard-slide-requests').split('\n').filter(line => line.startsWith('+')).map(line => line.slice(1)).join('\n')
  const source = stripTypeScriptTypes(added.slice(added.indexOf('function isFromAnotherSite'), added.indexOf('\n}\n') + 2))
  // eslint-disable-next-line no-new-func -- the patch's own text
  const refuses = new Function(`${source}; return isFromAnotherSite`)() as (headers: Record<string, string | undefined>) => boolean
  const host = 'localhost:3030'
  const own = [{ host }, { host, 'origin': 'http://localhost:3030', 'sec-fetch-site': 'same-origin' }, { host, 'sec-fetch-site': 'none' }]
  const others = [{ host, origin: 'https://evil.example' }, { host, origin: 'null' }, { host, 'origin': 'http://localhost:3031', 'sec-fetch-site': 'same-site' }, { host, 'sec-fetch-site': 'cross-site' }, { host, 'sec-fetch-site': 'same-site' }]
  expect(own.map(headers => refuses(headers))).toEqual(own.map(() => false))
  expect(others.map(headers => refuses(headers))).toEqual(others.map(() => true))
})
