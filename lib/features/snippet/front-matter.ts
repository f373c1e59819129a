import type { Problem } from '../../project/problem.ts'
import { parseDocument } from 'yaml'

/** What the comment block at the top of a snippet's file may say. */
export interface SnippetOptions {
  /** Patterns of output that may differ between runs: a time, an address. */
  vary: RegExp[]
  /** How it ends: `error`, `timeout` or `output` for a snippet that shows just that. */
  expect: 'finished' | 'error' | 'timeout' | 'output'
  /** Seconds of running allowed; the cage's own default when absent. */
  timeout?: number
  /** Name of the session whose state it shares. */
  session?: string
  /** Hosts the code may fetch from: `api.example.com`. They must allow any origin (CORS). */
  allow: string[]
  /** Answers to `input()` or `prompt()`, in order. */
  input: string[]
  /** False for code that cannot run in the cage. */
  run: boolean
  /** Why it cannot, shown beside the code. */
  why?: string
}

const known = [
  'vary',
  'expect',
  'timeout',
  'session',
  'allow',
  'input',
  'run',
  'why',
]
const expectations = [
  'finished',
  'error',
  'timeout',
  'output',
] as const
const host = /^(?:[a-z0-9-]+\.)+[a-z0-9-]+(?::\d+)?$|^(?:localhost|127\.0\.0\.1):\d+$/

/**
 * Reads the block between two comment lines of three dashes: `# ---`, `# timeout: 3`, `# ---`.
 *
 * @param text the file's text
 * @param comment what starts a comment: `#`, `//`
 * @param file the file's path, for problems
 * @returns the options and how many lines the block takes, 0 when there is none
 */
export function parseFrontMatter(text: string, comment: string, file: string): { options: SnippetOptions, length: number, problems: Problem[] } {
  const lines = text.split('\n')
  const fence = `${comment} ---`
  const end = lines[0]?.trim() === fence
    ? lines.findIndex((line, index) => index > 0 && line.trim() === fence)
    : -1
  const problems: Problem[] = []
  const refuse = (found: string, expected: string): void => {
    problems.push({
      file,
      line: 1,
      found,
      expected,
      fix: 'correct the comment block at the top of the file',
    })
  }
  if (lines[0]?.trim() === fence && end < 0)
    refuse(`a front matter block that starts with "${fence}" and never ends`, `a second line "${fence}"`)
  const document = parseDocument(lines.slice(1, Math.max(1, end)).map(line => line.slice(comment.length).replace(/^ /, '')).join('\n'))
  for (const error of document.errors)
    refuse(error.message.split('\n')[0] ?? '', 'YAML')
  const data: unknown = document.errors.length > 0
    ? {}
    : document.toJS() ?? {}
  const values = typeof data === 'object' && data !== null
    ? data as Record<string, unknown>
    : {}
  for (const name of Object.keys(values).filter(name => !known.includes(name)))
    refuse(`no option "${name}"`, `one of: ${known.join(', ')}`)
  const list = (name: string): string[] => {
    const value = values[name] ?? []
    return (Array.isArray(value)
      ? value
      : [value]).map(String)
  }
  const { timeout, session, run, why, expect = 'finished' } = values
  if (!isExpectation(expect))
    refuse(`expect is "${String(expect)}"`, `one of: ${expectations.join(', ')}`)
  if (timeout !== undefined && !(typeof timeout === 'number' && timeout > 0 && timeout <= 600))
    refuse(`timeout is ${String(timeout)}`, 'seconds, more than 0 and at most 600')
  for (const name of list('allow').filter(name => !host.test(name)))
    refuse(`allow names "${name}"`, 'a host such as api.example.com, without https:// and path')
  return {
    options: {
      vary: list('vary').flatMap((pattern) => {
        try {
          return [
            new RegExp(pattern, 'g'),
          ]
        }
        catch {
          refuse(`vary has "${pattern}"`, 'a regular expression')
          return []
        }
      }),
      expect: isExpectation(expect)
        ? expect
        : 'finished',
      timeout: typeof timeout === 'number'
        ? timeout
        : undefined,
      session: session === undefined
        ? undefined
        : String(session),
      allow: list('allow').filter(name => host.test(name)),
      input: list('input'),
      run: run !== false,
      why: why === undefined
        ? undefined
        : String(why),
    },
    length: end < 0
      ? 0
      : end + 1,
    problems,
  }
}

function isExpectation(value: unknown): value is SnippetOptions['expect'] {
  return (expectations as readonly unknown[]).includes(value)
}
