import type { AskPage } from '../asking.ts'

/** Called over and over by a program that runs; never returns once Stop was pressed. */
export type StopCheck = () => void

/**
 * What a language needs to run on a slide. Adding one is one file here and a line in `index.ts`; its colours in the
 * editor, where they are wanted, an import in `lib/features/snippet/editor/create-editor.ts`. tests/features/snippet/language.test.ts adds one.
 * The file is read in three places (at build by Node, in the page, in the cage's worker), so it imports
 * nothing of Node's and nothing of the DOM's; the runtime itself arrives as `files`.
 */
export interface Runner {
  /** Name in messages and recordings, lower case: `python`. */
  language: string
  /** Name as a person writes it: `Python`. */
  label: string
  /** Endings of its files, without the dot; the first also names the grammar for highlighting. */
  extensions: string[]
  /** What starts a comment that lasts to the end of the line. */
  comment: string
  /** What the runtime consists of. The page fetches them from the deck's own folder, the cage gets their bytes. */
  files: RuntimeFile[]
  /**
   * A module beside this file that exports `prepare: Prepare`, which changes source text before it runs (types
   * out, say). Used at build for code as written; in the cage, fetched then, for code somebody edited.
   */
  prepareModule?: string
  /** Whether a talk may add to the runtime; see `Runtime.add`. */
  takesAddOn?: boolean
  /** Starts the runtime inside the worker. Called once for each worker; a worker serves one run, or one session. */
  start: (cage: CageTools) => Promise<Runtime>
}

/**
 * Source text => what the runtime takes, line for line.
 *
 * @throws SyntaxError, with `line` from 1
 */
export type Prepare = (code: string, inSession: boolean) => string

/** One file of a runtime, published as `runtimes/<package>-<version>/<name>`. */
export interface RuntimeFile {
  /** Path in its package, and its name inside the cage: `pyodide.asm.wasm`. */
  name: string
  /** npm package it comes from. */
  package: string
}

/** What the cage's worker offers a runner. Everything written is bounded there. */
export interface CageTools {
  /** A file's bytes, by the name it has in `files`. */
  bytes: (name: string) => Uint8Array<ArrayBuffer>
  /** Imports a file as an ES module. */
  module: (name: string) => Promise<Record<string, unknown>>
  /** Adds to a stream; text or UTF-8 bytes, any length, line ends included. */
  write: (stream: 'stdout' | 'stderr', text: string | Uint8Array) => void
  /** Shows the value of the last expression, as the language writes it. */
  result: (text: string) => void
  /** Shows a picture: SVG source, or a PNG in base64. */
  picture: (mime: PictureType, data: string) => void
  /** The next prepared answer to a question, or undefined when there is none (left). */
  answer: () => string | undefined
  /** To be called often while a program runs. */
  check: StopCheck
}

export type PictureType = 'image/svg+xml' | 'image/png'

/** A started runtime. */
export interface Runtime {
  /** Name and version, as recorded: `Pyodide 314.0.7 (Python 3.14.2)`. */
  version: string
  /**
   * Runs one program to its end.
   *
   * @throws SnippetError when the program fails; its message is what the language prints
   */
  run: (program: Program) => Promise<void>
  /** Words a failure that no run awaited, such as one in a timer; without it the failure's own message is shown. */
  explain?: (failure: unknown, program: Program) => SnippetError
  /** Takes the talk's add-on, before the program that wants it runs; `ask` where it has a half in the page. */
  add?: (module: Record<string, unknown>, ask?: AskPage) => void | Promise<void>
}

/** Source text with the name it has in messages. */
export interface Program {
  file: string
  code: string
}

/** A program's own failure, told in the language's own words. */
export class SnippetError extends Error {
  /** Line of the program that failed, from 1; 0 when unknown. */
  readonly line: number

  constructor(message: string, line: number) {
    super(message)
    this.name = 'SnippetError'
    this.line = line
  }
}
