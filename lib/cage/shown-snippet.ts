import type { Job } from './protocol.ts'
import type { Recording } from './recording.ts'

/** All that the page needs to show a snippet and run it: made at build, carried as the component's `snippet`. */
export interface ShownSnippet {
  /** Name in tracebacks. */
  file: string
  language: string
  label: string
  /** The file before, in and after the part shown. */
  head: string
  shown: string
  tail: string
  /** The file's line number of each line shown. */
  lines: number[]
  indent: string
  /** The whole file as the runtime takes it, where that differs from the text; null when it cannot be prepared. */
  prepared?: string | null
  recording?: Recording
  /** Seconds of running allowed. */
  seconds?: number
  answers: string[]
  session?: string
  before: Job['before']
  /** Why it does not run here, empty where its author gave no reason; absent when it does. */
  still?: string
  place: RuntimePlace
}

/** Where a language's files are published, relative to the deck's `runtimes/`. */
export interface RuntimePlace {
  /** The cage's page. */
  cage: string
  /** Name inside the cage => path. */
  files: Record<string, string>
  /** Path of what prepares edited code. */
  prepare?: string
  /** The talk's add-on: its path, and the pattern (flag `m`) of code that wants it. */
  addOn?: { path: string, wants: string }
}
