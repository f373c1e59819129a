import type { InferOutput, ObjectSchema } from 'valibot'
import type { Problem } from '../../project/problem.ts'
import { join } from 'node:path'
import { number, optional, pipe, regex, string, union } from 'valibot'
import { readEntries, words } from '../../project/entries.ts'

const fields = {
  /** What `<Cite id="…" />` names. */
  id: words,
  /** `Bommasani et al.`; a page may name nobody. */
  authors: optional(words),
  year: optional(union([number(), string()], 'write the year, as 2021')),
  title: words,
  /** Where it was published, so that it is found without a link. */
  where: words,
  url: pipe(words, regex(/^https?:\/\//, 'write an address that starts with https://')),
  /** Day by which the source is to be read again, `2027-01-31`. */
  expires: optional(pipe(words, regex(/^\d{4}-\d{2}-\d{2}$/, 'write the day as 2027-01-31'))),
}

/** One source that slides cite, with the line of its entry in references.yml, from 1. */
export type Reference = InferOutput<ObjectSchema<typeof fields, undefined>> & { line: number }

/**
 * Reads `references.yml` of a deck: a list of `id`, `title`, `where` and `url`, with `authors` and `year` where they are known.
 *
 * @param deckFolder absolute path of `slides/<deck>/`
 * @param projectRoot problems name the file relative to it
 * @returns the entries that can be read, and what is wrong with the others; both empty when there is no file
 */
export function readReferences(deckFolder: string, projectRoot: string): { references: Reference[], problems: Problem[] } {
  const { entries = [], problems } = readEntries(join(deckFolder, 'references.yml'), projectRoot, fields, 'a list of entries, each with id, title, where, url, and authors and year where they are known')
  return { references: entries, problems }
}
