import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../lib/project/root.ts'
import { anywhere } from '../../lib/slidev/anywhere.ts'
import { manyFiles } from '../../lib/slidev/contract.ts'

interface Config { cacheDir?: string, optimizeDeps: { include: string[] } }

function configFor(userRoot: string, mode: 'dev' | 'build'): Config {
  const { config } = anywhere({ cache: '/cache' }, { clientRoot: '/client', mode, userRoot })
  return (config as () => Config)()
}

/** Where Vite keeps what it has made ready of a deck's packages. */
const cacheDir = (userRoot: string, mode: 'dev' | 'build'): unknown => configFor(userRoot, mode).cacheDir

it('each deck and mode has a cache of packages that no other start makes again', () => {
  const starts = [['/talks/one', 'dev'], ['/talks/two', 'dev'], ['/talks/one', 'build']] as const
  const places = starts.map(([folder, mode]) => cacheDir(folder, mode))
  expect(new Set(places).size).toBe(3)
  expect(places).toEqual(places.map(() => expect.stringMatching(/^\/cache\/vite\/(?:dev|build)-[\da-f]{8}$/)))
  expect(cacheDir('/talks/one', 'dev')).toBe(places[0])
})

it('has Vite put packages of many files together, where it can find them', () => {
  expect(configFor(join(root, 'slides'), 'dev').optimizeDeps.include).toBe(manyFiles)
  expect(configFor('/nowhere', 'dev').optimizeDeps.include).toEqual([])
})

it.each(manyFiles)('finds %s in the installed Slidev', (path) => {
  const [name = '', ...packages] = path.split(' > ').reverse()
  const folder = packages.reverse().reduce((from, step) => {
    const found = createRequire(join(from, 'package.json')).resolve.paths(step)!.map(place => join(place, step)).find(place => existsSync(join(place, 'package.json')))
    expect(found, step).toBeDefined()
    return found!
  }, root)
  expect(createRequire(join(folder, 'package.json')).resolve(name)).toMatch(/js$/)
})
