import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { cacheBeside } from '../../lib/project/cache.ts'
import { root } from '../../lib/project/root.ts'

it('keeps what every folder shares beside the package, however it was installed', () => {
  const home = mkdtempSync(join(tmpdir(), 'lectern-'))
  expect(['node_modules', 'node_modules/.pnpm/lectern@1.0.0/node_modules'].map(modules => cacheBeside(join(home, modules, 'lectern')))).toEqual([
    join(home, 'node_modules/.cache/lectern'),
    join(home, 'node_modules/.pnpm/lectern@1.0.0/node_modules/.cache/lectern'),
  ])
  expect(cacheBeside(root)).toBe(join(root, '.cache'))
})

it('keeps nothing beside a package where no folder can be made', () => {
  const home = mkdtempSync(join(tmpdir(), 'lectern-'))
  mkdirSync(join(home, 'node_modules'))
  writeFileSync(join(home, 'node_modules/.cache'), '')
  expect(cacheBeside(join(home, 'node_modules/lectern'))).toBeUndefined()
})
