import type { Reference } from '../read-references.ts'
import { decodeAddress } from '../../../project/decode-address.ts'

/** A source as bibliographies have it, whatever their format. */
export interface Work {
  id: string
  /** BibTeX's name of its kind: `article`, `book`, `misc`. */
  type: string
  /** Families' names and those of institutions; `others` at the end for more. */
  authors: string[]
  year: string
  title: string
  /** Journal, proceedings, publisher, or site. */
  container: string
  volume: string
  pages: string
  doi: string
  url: string
  eprint: string
  isbn: string
}

/** What references.yml has of a source. */
export type Written = Omit<Reference, 'line' | 'expires'>

/** A source as slides list it; undefined where nobody could find it: it has no title, or neither address nor number. */
export function writtenOf(work: Work): Written | undefined {
  const { id, title, year, container, volume, pages } = work
  const url = addressOf(work)
  if (title === '' || url === undefined)
    return undefined
  const where = [[container, volume].filter(Boolean).join(' '), pages].filter(Boolean).join(', ')
  const authors = shortAuthors(work.authors)
  return {
    id,
    ...authors && { authors },
    ...year && { year: /^\d{4}$/.test(year) ? Number(year) : year },
    title,
    where: where || new URL(url).hostname.replace(/^www\./, ''),
    url,
  }
}

/** A source of references.yml as bibliographies have it. */
export function workOf({ id, authors = '', year = '', title, where, url }: Written): Work {
  const doi = /^https?:\/\/(?:dx\.)?doi\.org\/(10\..+)$/.exec(url)?.[1] ?? ''
  const eprint = /^https?:\/\/arxiv\.org\/(?:abs|pdf)\/([\w.\-/]+?)(?:\.pdf)?$/.exec(url)?.[1] ?? ''
  return { id, type: doi && !eprint ? 'article' : 'misc', authors: authorsOf(authors), year: String(year), title, container: where, volume: '', pages: '', doi: decodeAddress(doi) ?? doi, url, eprint, isbn: '' }
}

function addressOf({ url, doi, eprint, isbn }: Work): string | undefined {
  const name = doi.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)\s*/i, '')
  const address = /^https?:\/\/\S+$/.test(url)
    ? url
    : name.startsWith('10.')
      ? `https://doi.org/${encodeURI(name)}`
      : eprint
        ? `https://arxiv.org/abs/${encodeURI(eprint.replace(/^arxiv:/i, ''))}`
        : /\d/.test(isbn)
          ? `https://search.worldcat.org/search?q=bn:${isbn.replace(/[^\dX]/gi, '')}`
          : ''
  return URL.canParse(address) ? address : undefined
}

/** Two names, or the first of more: a slide has no room for all. */
function shortAuthors(names: string[]): string {
  const [first = '', second] = names
  return names.length > 2 || second === 'others' ? `${first} et al.` : second ? `${first} & ${second}` : first
}

/** `A & B`, `A and B`, `A, B et al.`, `Smith, J. & Doe, K.` */
function authorsOf(text: string): string[] {
  const hasOthers = /,?\s+(?:et al\.?|and others|u\. ?a\.)\s*$/i.test(text)
  const names: string[] = []
  for (const piece of text.replace(/,?\s+(?:et al\.?|and others|u\. ?a\.)\s*$/i, '').split(/\s*;\s*|\s+(?:and|&|und|et|y)\s+|\s*,\s*(?:and\s+|&\s*)?/)) {
    // Initials belong to the name before them.
    if (/^(?:\p{Lu}\.?[\s-]?){1,4}$/u.test(piece) && names.length > 0)
      names[names.length - 1] += `, ${piece}`
    else if (piece !== '')
      names.push(piece)
  }
  return hasOthers ? [...names, 'others'] : names
}
