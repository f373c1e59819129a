import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import process from 'node:process'
import { slidev } from '../lib/slidev/installation.ts'

/** Builds a deck with Slidev's own command, which does not know Lectern. */
export function buildPlainSlidev(entry: string, output: string, env: Record<string, string> = {}): void {
  const { status, stderr } = spawnSync(process.execPath, [slidev, 'build', entry, '--out', output, '--base', './'], {
    cwd: dirname(entry),
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', ...env },
  })
  if (status !== 0)
    throw new Error(stderr)
}
