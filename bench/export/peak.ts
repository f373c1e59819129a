import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import process from 'node:process'

/** What came of one command. */
export interface Ran {
  ms: number
  code: number | null
  output: string
  /** Largest memory of the command and all that it started, in MiB, each shared page counted once; undefined where /proc is not. */
  peak?: number
}

/**
 * Runs a command and watches the memory of its whole process tree, since most of it is the browser's.
 *
 * @param watch false leaves memory alone: looking at it slows what is timed
 */
export function runWatched(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv, watch: boolean): Promise<Ran> {
  return new Promise((resolve) => {
    const start = performance.now()
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let peak: number | undefined
    child.stdout.on('data', (text: Buffer) => output += text)
    child.stderr.on('data', (text: Buffer) => output += text)
    const timer = watch && process.platform === 'linux'
      ? setInterval(() => peak = Math.max(peak ?? 0, treeMemory(child.pid ?? 0)), 100)
      : undefined
    child.on('error', error => output += error.message)
    child.on('close', (code) => {
      clearInterval(timer)
      resolve({ ms: performance.now() - start, code, output, peak })
    })
  })
}

/** MiB of a process and its descendants, from the kernel's proportional set sizes. */
function treeMemory(root: number): number {
  const parents = new Map(readdirSync('/proc').filter(name => /^\d+$/.test(name)).map(name => [Number(name), parentOf(name)]))
  const belongs = (pid: number): boolean => pid === root || (parents.has(pid) && belongs(parents.get(pid) as number))
  return [...parents.keys()].filter(belongs).reduce((sum, pid) => sum + read(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+)/m), 0) / 1024
}

function parentOf(pid: string): number {
  return read(`/proc/${pid}/stat`, /\) \S (\d+)/)
}

/** A number from a file that may be gone by now. */
function read(file: string, pattern: RegExp): number {
  try {
    return Number(pattern.exec(readFileSync(file, 'utf8'))?.[1] ?? 0)
  }
  catch {
    return 0
  }
}
