import type { CageTools, Program, Runner, Runtime } from './runner.ts'
import { createConsole } from './console.ts'
import { inspect } from './inspect.ts'
import { nameEngine } from './name-engine.ts'
import { SnippetError } from './runner.ts'
import { authorsColumn, tick } from './ticks.ts'
import { trackTimers } from './timers.ts'

/** TypeScript and JavaScript by the browser's own engine; types are taken out, not checked. */
export const typescript: Runner = {
  language: 'typescript',
  label: 'TypeScript',
  extensions: ['ts', 'js'],
  comment: '//',
  files: [],
  prepareModule: 'typescript-prepare.ts',
  start,
}

async function start(cage: CageTools): Promise<Runtime> {
  const settled = trackTimers()
  const shown = new Set<Promise<void>>()
  const tools = {
    console: createConsole(cage.write),
    display: (value: unknown) => {
      const showing = display(cage, value)
      // Drawing takes its time, and nobody has to wait for it in the program.
      shown.add(showing)
      return showing
    },
    prompt: (question = '') => {
      const answer = cage.answer()
      if (answer === undefined)
        throw new Error('prompt() has no answer on a slide: list the answers in the front matter, "input: [...]"')
      cage.write('stdout', `${question}${answer}\n`)
      return answer
    },
  }
  for (const [name, value] of Object.entries(tools))
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true })
  Object.defineProperty(globalThis, tick, { value: cage.check })
  return {
    version: nameEngine(navigator.userAgent),
    async run(program) {
      try {
        // An indirect eval: the program sees globals only, none of our names. The cage is made for this.
        // eslint-disable-next-line no-eval
        const body = (0, eval)(`(async()=>{${program.code}\n})\n//# sourceURL=${program.file}`) as () => Promise<unknown>
        const value = await body()
        await settled()
        await Promise.all(shown)
        if (value !== undefined)
          await display(cage, value)
      }
      catch (failure) {
        throw snippetError(failure, program)
      }
    },
    explain: snippetError,
  }
}

/** As the engine words it, with the frames of the snippet alone. */
function snippetError(failure: unknown, { file, code }: Program): SnippetError {
  if (!(failure instanceof Error))
    return new SnippetError(`Uncaught ${inspect(failure)}`, 0)
  const frames = (failure.stack ?? '').split('\n').filter(line => line.trimStart().startsWith('at ') && line.includes(`${file}:`)).map(line => authorsPlace(code, line.replace(/\(?eval at [^)]*\), /, '(').replace(/at (?:async )?eval \((.*)\)/, 'at $1')))
  const line = (failure as { line?: unknown }).line ?? /:(\d+):\d+\)?$/.exec(frames[0] ?? '')?.[1]
  const place = frames.length === 0 && line
    ? [`    at ${file}:${String(line)}`]
    : frames
  return new SnippetError([
    `Uncaught ${failure.name}: ${failure.message}`,
    ...place,
    ...causes(failure),
  ].join('\n'), Number(line ?? 0))
}

/** What is prepared starts with one line of ours and has calls of ours in it (typescript-prepare.ts). */
function authorsPlace(code: string, frame: string): string {
  return frame.replace(/:(\d+):(\d+)(\)?)$/, (_, line: string, column: string, rest: string) =>
    `:${Number(line) - 1}:${authorsColumn(code.split('\n')[Number(line) - 1] ?? '', Number(column))}${rest}`)
}

/** `cause` after `cause`, and the errors that an `AggregateError` gathers, each on a line. */
function causes(failure: Error, depth = 0): string[] {
  if (depth > 8)
    return []
  const tell = (word: string, inner: unknown): string[] => [
    `${word}: ${inspect(inner)}`,
    ...(inner instanceof Error
      ? causes(inner, depth + 1)
      : []),
  ]
  return [
    ...(failure instanceof AggregateError
      ? failure.errors.flatMap(inner => tell('    one of', inner))
      : []),
    ...(failure.cause === undefined
      ? []
      : tell('Caused by', failure.cause)),
  ]
}

/** A canvas or SVG source is a picture; anything else is shown as the console would. */
async function display(cage: CageTools, value: unknown): Promise<void> {
  if (value instanceof OffscreenCanvas) {
    const bytes = new Uint8Array(await (await value.convertToBlob({ type: 'image/png' })).arrayBuffer())
    cage.picture('image/png', (bytes as Uint8Array & { toBase64: () => string }).toBase64())
  }
  else if (typeof value === 'string' && /^\s*<svg[\s>][\s\S]*<\/svg>\s*$/.test(value)) {
    cage.picture('image/svg+xml', value.trim())
  }
  else {
    cage.result(inspect(value))
  }
}
