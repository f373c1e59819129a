import type { Written } from '../features/references/bibliography/source.ts'
import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import { Buffer } from 'node:buffer'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { stringify } from 'yaml'
import { takeFrontMatter } from '../article/read/front-matter.ts'
import { decode } from '../article/text/decode.ts'
import { readBibliography } from '../features/references/bibliography/read.ts'
import { writeBibtex, writeCsl } from '../features/references/bibliography/write.ts'
import { findCitations } from '../features/references/number-citations.ts'
import { readReferences } from '../features/references/read-references.ts'
import { isFile } from '../project/paths.ts'
import { placeFile } from '../project/place.ts'
import { LecternError, UseError } from '../project/problem.ts'

/**
 * The bibliography of an article: the one that is named, else the one that its front matter names, else `article.bib` or
 * `references.bib` beside it.
 *
 * @param article absolute path; none for standard input
 * @param named path of a bibliography
 * @param name of the article, for problems
 * @returns its sources by key, empty without any, and what is wrong with those that the article cites
 * @throws UseError where there is no file of that name, LecternError for what is no bibliography or no article
 */
export function bibliographyOf(article: string | undefined, named: string | undefined, name = article ?? ''): { sources: ReadonlyMap<string, Written>, problems: Problem[] } {
  const text = article === undefined ? '' : decode(readFileSync(article), name)
  const folder = dirname(article ?? '')
  const wanted = named ?? takeFrontMatter(text).front.bibliography[0]
  const path = wanted === undefined ? article && [article.replace(/\.\w+$/, '.bib'), join(folder, 'references.bib')].find(existsSync) : resolve(named === undefined ? folder : '', wanted)
  if (!path)
    return { sources: new Map(), problems: [] }
  if (!isFile(path))
    throw new UseError({ file: wanted ?? path, found: 'no such file', expected: 'the article\'s bibliography: BibTeX or CSL-JSON', fix: 'name it: --references refs.bib' })
  const { sources, problems } = readBibliography(readFileSync(path, 'utf8'), wanted ?? basename(path))
  return { sources, problems: [...problems].filter(([key]) => text.includes(`@${key}`)).map(([, problem]) => problem) }
}

/**
 * Adds to references.yml what a talk cites and that file lacks, from a bibliography.
 *
 * @param text the bibliography: BibTeX, BibLaTeX or CSL-JSON
 * @param file its name, for problems
 * @returns ids that were added, and those that neither file has
 * @throws LecternError for what cannot be read; references.yml is then as it was
 */
export async function takeReferences(deck: Deck, projectRoot: string, text: string, file: string): Promise<{ added: string[], missing: string[] }> {
  const known = readReferences(deck.folder, projectRoot)
  if (known.problems.length > 0)
    throw new LecternError(known.problems)
  const { sources, problems } = readBibliography(text, file)
  const cited = new Set(findCitations(deck.slides.map(({ content }) => content)).map(({ id }) => id))
  const wanted = [...cited].filter(id => !known.references.some(reference => reference.id === id))
  const faults = wanted.flatMap(id => problems.get(id) ?? [])
  if (faults.length > 0)
    throw new LecternError(faults)
  const found = wanted.flatMap(id => sources.get(id) ?? [])
  if (found.length > 0) {
    const path = join(deck.folder, 'references.yml')
    const before = existsSync(path) ? readFileSync(path, 'utf8').replace(/\n*$/, '\n') : ''
    await placeFile(path, Buffer.from(`${before}${stringify(found, { lineWidth: 0 })}`))
  }
  return { added: found.map(({ id }) => id), missing: wanted.filter(id => !sources.has(id)) }
}

/**
 * What a talk cites, as a bibliography.
 *
 * @param name of the file to write: its ending tells the format
 * @throws LecternError for what cannot be read, UseError for another ending
 */
export function giveReferences(deck: Deck, projectRoot: string, name: string): string {
  const { references, problems } = readReferences(deck.folder, projectRoot)
  if (problems.length > 0)
    throw new LecternError(problems)
  const sources = references.map(({ line: _, expires: __, ...source }): Written => source)
  const ending = extname(name).toLowerCase()
  if (ending !== '.bib' && ending !== '.json')
    throw new UseError({ file: name, found: `a file that ends with "${ending}"`, expected: '.bib for BibTeX, .json for CSL-JSON', fix: 'lectern references talk.md --to talk.bib' })
  return ending === '.bib' ? writeBibtex(sources) : writeCsl(sources)
}
