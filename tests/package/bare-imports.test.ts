import { globSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runners } from '../../lib/cage/runners/index.ts'
import { root } from '../../lib/project/root.ts'

/** What Vite answers itself, and what is written into Slidev's client, which has it. */
const virtual = /^(?:virtual:|#slidev\/|@slidev\/client$|vue-router$)/
const specifier = /^\s*(?:import|export)\s(?!type\b)(?:[^'"`;]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm

/** `@scope/name/path` => `@scope/name` */
function packageName(name: string): string {
  return name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')
}

function barePackages(files: string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const file of files) {
    for (const [, first, second] of readFileSync(join(root, file), 'utf8').matchAll(specifier)) {
      const name = first ?? second ?? ''
      if (/^[@a-z]/.test(name) && !virtual.test(name) && !name.startsWith('node:') && !builtinModules.includes(name))
        found.set(packageName(name), file)
    }
  }
  return found
}

it.for([
  ['lectern', 'package.json', ['{commands,components,lib,setup,styles,theme}/**/*.{ts,vue}', '*.vue']],
  ['slidev-theme-lectern', 'theme/package.json', ['theme/**/*.{ts,vue}']],
] as const)('%s imports no package that it does not depend on', ([, manifest, globs]) => {
  const { dependencies } = JSON.parse(readFileSync(join(root, manifest), 'utf8')) as { dependencies: Record<string, string> }
  const files = globSync([...globs], { cwd: root }).filter(file => !file.endsWith('.d.ts') && !file.includes('node_modules'))
  const used = barePackages(files)
  expect(files.length).toBeGreaterThan(10)
  expect(used.size).toBeGreaterThan(2)
  expect([...used].filter(([name]) => !(name in dependencies))).toEqual([])
})

it('compiles what is started or imported by a name that is put together at run time', () => {
  const { files } = JSON.parse(readFileSync(join(root, 'tsconfig.package.json'), 'utf8').replace(/^\s*\/\/.*$/gm, '')) as { files: string[] }
  const started = globSync('{commands,lib,setup}/**/*.ts', { cwd: root }).flatMap(file =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/[`'"]([\w./-]+)\$\{extname\(import\.meta\.filename\)\}/g)].map(([, name = '']) => join(file, '..', `${name}.ts`)))
  const prepared = runners.flatMap(({ prepareModule }) => prepareModule ?? []).map(name => join('lib/cage/runners', name))
  expect(started.length).toBeGreaterThan(3)
  expect(prepared.length).toBeGreaterThan(0)
  expect([...started, ...prepared].filter(file => !files.includes(file))).toEqual([])
})

it('the theme stands alone', () => {
  const outside = globSync('theme/**/*.{ts,vue,css}', { cwd: root }).flatMap(file =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import|url\()\s*['"](\.\.?\/[^'"]+)/g)].map(([, path = '']) => join(file, '..', path)).filter(path => !path.startsWith('theme/')))
  expect(outside).toEqual([])
})
