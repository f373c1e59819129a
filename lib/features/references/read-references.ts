import type { Problem } from '../../project/problem.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml'

/** One source that slides cite. */
export interface Reference {
  /** What `<Cite id="…" />` names. */
  id: string
  /** `Bommasani et al.`; a page may name nobody. */
  authors?: string
  year?: number
  title: string
  /** Where it was published, so that it is found without a link. */
  where: string
  url: string
  /** Day by which the source is to be read again, `2027-01-31`. */
  expires?: string
  /** Line of its entry in references.yml, from 1. */
  line: number
}

const required = ['id', 'title', 'where', 'url'] as const
const fields = ['id', 'authors', 'year', ...required.slice(1)] as const

/**
 * Reads `references.yml` of a deck: a list of `id`, `title`, `where` and `url`, with `authors` and `year` where they are known.
 *
 * @param deckFolder absolute path of `slides/<deck>/`
 * @param projectRoot problems name the file relative to it
 * @returns the entries that can be read, and what is wrong with the others; both empty when there is no file
 */
export function readReferences(deckFolder: string, projectRoot: string): { references: Reference[], problems: Problem[] } {
  const path = join(deckFolder, 'references.yml')
  const file = relative(projectRoot, path)
  const problems: Problem[] = []
  const references: Reference[] = []
  if (!existsSync(path))
    return { references, problems }
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines })
  const refuse = (line: number, found: string, fix: string): void => {
    problems.push({
      file,
      line,
      found,
      expected: `a list of entries, each with ${required.join(', ')}, and authors and year where they are known`,
      fix,
    })
  }
  for (const error of document.errors)
    refuse(error.linePos?.[0].line ?? 1, error.message.split('\n')[0] ?? '', 'correct the YAML')
  if (problems.length > 0)
    return { references, problems }
  if (!isSeq(document.contents)) {
    refuse(1, 'the file is not a list', 'start each entry with "- id:"')
    return { references, problems }
  }
  for (const item of document.contents.items) {
    const line = isMap(item) && item.range
      ? lines.linePos(item.range[0]).line
      : 1
    const entry = isMap(item)
      ? item.toJSON() as Record<string, unknown>
      : {}
    const missing = required.filter(field => entry[field] === undefined || entry[field] === null || entry[field] === '')
    const unknown = Object.keys(entry).filter(key => key !== 'expires' && !fields.includes(key as typeof fields[number]))
    const name = typeof entry.id === 'string'
      ? `"${entry.id}"`
      : 'this entry'
    if (missing.length > 0)
      refuse(line, `${name} has no ${missing.join(', no ')}`, 'add what is missing')
    else if (unknown.length > 0)
      refuse(line, `${name} has ${unknown.map(key => `"${key}"`).join(', ')}, which nothing reads`, `use only ${fields.join(', ')}`)
    else if (!/^https?:\/\//.test(String(entry.url)))
      refuse(line, `${name} has url "${String(entry.url)}"`, 'write an address that starts with https://')
    else if (entry.expires !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(String(entry.expires)))
      refuse(line, `${name} expires on "${String(entry.expires)}"`, 'write the day as 2027-01-31')
    else if (references.some(other => other.id === entry.id))
      refuse(line, `${name}: duplicate id`, 'keep one of the two entries')
    else
      references.push({ ...entry as Omit<Reference, 'line'>, line })
  }
  return { references, problems }
}
