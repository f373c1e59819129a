import type { GenericSchema } from 'valibot'
import type { Problem } from './problem.ts'
import { readFileSync } from 'node:fs'
import { boolean, custom, getDotPath, number, object, optional, picklist, safeParse, string } from 'valibot'
import { LecternError, messageOf } from './problem.ts'

/** Valibot's words for kinds of values, in ours. */
const plain: Record<string, string> = { undefined: 'missing', Object: 'an object', Array: 'a list', string: 'a text', number: 'a number', boolean: 'true or false' }

/** A file that Lectern wrote for itself. */
const again = 'delete it: the next run makes it again'

/**
 * JSON from outside the process, as a value of the schema. All JSON comes in by this file (ESLint refuses `JSON.parse` elsewhere).
 *
 * @param file where it comes from, for the message
 * @param fix what to do when it is not what it should be
 * @throws LecternError with the file, and everything in it that is not as expected
 */
export function parseJson<T>(schema: GenericSchema<unknown, T>, text: string, file: string, fix = again): T {
  let value: unknown
  try {
    value = JSON.parse(text)
  }
  catch (error) {
    throw new LecternError({ file, found: `not JSON: ${messageOf(error)}`, expected: 'JSON', fix })
  }
  const { success, output, issues } = safeParse(schema, value)
  if (success)
    return output
  throw new LecternError(issues.map(issue => ({
    file,
    found: `${getDotPath(issue) ?? 'it'} is ${plain[issue.received] ?? issue.received}`,
    expected: issue.type === 'custom' ? issue.message : plain[issue.expected ?? ''] ?? issue.expected ?? issue.message,
    fix,
  })))
}

/** The same of a file on disk. */
export function readJson<T>(schema: GenericSchema<unknown, T>, file: string, fix?: string): T {
  return parseJson(schema, readFileSync(file, 'utf8'), file, fix)
}

/** The same where what is not as expected counts as not there. */
export function jsonOr<T, Other>(schema: GenericSchema<unknown, T>, text: string, other: Other): T | Other {
  try {
    return parseJson(schema, text, '')
  }
  catch {
    return other
  }
}

/** Any JSON object. */
export const jsonObject: GenericSchema<unknown, Record<string, unknown>> = custom<Record<string, unknown>>(value => typeof value === 'object' && value !== null && !Array.isArray(value), 'a JSON object')

/** What a package.json says that Lectern asks for. */
export const packageManifest = object({
  name: optional(string()),
  version: string(),
  private: optional(boolean()),
})

/** What every problem has, whoever finds it, besides its file. */
export const problemEntries = {
  line: optional(number()),
  slide: optional(number()),
  found: string(),
  expected: string(),
  fix: string(),
  severity: optional(picklist(['care', 'notice', 'hint'])),
}

export const problemSchema: GenericSchema<unknown, Problem> = object({
  file: string(),
  ...problemEntries,
  rule: optional(string()),
  column: optional(number()),
  click: optional(number()),
  cause: optional(string()),
})
