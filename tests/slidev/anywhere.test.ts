import { expect, it } from 'vitest'
import { anywhere } from '../../lib/slidev/anywhere.ts'

/** Where Vite keeps what it has made ready of a deck's packages. */
function cacheDir(userRoot: string, mode: 'dev' | 'build'): unknown {
  const { config } = anywhere({ cache: '/cache' }, { clientRoot: '/client', mode, userRoot })
  return (config as () => { cacheDir?: string })().cacheDir
}

it('each deck and mode has a cache of packages that no other start makes again', () => {
  const starts = [['/talks/one', 'dev'], ['/talks/two', 'dev'], ['/talks/one', 'build']] as const
  const places = starts.map(([folder, mode]) => cacheDir(folder, mode))
  expect(new Set(places).size).toBe(3)
  expect(places).toEqual(places.map(() => expect.stringMatching(/^\/cache\/vite\/(?:dev|build)-[\da-f]{8}$/)))
  expect(cacheDir('/talks/one', 'dev')).toBe(places[0])
})
