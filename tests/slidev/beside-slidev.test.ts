import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { root } from '../../lib/project/root.ts'

const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
const slidev = 'other/node_modules/@slidev/cli/bin/slidev.mjs'
for (const [path, text] of Object.entries({
  [slidev]: '',
  'other/node_modules/helper/package.json': '{ "name": "helper", "main": "index.js" }',
  'other/node_modules/helper/index.js': 'module.exports = "Slidev\'s"',
  'other/node_modules/own/package.json': '{ "name": "own", "main": "index.js" }',
  'other/node_modules/own/index.js': 'module.exports = "Slidev\'s"',
  'talk/node_modules/own/package.json': '{ "name": "own", "main": "index.js" }',
  'talk/node_modules/own/index.js': 'module.exports = "the talk\'s"',
  'talk/import.mjs': 'import helper from "helper"\nimport own from "own"\nconsole.log(helper, own)\n',
  'talk/require.cjs': 'console.log(require("helper"), require("own"), require.resolve("helper").includes("other"))\n',
  'talk/manifest.mjs': 'import { createRequire } from "node:module"\ntry { createRequire(import.meta.url).resolve("helper/package.json") }\ncatch { console.log("not there") }\n',
  'talk/neither.mjs': 'import "nothing-of-the-kind"\n',
})) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

function run(file: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', `
    import { lookBesideSlidev } from ${JSON.stringify(pathToFileURL(join(root, 'lib/slidev/beside-slidev.ts')).href)}
    lookBesideSlidev(${JSON.stringify(join(folder, slidev))})
    await import(${JSON.stringify(pathToFileURL(join(folder, 'talk', file)).href)})`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
}

it('a talk\'s set-up imports what Slidev brings, and its own packages first', () => {
  expect(run('import.mjs')).toBe('Slidev\'s the talk\'s')
  expect(run('require.cjs')).toBe('Slidev\'s the talk\'s true')
})

it('who asks whether a package is there hears of the talk\'s own alone', () => {
  expect(run('manifest.mjs')).toBe('not there')
})

it('a package that is nowhere is missing where it was asked for', () => {
  expect(() => run('neither.mjs')).toThrow(/Cannot find package 'nothing-of-the-kind' imported from \S+talk\/neither\.mjs/)
})
