import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../lib/project/root.ts'
import { listPackages } from '../../scripts/stage-packages.ts'

it('lists each package that an installation brings, and none that only we need', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { version?: string, dev?: boolean }> }
  const listed = new Set(listPackages().components.map(({ purl }) => decodeURIComponent(purl)))
  const of = (dev: boolean): string[] => Object.entries(packages).filter(([path, entry]) => path && (entry.dev === true) === dev).map(([path, { version }]) => `pkg:npm/${path.replace(/^.*node_modules\//, '')}@${version}`)
  expect(of(false).length).toBeGreaterThan(300)
  expect(of(false).filter(name => !listed.has(name))).toEqual([])
  const ours = new Set(of(false))
  expect(of(true).filter(name => !ours.has(name) && listed.has(name))).toEqual([])
})
