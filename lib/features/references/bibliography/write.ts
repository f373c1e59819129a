import type { Work, Written } from './source.ts'
import { latexOfPlain } from './latex.ts'
import { workOf } from './source.ts'

/** Sources as BibTeX, which reads back as the same. */
export function writeBibtex(sources: readonly Written[]): string {
  return sources.map(workOf).map((work) => {
    const fields: [string, string][] = [
      ['author', work.authors.map(name => name === 'others' ? name : `{${latexOfPlain(name)}}`).join(' and ')],
      ['title', `{${latexOfPlain(work.title)}}`],
      [work.type === 'article' ? 'journal' : 'howpublished', latexOfPlain(work.container)],
      ['year', latexOfPlain(work.year)],
      ['doi', addressInBraces(work.doi)],
      ...work.eprint ? [['eprint', work.eprint], ['archiveprefix', 'arXiv']] as [string, string][] : [],
      ['url', addressInBraces(work.url)],
    ]
    return `@${work.type}{${work.id.replace(/[\s,{}"#%~\\]/g, '-')},\n${fields.filter(([, value]) => value !== '').map(([name, value]) => `  ${name} = {${value}},\n`).join('')}}\n`
  }).join('\n')
}

/** A brace of an address would end its field, and begin another. */
function addressInBraces(address: string): string {
  return address.replace(/[{}\\]/g, encodeURIComponent)
}

/** Sources as CSL-JSON, as Zotero and pandoc read it. */
export function writeCsl(sources: readonly Written[]): string {
  return `${JSON.stringify(sources.map(source => itemOf(workOf(source))), null, 2)}\n`
}

function itemOf({ id, type, authors, year, title, container, doi, url }: Work): Record<string, unknown> {
  const names = authors.filter(name => name !== 'others')
  return {
    id,
    'type': type === 'article' ? 'article-journal' : 'webpage',
    // Of "A et al." nobody knows the others.
    ...names.length > 0 && { author: [...names, ...authors.length > names.length ? ['others'] : []].map(literal => ({ literal })) },
    ...year && { issued: /^\d{4}$/.test(year) ? { 'date-parts': [[Number(year)]] } : { raw: year } },
    title,
    'container-title': container,
    ...doi && { DOI: doi },
    'URL': url,
  }
}
