import type { Deck } from '../../project/deck.ts'
import type { Problem } from '../../project/problem.ts'
import type { Rule } from '../../project/rule.ts'
import { join } from 'node:path'
import { readReferences } from '../../features/references/read-references.ts'
import { readMarkup } from '../../markdown/markup.ts'
import { slashPath } from '../../project/paths.ts'
import { UseError } from '../../project/problem.ts'
import { defineRule } from '../../project/rule.ts'
import { placeAt } from '../place.ts'
import { askAll } from './answers.ts'

/** Names that stand for anybody, and machines that nobody else reaches. */
const notPublic = /^(?:[^.]+|.*\.(?:localhost|local|internal|test|invalid|example)|(?:.*\.)?example\.(?:com|org|net)|0\.0\.0\.0|127\..*|10\..*|192\.168\..*|172\.(?:1[6-9]|2\d|3[01])\..*|\[.*\])$/

/** Asks the hosts of links and sources whether their pages are still there. Only with `--online`. */
export const externalLinks: Rule = defineRule(
  { id: 'dead-external-link', kind: 'truth', severity: 'warning', why: 'Who follows the link, or looks for the source, finds nothing.' },
  async (deck, projectRoot): Promise<Problem[]> => {
    const links = [...linksOf(deck), ...sourcesOf(deck, projectRoot)]
    const answers = await askAll(links.map(({ address }) => address))
    if (answers.size > 1 && ![...answers.values()].some(({ heard }) => heard))
      throw new UseError({ file: '', found: 'no host of any link answers', expected: 'a network', fix: 'check again where there is one' })
    return links.flatMap(({ address, place }) => {
      const answer = answers.get(address)
      return answer === undefined || answer.is === 'there'
        ? []
        : [{
            ...place,
            severity: answer.is === 'gone' ? 'care' : 'hint',
            found: `a link to "${address}": ${answer.why}`,
            expected: 'a page that is there',
            fix: answer.is === 'gone' ? 'link to where it is now, or take the link out' : 'look yourself: it may be back',
          }]
    })
  },
  'network',
)

interface Link {
  /** Without its fragment, which no host sees. */
  address: string
  place: Pick<Problem, 'file' | 'line' | 'column' | 'slide'>
}

function linksOf({ slides }: Deck): Link[] {
  return slides.flatMap((slide) => {
    const { links, tags } = readMarkup(slide.content)
    const written = [
      ...links,
      ...tags.flatMap(({ name, attributes: { href }, start }) => name === 'a' && href !== undefined ? [{ href, start }] : []),
    ]
    return written.flatMap(({ href, start }) => {
      const address = publicAddress(href)
      return address === undefined ? [] : [{ address, place: placeAt(slide, start) }]
    })
  })
}

function sourcesOf(deck: Deck, projectRoot: string): Link[] {
  const file = slashPath(projectRoot, join(deck.folder, 'references.yml'))
  return readReferences(deck.folder, projectRoot).references.flatMap(({ url, line }) => {
    const address = publicAddress(url)
    return address === undefined ? [] : [{ address, place: { file, line } }]
  })
}

/** An address that everybody could follow; undefined for every other one. */
function publicAddress(href: string): string | undefined {
  const url = URL.parse(href.startsWith('//') ? `https:${href}` : href)
  if (!url || !/^https?:$/.test(url.protocol) || notPublic.test(url.hostname))
    return undefined
  url.hash = ''
  return url.href
}
