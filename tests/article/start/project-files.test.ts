import { expect, it } from 'vitest'
import { withLectern } from '../../../lib/article/start/manifest.ts'
import { projectFiles } from '../../../lib/article/start/project-files.ts'

function manifestOf(name: string, python = false): Record<string, unknown> {
  return JSON.parse(projectFiles({ name, title: 'Tides', version: '1.2.3', python, talk: 'talk.md' }).get('package.json')!) as Record<string, unknown>
}

it.each([['Tides & Moon!', 'tides-moon'], ['-spring-', 'spring'], ['2024', '2024'], ['潮', 'talk']])('calls the package of a folder %j %j', (folder, name) => {
  expect(manifestOf(folder).name).toBe(name)
})

it('makes a project that nobody publishes by mistake, with Python only where the talk runs it', () => {
  expect(manifestOf('tides')).toMatchObject({ private: true, type: 'module', scripts: { dev: 'lectern dev talk.md --open', check: 'lectern check talk.md' }, devDependencies: { lectern: '^1.2.3' } })
  expect([false, true].map(python => Object.keys(manifestOf('tides', python).devDependencies as object))).toEqual([['lectern'], ['lectern', 'pyodide']])
})

const wanted = JSON.stringify({ scripts: { dev: 'lectern dev', build: 'lectern build' }, devDependencies: { lectern: '^1.0.0' } })

it.each([
  ['has nothing of it', '{\n    "name": "own"\n}\n', { name: 'own', scripts: { dev: 'lectern dev', build: 'lectern build' }, devDependencies: { lectern: '^1.0.0' } }],
  ['has another script of the name', '{\n    "scripts": { "dev": "vite" }\n}\n', { scripts: { 'dev': 'vite', 'talk:dev': 'lectern dev', 'build': 'lectern build' }, devDependencies: { lectern: '^1.0.0' } }],
  ['has Lectern as a dependency', '{\n    "dependencies": { "lectern": "1.1.0" }\n}\n', { dependencies: { lectern: '1.1.0' }, scripts: { dev: 'lectern dev', build: 'lectern build' }, devDependencies: {} }],
])('adds what is missing to a package.json that %s, set as it was', (_, own, manifest) => {
  const made = withLectern(own, wanted)
  expect(JSON.parse(made)).toEqual(manifest)
  expect(made).toMatch(/^\{\n {4}"/)
})

it('leaves a package.json that has all of it as it is, byte for byte', () => {
  const own = '{"scripts":{"talk:dev":"lectern dev","b":"lectern build"},\n "devDependencies":{"lectern":"*"}}'
  expect(withLectern(own, wanted)).toBe(own)
})
