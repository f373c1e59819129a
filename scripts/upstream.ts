import type { Patch } from '../lib/slidev/contract.ts'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { patches } from '../lib/slidev/contract.ts'
import { replaced } from '../lib/slidev/replaced.ts'

const client = dirname(createRequire(import.meta.url).resolve('@slidev/client/package.json'))

/** Patches that Slidev could take, by the name of their file. */
export const upstream: Map<string, Patch[]> = Map.groupBy(patches.filter(patch => patch.upstream !== undefined), patch => patch.upstream!)

/** A file of the client as Slidev ships it, and as patches leave it. */
export function changedFile(file: string, own: Patch[]): { before: string, after: string } {
  const before = readFileSync(join(client, file), 'utf8')
  return { before, after: own.filter(patch => patch.file === file).flatMap(({ changes }) => changes).reduce((text, { from, to }) => replaced(text, from, () => to, file), before) }
}

/** A patch's text, for the root of Slidev's repository: what is wrong, then the difference as git has it. */
export function patchText(own: Patch[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-upstream-'))
  try {
    const files = [...new Set(own.map(({ file }) => file))]
    for (const file of files) {
      const { before, after } = changedFile(file, own)
      for (const [side, text] of [['a', before], ['b', after]] as const) {
        mkdirSync(dirname(join(folder, side, 'packages/client', file)), { recursive: true })
        writeFileSync(join(folder, side, 'packages/client', file), text)
      }
    }
    const { stdout } = spawnSync('git', ['diff', '--no-index', '--no-prefix', '--no-color', '--no-ext-diff', 'a', 'b'], { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } })
    return `${own.map(({ file, fault }) => `${file}: ${fault}`).join('\n')}\n\n${stdout}`
  }
  finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
