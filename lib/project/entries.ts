import type { InferOutput, ObjectEntries, ObjectSchema } from 'valibot'
import type { Problem } from './problem.ts'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { relative } from 'node:path'
import { boolean, number, object, pipe, safeParse, string, transform, union } from 'valibot'
import { isRecord, readYaml } from '../markdown/yaml.ts'
import { notOwnText } from './own-file.ts'
import { faultOf, textOf } from './source-text.ts'

/** Words in YAML, where `1984` and `true` need no quotes. */
export const words = pipe(union([string(), number(), boolean()], 'words'), transform(String))

/** A map's values by key without those that say nothing, as `authors:` with nothing behind it; empty for what is no map. */
export function withoutEmpty(value: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(isRecord(value) ? value : {}).filter(([, value]) => value !== null && value !== ''))
}

/** A list in YAML whose entries have an id each, read. */
export interface Entries<Fields extends ObjectEntries> {
  /** Those that are as expected, with their line in the file, from 1; undefined without a file. */
  entries: (InferOutput<ObjectSchema<Fields, undefined>> & { line: number })[] | undefined
  problems: Problem[]
}

/**
 * Reads a list that lies beside a deck: references.yml, quiz.yml.
 *
 * @param path the file, absolute
 * @param projectRoot problems name the file relative to it
 * @param fields what an entry has, `id` among it; a check's message tells how to correct the value
 * @param expected the list in words
 */
export function readEntries<Fields extends ObjectEntries & { id: typeof words }>(path: string, projectRoot: string, fields: Fields, expected: string): Entries<Fields> {
  if (!existsSync(path))
    return { entries: undefined, problems: [] }
  const refuse = (line: number, found: string, fix: string): Problem => ({ file: relative(projectRoot, path), line, found, expected, fix })
  if (statSync(path).isDirectory())
    return { entries: [], problems: [refuse(1, 'a folder', 'rename the folder')] }
  const leads = notOwnText(path, projectRoot)
  if (leads !== undefined)
    return { entries: [], problems: [refuse(1, leads, 'put a copy of the file there')] }
  const bytes = readFileSync(path)
  const unreadable = faultOf(bytes)
  if (unreadable)
    return { entries: [], problems: [refuse(unreadable.line ?? 1, unreadable.found, unreadable.fix)] }
  const { value, faults, lines } = readYaml(textOf(bytes))
  if (faults.length > 0)
    return { entries: [], problems: faults.map(({ line, message }) => refuse(line, message, 'correct the YAML')) }
  if (!Array.isArray(value))
    return { entries: [], problems: [refuse(1, 'the file is not a list', 'start each entry with "- id:"')] }
  const entries: NonNullable<Entries<Fields>['entries']> = []
  const ids = new Set<unknown>()
  const problems = value.flatMap((written: unknown, index): Problem[] => {
    const line = lines.get(index)!
    const entry = withoutEmpty(written)
    const { output, success, issues = [] } = safeParse(object(fields), entry)
    const keys = issues.map(issue => String(issue.path?.[0].key))
    const missing = keys.filter(key => !Object.hasOwn(entry, key))
    const unknown = Object.keys(entry).filter(key => !Object.hasOwn(fields, key))
    const twice = entry.id !== undefined && ids.has(String(entry.id))
    const told: (readonly [found: string, fix: string])[] = [
      ...missing.length > 0 ? [[`has no ${missing.join(', no ')}`, 'add what is missing']] as const : [],
      ...unknown.length > 0 ? [[`has the unknown key${unknown.length > 1 ? 's' : ''} ${unknown.map(key => `"${key}"`).join(', ')}`, `use only ${Object.keys(fields).join(', ')}`]] as const : [],
      ...issues.flatMap(({ message }, index) => missing.includes(keys[index]!) ? [] : [[`has ${keys[index]} ${JSON.stringify(entry[keys[index]!])}`, message] as const]),
      ...twice ? [['is a duplicate id', 'keep one of the two entries']] as const : [],
    ]
    if (success && told.length === 0)
      entries.push({ ...output, line })
    ids.add(String(entry.id))
    return told.length === 0 ? [] : [refuse(line, `${entry.id === undefined ? 'this entry' : `"${String(entry.id)}"`} ${told.map(([found]) => found).join(', and ')}`, told.map(([, fix]) => fix).join('; '))]
  })
  return { entries, problems }
}
