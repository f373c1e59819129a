import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/project/root.ts'

/** A row of SECURITY.md. */
export interface Promised {
  /** As the row stands there. */
  row: string
  promise: string
  /** The file of its test, from the project's root; empty when the row names none. */
  file: string
  /** Part of the test's title, as its source has it: with `%s` for what a case fills in. */
  title: string
}

/** What SECURITY.md promises, and which test holds it. */
export function promises(): Promised[] {
  return readFileSync(join(root, 'SECURITY.md'), 'utf8').split('\n').filter(line => line.startsWith('| ') && !/^\| (?:Promise|---)/.test(line)).map((row) => {
    const [, promise = '', file = '', title = ''] = /^\| (.+?) \| `(tests\/[^`]+)`: (.+) \|$/.exec(row) ?? []
    return { row, promise, file, title }
  })
}

/** Finds a promise's tests among those that ran, whose titles are filled in. */
export function titlePattern(title: string): RegExp {
  const words = title.replaceAll('\\\'', '\'').split(/%[sdifjo]|\$\{[^}]*\}/)
  return new RegExp(words.map(part => part.replace(/[.*+?^${}()[\]\\|]/g, '\\$&')).join('.+'))
}
