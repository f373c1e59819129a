import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cache } from './cache.ts'
import { UseError } from './problem.ts'

/** A piece of work, in milliseconds from the start of the process. */
export interface Span {
  name: string
  from: number
  to: number
}

const spans: Span[] = []
const file = join(cache, 'profile.txt')

/** Does a piece of work and notes how long it took, whether it succeeds or fails. */
export async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now()
  try {
    return await work()
  }
  finally {
    spans.push({ name, from, to: performance.now() })
  }
}

/** A line for each piece of work, in the order begun. Pieces that overlap were done side by side. */
export function formatProfile(words: string, spans: Span[], end: number): string {
  const [first] = [...spans].sort((a, b) => a.from - b.from)
  const begun: Span[] = [{ name: 'start: Node, modules, options', from: 0, to: first?.from ?? end }, ...spans]
  const seconds = (ms: number): string => (ms / 1000).toFixed(2).padStart(7)
  return [
    `${words}: ${(end / 1000).toFixed(2)} s`,
    '  begun   took  s',
    ...begun.sort((a, b) => a.from - b.from || b.to - a.to).map(({ name, from, to }) => `${seconds(from)}${seconds(to - from)}  ${name}`),
  ].join('\n')
}

/** Keeps the times of this command for `lectern --profile`; a folder that cannot be written to keeps none. */
export function keepProfile(words: string): void {
  if (spans.length === 0)
    return
  try {
    mkdirSync(cache, { recursive: true })
    writeFileSync(file, `${formatProfile(words, spans, performance.now())}\n`)
  }
  catch {}
}

/**
 * Where the time of the last command went that was run in this folder.
 *
 * @throws UseError when there was none
 */
export function lastProfile(): string {
  try {
    return readFileSync(file, 'utf8').trimEnd()
  }
  catch {
    throw new UseError({ file: '', found: 'no command was timed in this folder', expected: 'an earlier check, build or export', fix: 'run one of them here, then lectern --profile' })
  }
}
