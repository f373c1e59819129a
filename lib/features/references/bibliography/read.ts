import type { Problem } from '../../../project/problem.ts'
import type { BibEntry } from './bibtex.ts'
import type { Work, Written } from './source.ts'
import { array, fallback, looseObject, number, optional, string, union } from 'valibot'
import { parseJson } from '../../../project/json.ts'
import { LecternError } from '../../../project/problem.ts'
import { readBibtex } from './bibtex.ts'
import { plainOfLatex } from './latex.ts'
import { writtenOf } from './source.ts'

/** A bibliography that was read: sources by their key, and what is wrong with the others. */
export interface Bibliography {
  sources: Map<string, Written>
  problems: Map<string, Problem>
}

const words = optional(fallback(union([string(), number()]), ''), '')
const name = looseObject({ 'family': words, 'given': words, 'literal': words, 'non-dropping-particle': words })
/** What is used of CSL-JSON, as Zotero, Mendeley and pandoc write it. */
const csl = array(looseObject({
  'id': union([string(), number()]),
  'type': words,
  'author': optional(fallback(array(name), []), []),
  'editor': optional(fallback(array(name), []), []),
  'issued': optional(fallback(looseObject({ 'date-parts': optional(array(array(union([string(), number()]))), []), 'raw': words, 'literal': words }), { 'date-parts': [], 'raw': '', 'literal': '' }), {}),
  'title': words,
  'container-title': words,
  'collection-title': words,
  'publisher': words,
  'volume': words,
  'page': words,
  'DOI': words,
  'URL': words,
  'ISBN': words,
}))

/**
 * Reads a bibliography: BibTeX or BibLaTeX, or CSL-JSON, by what it looks like.
 *
 * @param file its name, for problems
 * @throws LecternError for what is neither, and for entries that do not end
 */
export function readBibliography(text: string, file: string): Bibliography {
  const works = /^\s*[[{]/.test(text) ? readCsl(text, file) : readBib(text, file)
  const sources = new Map<string, Written>()
  const problems = new Map<string, Problem>()
  for (const { work, line } of works) {
    const written = writtenOf(work)
    // Of two with the same key the first counts, as in BibTeX.
    if (written && !sources.has(work.id))
      sources.set(work.id, written)
    else if (!written)
      problems.set(work.id, { file, ...line !== undefined && { line }, found: `"${work.id}" has ${work.title === '' ? 'no title' : 'no url, doi, eprint or isbn'}`, expected: 'a source that the audience can find', fix: 'add it to the entry' })
  }
  return { sources, problems }
}

function readBib(text: string, file: string): { work: Work, line?: number }[] {
  const { entries, faults } = readBibtex(text)
  if (entries.length === 0 && faults.length === 0)
    throw new LecternError({ file, found: 'no entry of BibTeX, and no CSL-JSON', expected: '@article{key, title = {…}, …}, or a list in JSON', fix: 'export the library as BibTeX, BibLaTeX or CSL-JSON' })
  if (faults.length > 0)
    throw new LecternError(faults.map(({ line, message }) => ({ file, line, found: message, expected: '@article{key, title = {…}, …}', fix: 'close its braces and quotes, and give it a key' })))
  return entries.map(entry => ({ work: workOfBib(entry), line: entry.line }))
}

function workOfBib({ type, key, fields }: BibEntry): Work {
  const plain = (...names: string[]): string => plainOfLatex(names.map(each => fields.get(each)).find(value => value !== undefined && value.trim() !== '') ?? '')
  const raw = (each: string): string => (fields.get(each) ?? '').replace(/\\([_%&#~])/g, '$1').replace(/[{}\s]/g, '')
  const [subtitle, title] = [plain('subtitle'), plain('title')]
  const isArxiv = /^arxiv$/i.test(plain('eprinttype', 'archiveprefix'))
  return {
    id: key,
    type,
    authors: namesOf(fields.get('author') ?? fields.get('editor') ?? ''),
    year: /\d{4}/.exec(plain('year', 'date'))?.[0] ?? plain('year', 'date'),
    title: [title, subtitle].filter(Boolean).join(': '),
    container: plain('journaltitle', 'journal', 'booktitle', 'publisher', 'institution', 'school', 'organization', 'howpublished').replace(/^https?:\/\/\S+$/, '') || (isArxiv ? `arXiv:${raw('eprint')}` : ''),
    volume: plain('volume'),
    pages: plain('pages'),
    doi: raw('doi'),
    url: raw('url') || (/https?:\/\/[^\s{}]+/.exec(fields.get('howpublished') ?? '')?.[0] ?? ''),
    eprint: isArxiv ? raw('eprint') : '',
    isbn: raw('isbn'),
  }
}

/** `Last, First and {World Health Organization} and von der First Last and others` → what slides call them. */
function namesOf(text: string): string[] {
  const names: string[] = []
  let depth = 0
  let current = ''
  for (const token of text.split(/(\s+and\s+|[{}])/i)) {
    if (/^\s+and\s+$/i.test(token) && depth === 0) {
      names.push(current)
      current = ''
      continue
    }
    depth += token === '{' ? 1 : token === '}' ? -1 : 0
    current += token
  }
  return [...names, current].map(each => each.trim()).filter(Boolean).map((each) => {
    if (/^\{[^{}]*\}$/.test(each))
      return plainOfLatex(each)
    const plain = plainOfLatex(each)
    if (plain === 'others' || plain.includes(','))
      return plain.split(',')[0]!.trim()
    const parts = plain.split(' ')
    // A particle in small letters begins the family's name.
    const particle = parts.findIndex((part, index) => index > 0 && index < parts.length - 1 && /^\p{Ll}/u.test(part))
    return particle > 0 ? parts.slice(particle).join(' ') : parts.at(-1)!
  })
}

function readCsl(text: string, file: string): { work: Work, line?: number }[] {
  const list = /^\s*\{/.test(text) ? `[${text}]` : text
  return parseJson(csl, list, file, 'export the library as CSL-JSON again').map(({ id, type, author, editor, issued, ...item }) => ({
    work: {
      id: String(id),
      type: String(type),
      authors: (author.length > 0 ? author : editor).map(each => [each['non-dropping-particle'], each.family].filter(Boolean).join(' ') || String(each.literal || each.given)),
      year: String(issued['date-parts']?.[0]?.[0] ?? /\d{4}/.exec(String(issued.raw || issued.literal))?.[0] ?? (issued.raw || issued.literal || '')),
      title: String(item.title).replace(/<\/?[a-z]+>/g, ''),
      container: String(item['container-title'] || item['collection-title'] || item.publisher),
      volume: String(item.volume),
      pages: String(item.page).replace('-', '–'),
      doi: String(item.DOI),
      url: String(item.URL),
      eprint: '',
      isbn: String(item.ISBN),
    },
  }))
}
