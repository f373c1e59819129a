import type { GenericSchema } from 'valibot'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { literal, number, object, optional, pipe, record, regex, string } from 'valibot'
import { parseJson } from '../json.ts'
import { replaceFile } from '../replace-file.ts'

/** One file of another host, as it was when it was fetched first. */
export interface Locked {
  /** `sha256-…`, base64, as a page's `integrity` has it. */
  integrity: string
  /** Ending of the name of its copy, by what its bytes are. */
  ending: string
  bytes: number
  /** Where its host sent us on to, which a style sheet's own addresses are seen from. */
  from?: string
}

/** What a deck takes from other hosts, by address. */
export type Lock = Record<string, Locked>

/** The file may come with a stranger's deck, and its words become a path. */
const schema: GenericSchema<unknown, { version: 1, remote: Lock }> = object({
  version: literal(1),
  remote: record(string(), object({ integrity: pipe(string(), regex(/^sha256-[\w+/]{43}=$/)), ending: pipe(string(), regex(/^[a-z\d]{2,5}$/)), bytes: number(), from: optional(pipe(string(), regex(/^https?:\/\//))) })),
})

/** `talk.md` has `talk.lock.json` beside it. */
export function lockFile(entry: string): string {
  return entry.replace(/\.\w+$/, '.lock.json')
}

/** The file's text; empty where there is none. */
export function lockText(entry: string): string {
  return existsSync(lockFile(entry)) ? readFileSync(lockFile(entry), 'utf8') : ''
}

/** @throws LecternError when the file is there and is no lock file */
export function readLock(entry: string): Lock {
  const text = lockText(entry)
  return text === ''
    ? {}
    : parseJson(schema, text, basename(lockFile(entry)), 'take the version of the last commit, or delete the file: the next build fetches everything again').remote
}

/** Puts the lock beside the deck; one without entries is taken away. The file of a deck that has not changed stays as it is. */
export function writeLock(entry: string, lock: Lock): void {
  const remote = Object.fromEntries(Object.entries(lock).sort(([one], [other]) => one < other ? -1 : 1))
  const text = `${JSON.stringify({ version: 1, remote }, null, 2)}\n`
  if (Object.keys(lock).length === 0)
    rmSync(lockFile(entry), { force: true })
  else if (text !== lockText(entry))
    replaceFile(lockFile(entry), text)
}
