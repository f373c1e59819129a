import type { Problem } from '../../project/problem.ts'
import { array, boolean, gtValue, maxValue, number, object, optional, parse, picklist, pipe, rawTransform, regex, safeParse, string, transform, union } from 'valibot'
import { isRecord, readYaml } from '../../markdown/yaml.ts'
import { withoutEmpty, words } from '../../project/entries.ts'

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

const seconds = 'seconds, more than 0 and at most 600'
const host = regex(/^(?:[a-z0-9-]+\.)+[a-z0-9-]+(?::\d+)?$|^(?:localhost|127\.0\.0\.1):\d+$/, 'a host such as api.example.com, without https:// and path')
const expectations = ['finished', 'error', 'timeout', 'output'] as const
/** One, or several. */
const list = optional(pipe(union([array(words), words], 'texts'), transform(value => [value].flat())), [])
const pattern = pipe(string(), rawTransform(({ dataset, addIssue, NEVER }) => {
  try {
    return new RegExp(dataset.value, 'g')
  }
  catch {
    addIssue({ message: 'a regular expression' })
    return NEVER
  }
}))
const fields = {
  vary: pipe(list, array(pattern)),
  expect: optional(picklist(expectations, `one of: ${expectations.join(', ')}`), 'finished'),
  timeout: optional(pipe(number(seconds), gtValue(0, seconds), maxValue(600, seconds))),
  session: optional(words),
  allow: pipe(list, array(pipe(string(), host))),
  input: list,
  run: optional(boolean('true or false'), true),
  why: optional(words),
}
const none: SnippetOptions = parse(object(fields), {})

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
  const { value, faults, lines: places } = readYaml(lines.slice(1, Math.max(1, end)).map(line => line.slice(comment.length).replace(/^ /, '')).join('\n'))
  const refuse = (line: number, found: string, expected: string): Problem => ({ file, line: line + 1, found, expected, fix: 'correct the comment block at the top of the file' })
  const values = withoutEmpty(value)
  const { output, success, issues = [] } = safeParse(object(fields), values)
  return {
    options: success ? output : none,
    length: end + 1,
    problems: [
      ...lines[0]?.trim() === fence && end < 0 ? [refuse(0, `a front matter block that starts with "${fence}" and never ends`, `a second line "${fence}"`)] : [],
      ...faults.map(({ line, message }) => refuse(line, message, 'YAML')),
      ...value === undefined || value === null || isRecord(value) ? [] : [refuse(1, 'no option', 'lines such as "timeout: 3"')],
      ...Object.keys(values).filter(name => !Object.hasOwn(fields, name)).map(name => refuse(places.get(name)!, `no option "${name}"`, `one of: ${Object.keys(fields).join(', ')}`)),
      ...issues.map(({ path, input, message }) => refuse(places.get(path![0].key)!, `${String(path![0].key)} ${path!.length > 1 ? 'has' : 'is'} ${JSON.stringify(input)}`, message)),
    ],
  }
}
