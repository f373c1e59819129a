import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { ownManifest } from '../lib/project/version.ts'

/** Makes a folder a repository, where it lies in none and git is there. */
export function startRepository(folder: string): void {
  const inside = spawnSync('git', ['rev-parse', '--is-inside-work-tree'], { cwd: folder, encoding: 'utf8' })
  if (!inside.error && inside.stdout.trim() !== 'true')
    spawnSync('git', ['init', '--quiet', '--initial-branch=main'], { cwd: folder })
}

/** Installs what package.json names; a failure is told and ends nothing. */
export function install(folder: string): void {
  // From a clone the registry's package of this name would be another program.
  if (ownManifest().private) {
    console.log('not installed: this Lectern is a clone; once it is published, npm install does it')
    return
  }
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0)
    console.log('npm install failed; the files are in place: run npm install in the folder again')
}

/** `my-talk` => `My talk` */
export function titleOf(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').trim()
  return words === '' ? 'A talk' : `${words[0]!.toUpperCase()}${words.slice(1)}`
}
