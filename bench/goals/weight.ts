import type { Row } from '../row.ts'
import { execFileSync } from 'node:child_process'
import { lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packed } from './packed.ts'
import { verdict } from './verdict.ts'

/** What our packages add to a project that has Slidev. @param work a folder outside this repository */
export function measureWeight(work: string, slidevVersion: string): Row[] {
  const { lectern, theme } = packed(work)
  const install = (name: string, packages: string[]): number => {
    const folder = join(work, name)
    mkdirSync(folder)
    writeFileSync(join(folder, 'package.json'), '{ "private": true }')
    execFileSync('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], { cwd: folder, stdio: 'ignore' })
    return sizeOf(join(folder, 'node_modules')) / 1e6
  }
  const alone = install('slidev', [`@slidev/cli@${slidevVersion}`])
  const both = install('both', [`@slidev/cli@${slidevVersion}`, lectern, theme])
  return [
    verdict({ what: 'added to a project that has @slidev/cli', value: both - alone, unit: 'MB', limit: 60 }),
    { area: 'goals', what: '@slidev/cli alone', value: alone, unit: 'MB' },
  ]
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .reduce((sum, entry) => sum + lstatSync(join(entry.parentPath, entry.name)).size, 0)
}
