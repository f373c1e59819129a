import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { root } from '../../lib/project/root.ts'

/** A command of Lectern's that runs, and how it ends. */
export interface Command {
  child: ChildProcess
  ended: Promise<{ code: number | null, said: string }>
}

/** Starts one in a project's folder; it and what it starts are killed by `killAll`. */
export function startCommand(folder: string, words: string[]): Command {
  const child = spawn(process.execPath, [join(root, 'commands/lectern.ts'), ...words], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CI: 'true' },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => said += text)
  return { child, ended: new Promise(resolve => child.on('close', code => resolve({ code, said }))) }
}

/** Processes that a process has started, and those they have: number => the command line's first word. */
export function descendants(pid: number): Map<number, string> {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  const all = stdout.trim().split('\n').map(line => line.trim().split(/\s+/))
  const found = new Map<number, string>()
  const add = (parent: number): void => {
    for (const [own, of, program] of all) {
      if (Number(of) === parent && !found.has(Number(own))) {
        found.set(Number(own), program ?? '')
        add(Number(own))
      }
    }
  }
  add(pid)
  return found
}

/** A process that has ended but was not waited for yet still has its number. */
export function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z')
}

/** Those that are there yet are killed, as the system does when memory is short. */
export function kill(pids: Iterable<number>): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    }
    catch {}
  }
}

/**
 * What a site says its slides are, in every file that says it, and which files it has.
 *
 * @param pattern finds the word that tells one state of a deck from another
 */
export function stateOf(site: string, pattern: RegExp): { words: string[], files: string[] } | undefined {
  if (!existsSync(site))
    return undefined
  const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const words = files.filter(file => /\.(?:html|js|json|md|txt)$/.test(file)).flatMap(file => [...readFileSync(file, 'utf8').matchAll(pattern)].map(([word]) => word))
  // Names that tell a content's hash differ from state to state.
  return { words: [...new Set(words)], files: files.map(file => file.slice(site.length).replace(/-[\w-]{8}(?=\.\w+$)/, '')).sort() }
}
