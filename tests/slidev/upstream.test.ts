import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { root } from '../../lib/project/root.ts'
import { changedFile, patchText, upstream } from '../../scripts/upstream.ts'

const folder = join(root, 'docs/upstream')
const read = (name: string): string => readFileSync(join(folder, `${name}.patch`), 'utf8')

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
  expect(readdirSync(folder).filter(file => file.endsWith('.patch')).sort()).toEqual(names.map(name => `${name}.patch`))
  expect([...readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name)).toEqual(names)
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
