import type { Deck, Slide } from '../project/deck.ts'
import type { Rule } from '../project/rule.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { placeIn } from '../markdown/line-starts.ts'
import { readMarkup } from '../markdown/markup.ts'
import { decodeAddress } from '../project/decode-address.ts'
import { nearestOf } from '../project/nearest.ts'
import { defineRule } from '../project/rule.ts'
import { hasOwnMarkdown } from '../slidev/names.ts'

/** A link as its author wrote it, on a line of the slide's file. */
interface Written {
  address: string
  line: number
  column: number
}

/** What slides are called. */
interface Aliases {
  names: ReadonlySet<string>
  nearest: (name: string) => string | undefined
  /** In quotation marks. */
  all: string
}

/** A bound address is code; of that, numbers and literal strings are read. */
const literal = /^\d+$|^(["'`])([^"'`]*)\1$/

/** What a site has beside a deck's slides and its own files. */
const views = new Set(['', 'entry', 'handout', 'handout.pdf', 'notes', 'overview', 'presenter', 'read', 'slides.pdf'])

/** Refuses a link to a slide or a file that the deck does not have: Slidev ships it, and it opens a 404 on stage. */
export const links: Rule = defineRule({ id: 'dead-link', kind: 'source', severity: 'warning', why: 'A link to a slide or file that is not there opens a blank page in front of the audience.' }, (deck) => {
  const aliases = deck.slides.flatMap(({ frontmatter }) => typeof frontmatter.routeAlias === 'string' ? [frontmatter.routeAlias] : [])
  const known = { names: new Set(aliases), nearest: nearestOf(aliases), all: aliases.map(alias => `"${alias}"`).join(', ') }
  const ids = new Set(deck.slides.flatMap(({ content }) => [...content.matchAll(/\bid=["']?([^"'\s>]+)/g)].map(([, id]) => id!)))
  // A plug-in of Markdown's may give every heading an id.
  const hasOwn = hasOwnMarkdown(deck)
  const isId = (name: string): boolean => hasOwn || ids.has(name)
  return deck.slides.flatMap(slide => linksOf(slide).flatMap(({ address, line, column }) => {
    const wrong = fault(address, deck, known, isId)
    return wrong ? [{ file: slide.file, line, column, slide: slide.no, severity: 'care', ...wrong }] : []
  }))
})

/** `[words](address)` and `<Link to="address">`, outside code. */
function linksOf({ content, line }: Slide): Written[] {
  const { links, tags } = readMarkup(content)
  return [
    ...links.map(({ href, start }) => ({ address: href, start })),
    ...tags.filter(({ name }) => /^(?:router-?)?link$/i.test(name)).flatMap(({ attributes, start }) => {
      const bound = attributes[':to'] ?? attributes['v-bind:to']
      const [whole, , text] = literal.exec(bound?.trim() ?? '') ?? []
      const address = attributes.to ?? text ?? whole
      return address === undefined ? [] : [{ address, start }]
    }),
  ].sort((a, b) => a.start - b.start).map(({ address, start }) => {
    const place = placeIn(content, start)
    return { address, line: line + place.line, column: place.column + 1 }
  })
}

/** What is wrong with an address; undefined when it leads somewhere, or cannot be judged from the deck alone. */
function fault(address: string, deck: Deck, aliases: Aliases, isId: (name: string) => boolean): { found: string, expected: string, fix: string } | undefined {
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/|\.\.\/)/i.test(address) || address === '' || address === '..')
    return undefined
  const name = decodeAddress(address.replace(/^(?:\.?\/|#)+/, '').replace(/[?#].*$/, '').replace(/\/$/, '')) ?? address
  if (/^#[^/]/.test(address) && isId(name))
    return undefined
  if (/^\d+$/.test(name)) {
    return Number(name) >= 1 && Number(name) <= deck.slides.length
      ? undefined
      : { found: `a link to slide ${Number(name)}`, expected: `a number from 1 to ${deck.slides.length}`, fix: 'correct the number' }
  }
  if (aliases.names.has(name) || views.has(name) || name.startsWith('presenter/') || existsSync(join(deck.folder, 'public', name)))
    return undefined
  if (/[./]/.test(name))
    return { found: `a link to ${address}, and there is no such file`, expected: 'a file in the deck\'s public/', fix: 'correct the path, or put the file there' }
  const near = aliases.nearest(name)
  return {
    found: `a link to "${name}", which is no slide's routeAlias`,
    expected: near ? `"${near}"?` : aliases.all ? `one of ${aliases.all}` : 'a slide\'s number or routeAlias',
    fix: `correct the link, or give a slide the frontmatter routeAlias: ${name}`,
  }
}
