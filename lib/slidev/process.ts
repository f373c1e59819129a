import type { ChildProcessByStdio } from 'node:child_process'
import type { Readable } from 'node:stream'
import type { Deck } from '../project/deck.ts'
import type { SlidevSession } from '../project/session.ts'
import { spawn } from 'node:child_process'
import { extname, join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { compileCache } from '../project/cache.ts'
import { slidevFor } from './installation.ts'

/** Runs Slidev with a session; compiled or not, it lies beside this file. */
export const starter: string = join(import.meta.dirname, `start${extname(import.meta.filename)}`)
/** Sees what a build reads, from its first line on. */
const tracer = pathToFileURL(join(import.meta.dirname, `../project/kept/trace-reads${extname(import.meta.filename)}`)).href

/** In milliseconds, for a process that was told to end. */
const patience = 1000

/** `start.ts`, running. */
export type SlidevProcess = ChildProcessByStdio<null, Readable, Readable>

/** Starts `start.ts`; a command that is stopped in the middle does not leave it running. */
export function startSlidev(words: string[], cwd: string, channel: 'ipc'[] = []): SlidevProcess {
  const child = spawn(process.execPath, ['--import', tracer, starter, ...words], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe', ...channel],
    env: {
      ...process.env,
      // A test runner's or a dev server's value would build Vue with its warnings and name our files in it.
      NODE_ENV: 'production',
      // Half of a small deck's build is the reading of Slidev's and Vite's own modules.
      NODE_COMPILE_CACHE: compileCache,
    },
  })
  const stop = (): boolean => child.kill()
  process.once('exit', stop)
  child.once('close', () => process.removeListener('exit', stop))
  return child as SlidevProcess
}

/** A process that has read Slidev's modules, and the last build's: a second and more less for the next. */
export interface WarmSlidev {
  /** Starts it for a deck, where none waits. */
  prepare: (deck: Deck) => void
  /**
   * Does what a session says.
   *
   * @returns undefined where none waits for this Slidev and folder, or the headmatter has changed since its last build
   */
  run: (session: SlidevSession, deck: Deck) => Promise<Ended> | undefined
  /** Ends it where it has built: what it keeps of a build makes no difference only while nothing but Markdown changes. */
  renew: (why: string) => void
  close: () => void
}

/** How a process ended, or a session in it. */
export interface Ended {
  code: number
  /** What it printed. */
  text: string
}

/**
 * Nothing of a project is read before the first build begins: only packages are.
 *
 * @param tell called with why a build begins afresh
 */
export function warmSlidev(tell: (why: string) => void): WarmSlidev {
  let waiting: { child: SlidevProcess, bin: string, cwd: string, headmatter?: string } | undefined
  const close = (): void => {
    const child = waiting?.child
    waiting = undefined
    if (!child?.connected)
      return void child?.kill()
    // At an end of its own, Node writes down what it has compiled; in the middle of a build that end may be far.
    child.disconnect()
    setTimeout(() => child.kill(), patience).unref()
  }
  const renew = (why: string): void => {
    if (waiting?.headmatter === undefined)
      return
    close()
    tell(`${why}: Slidev starts afresh`)
  }
  const fits = (bin: string, cwd: string): boolean => waiting?.child.connected === true && waiting.bin === bin && waiting.cwd === cwd
  return {
    prepare: ({ folder }) => {
      const { bin } = slidevFor(folder)
      if (fits(bin, folder))
        return
      close()
      waiting = { child: startSlidev(['--wait', bin], folder, ['ipc']), bin, cwd: folder }
      // What is not there when it is wanted is not used.
      waiting.child.on('error', () => {})
    },
    run: (session, { folder, headmatter }) => {
      const head = JSON.stringify([headmatter, session.defaults, session.without])
      if (waiting?.headmatter !== undefined && waiting.headmatter !== head)
        renew('the headmatter changed')
      if (!waiting || !fits(session.bin, folder))
        return undefined
      waiting.headmatter = head
      const ended = end(waiting.child)
      waiting.child.send(JSON.stringify(session))
      return ended
    },
    renew,
    close,
  }
}

/** The end of a process, or of what it was asked to do. */
export function end(child: SlidevProcess): Promise<Ended> {
  return new Promise((resolve, reject) => {
    let text = ''
    const hear = (chunk: Buffer): void => void (text += chunk)
    const finish = (code: unknown): void => {
      for (const stream of [child.stdout, child.stderr])
        stream.off('data', hear)
      child.off('message', finish).off('close', finish).off('error', reject)
      // Rolldown colours what it finds even where nobody sees colours.
      resolve({ code: Number(code ?? 1), text: stripVTControlCharacters(text) })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', reject).on('close', finish).on('message', finish)
  })
}
