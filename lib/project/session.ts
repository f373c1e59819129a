import type { GenericSchema } from 'valibot'
import { array, object, optional, string } from 'valibot'
import { jsonObject } from './json.ts'

/**
 * What one Slidev process is asked to do. It travels from our command to Slidev's hooks (`setup/*.ts`), which Slidev
 * loads through its own loader: only a global reaches both.
 */
export interface SlidevSession {
  /** Absolute path of Slidev's program, `bin/slidev.mjs`, of the installation that is to run. */
  bin: string
  /** Its arguments: `['build', '/talks/intro.md', '--out', …]`. */
  args: string[]
  /** Absolute paths of our addon and of our theme; the theme only for decks that it serves. */
  addon: string
  theme?: string
  /** Headmatter for a deck that does not set these keys itself, while no slide says `twoslash`. */
  defaults: Record<string, unknown>
  /** Packages of Slidev's client that a build does without. */
  without: string[]
  /** Absolute path of the folder where work is kept. */
  cache: string
  /** Absolute path of an earlier build, into whose files the slides' changed words are to be put; all is built when left out. */
  patches?: string
}

export const sessionSchema: GenericSchema<unknown, SlidevSession> = object({
  bin: string(),
  args: array(string()),
  addon: string(),
  theme: optional(string()),
  defaults: jsonObject,
  without: array(string()),
  cache: string(),
  patches: optional(string()),
})

const key = Symbol.for('lectern.slidev-session')
const shared = globalThis as { [key]?: SlidevSession }

/** Called once, before Slidev starts. */
export function openSession(session: SlidevSession): void {
  shared[key] = session
}

/** The session of this process; undefined where Slidev itself was started and Lectern is only its addon. */
export function currentSession(): SlidevSession | undefined {
  return shared[key]
}
