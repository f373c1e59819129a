import type { Reference } from './read-references.ts'
import { defineMarkdownTransformer } from '@slidev/types'
import { escapeMarkup } from '../../markdown/attribute.ts'
import { findTags } from '../../markdown/tags.ts'
import { LecternError } from '../../project/problem.ts'
import { findCitations, numberCitations } from './number-citations.ts'
import { readReferences } from './read-references.ts'

/** Gives every `<Cite>` its number and the slide of the list, and fills every `<ReferenceList />`. */
export const expandReferences = defineMarkdownTransformer(({ s, options }) => {
  const cites = findTags(s.original, 'Cite')
  const lists = findTags(s.original, 'ReferenceList')
  if (cites.length === 0 && lists.length === 0)
    return
  const { references, problems } = readReferences(options.userRoot, options.userRoot)
  if (problems.length > 0)
    throw new LecternError(problems)
  const slides = options.data.slides.map(slide => slide.content)
  const numbers = numberCitations(findCitations(slides), references.map(reference => reference.id))
  const listSlide = slides.findIndex(content => findTags(content, 'ReferenceList').length > 0) + 1
  for (const tag of cites) {
    const reference = references.find(({ id }) => id === tag.attributes.id)
    // `check` has named the line; a number that means nothing must not be shown either way.
    if (!reference) {
      throw new LecternError({
        file: 'references.yml',
        found: `<Cite id="${tag.attributes.id ?? ''}" /> has no entry`,
        expected: `one of: ${references.map(({ id }) => id).join(', ')}`,
        fix: 'correct the id, or add the entry',
      })
    }
    const start = startWithSpace(s.original, tag.start, cites.map(({ end }) => end))
    s.overwrite(start, tag.end, `${start < tag.start ? '\u00A0' : ''}<Cite id="${reference.id}" :number="${numbers.get(reference.id)}" :to="${listSlide}" label="${escapeMarkup([byWhom(reference), reference.title].filter(Boolean).join(', '))}" />`)
  }
  for (const tag of lists) {
    const cited = references
      .filter(({ id }) => numbers.has(id))
      .sort((a, b) => (numbers.get(a.id) ?? 0) - (numbers.get(b.id) ?? 0))
    s.overwrite(tag.start, tag.end, `<ReferenceList${tag.source}>\n${cited.map(writeReference).join('\n')}\n</ReferenceList>`)
  }
})

/**
 * Where a citation starts with the space that holds it to the word before, for it must not be on a line of its own.
 * Not with one that sets off a list's mark, a table's cell or another citation.
 *
 * @param starts offset of the tag
 * @param others where tags end after which a line may break
 */
function startWithSpace(text: string, starts: number, others: number[]): number {
  const before = text.slice(text.lastIndexOf('\n', starts - 1) + 1, starts).replace(/^\s*(?:[-*+>]|#+|\d+[.)])\s+/, '')
  return /[^\s|] $/.test(before) && !others.includes(starts - 1)
    ? starts - 1
    : starts
}

/** One entry as HTML, in parts that the list may leave out when room is short. */
function writeReference(reference: Reference): string {
  const { id, title, where, url } = reference
  const who = byWhom(reference)
  // Without an author the title is what the entry is known by: it stays where room is short.
  const what = who
    ? `<span class="who">${escapeMarkup(who)}</span><span class="what">, <cite>${escapeMarkup(title)}</cite></span>`
    : `<span class="who"><cite>${escapeMarkup(title)}</cite></span>`
  return `<li data-reference="${escapeMarkup(id)}">${what}<span class="where">, <a href="${escapeMarkup(url)}" target="_blank" rel="noopener">${escapeMarkup(where)}</a></span></li>`
}

function byWhom({ authors, year }: Reference): string {
  return [authors, year].filter(Boolean).join(' ')
}
