import type { Snapshot } from '../print/settle.ts'
import type { Deck } from '../project/deck.ts'
import type { BuiltDeck } from '../slidev/build.ts'
import type { OwnPage } from './own-page.ts'
import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { iconAddress } from '../look/icon.ts'
import { editAttribute, editMarkup, editStyle } from '../print/markup.ts'
import { canvasOf, defaultCanvas } from '../project/canvas.ts'
import { addressOf } from '../project/decks.ts'
import { describeDeck, describeSlide } from '../project/describe.ts'
import { routeAliases } from '../project/route-alias.ts'
import { wordsFor } from '../project/words/languages.ts'
import { themeConfigOf } from '../slidev/theme.ts'
import { readOwnPage } from './own-page.ts'
import { pageNeeds } from './page-needs.ts'
import { writePage } from './page.ts'
import { remoteSources } from './remote-sources.ts'

/** Where a deck's pages are written, and what is known of the whole site. */
export interface DeckPagesOptions {
  /** Absolute path of the site's folder. */
  site: string
  /** Absolute address of the site with a final slash, when it is known. */
  siteUrl?: string
}

/** One page of the player. */
interface PlayerPage {
  /** Path of the page's folder below the deck's, with a final slash, or empty. */
  path: string
  /** The slide it starts on. */
  no: number
  title: string
  description: string
  /** Kept out of the sitemap and of search engines: a view of the speaker's. */
  hidden?: boolean
}

/** In the page itself: a kilobyte that would otherwise hold up the first picture by a round trip. */
const stillCss = readFileSync(join(import.meta.dirname, 'still.css'), 'utf8').replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ').trim()

/** Pages that show the player without a slide of their own; on hosts without a 404 page they open too. */
const views = ['print', 'overview', 'notes', 'entry']

/**
 * Writes every page of a deck's player: one for each slide with the slide's content in it, and one for each
 * view, so that any address in it can be opened on any file server.
 *
 * @param built the deck
 * @param snapshot what each slide shows without a script; without it the pages start empty
 * @param options where to write
 * @returns paths below the deck's folder, for the sitemap
 */
export async function writeDeckPages(built: BuiltDeck, snapshot: Snapshot | undefined, options: DeckPagesOptions): Promise<string[]> {
  const { deck } = built
  const slidePage = (no: number, path: string): PlayerPage => {
    const slide = deck.slides[no - 1]
    const title = snapshot?.slides.find(shown => shown.no === no)?.title || slide?.title || ''
    return {
      path,
      no,
      title: path === ''
        ? deck.title
        : [title, deck.title].filter(Boolean).join(' · '),
      description: path === ''
        ? describeDeck(deck)
        : describeSlide(snapshot?.slides.find(shown => shown.no === no)?.text ?? '') || describeDeck(deck),
    }
  }
  const pages: PlayerPage[] = [
    slidePage(1, ''),
    ...deck.slides.map(({ no }) => slidePage(no, `${no}/`)),
    ...deck.slides.map(({ no }) => ({
      ...slidePage(no, `presenter/${no}/`),
      hidden: true,
    })),
    // Slidev shows a named slide at its name.
    ...[...routeAliases(deck)].flatMap(([alias, no]) => [`${alias}/`, `presenter/${alias}/`].map(path => ({ ...slidePage(no, path), hidden: true }))),
    ...[...views, 'presenter'].map(view => ({
      ...slidePage(1, `${view}/`),
      hidden: true,
    })),
  ]
  for (const page of pages) {
    const file = join(options.site, deck.name, page.path, 'index.html')
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, playerPage(built, snapshot, page, options))
  }
  return pages.filter(page => !page.hidden).map(page => page.path)
}

function playerPage(built: BuiltDeck, snapshot: Snapshot | undefined, page: PlayerPage, { siteUrl }: DeckPagesOptions): string {
  const { deck } = built
  const here = posix.join(deck.name, page.path)
  const toRoot = `${posix.relative(here, '.')}/`
  const toDeck = `${posix.relative(here, deck.name) || '.'}/`
  const needs = pageNeeds(built, page.no)
  const still = page.hidden
    ? undefined
    : snapshot?.slides.find(slide => slide.no === page.no)
  const own = ownPage(built, siteUrl, toDeck)
  const said = wordsFor(snapshot?.lang)
  return writePage({
    lang: snapshot?.lang || (typeof deck.headmatter.lang === 'string'
      ? deck.headmatter.lang
      : 'en'),
    title: page.title,
    description: page.description,
    // The first slide has two addresses; the deck's is the one to remember.
    canonical: siteUrl && !page.hidden
      ? `${siteUrl}${addressOf(deck.name)}/${page.path === '1/'
        ? ''
        : page.path}`
      : undefined,
    card: siteUrl && `${siteUrl}${addressOf(deck.name)}/card.png`,
    // Browsers ask for it again at each slide's address, which may lack the slash that the page's had.
    icon: own.icon ?? iconAddress(themeConfigOf(deck)),
    htmlClass: 'lectern-player',
    scheme: built.app.manifest.scheme,
    folder: addressOf(posix.basename(here)),
    // What the slide's own chunk does not name: styles of layers around it, and of components that come by themselves.
    styles: [...new Set([...needs.styles, ...still ? snapshot?.styleSheets.map(file => posix.join(deck.name, file)) ?? [] : []])].map(file => toRoot + file),
    preload: needs.scripts.filter(file => file !== needs.entry).map(file => toRoot + file),
    entry: toRoot + needs.entry,
    head: `<meta name="lectern-base" content="${toDeck}">\n${page.hidden ? '<meta name="robots" content="noindex">\n' : ''}<style>${canvasRule(deck)}${stillCss}</style>\n${own.head}`,
    moreScripts: own.scripts,
    remote: remoteSources(deck, own.remote, snapshot?.remote),
    body: `${still
      ? stillSlide(still.html, page.no, deck.slides.length, toDeck, toRoot, said)
      : ''}<div id="app"></div>
<a class="lectern-read" lang="${said.lang}" href="${toDeck}read/">${said.words.readAsPage}</a>
${own.body}`,
  })
}

/**
 * What the deck brings for the page around its slides.
 *
 * @param toDeck how the page reaches the deck's folder
 */
export function ownPage({ app: { folder, manifest } }: Pick<BuiltDeck, 'app'>, siteUrl: string | undefined, toDeck: string): OwnPage {
  const said = ['og:title', 'og:description', 'og:type', ...siteUrl ? ['og:url', 'og:image', 'twitter:card'] : []]
  const files = new Set([...Object.keys(manifest.files), ...Object.values(manifest.files).flatMap(({ css }) => css), ...said])
  return readOwnPage(folder, address => `${toDeck}${address.replace(/^\.?\//, '')}`, name => files.has(name))
}

/** Nothing for the canvas that `still.css` assumes. */
function canvasRule(deck: Deck): string {
  const { width, height } = canvasOf(deck)
  return width === defaultCanvas.width && height === defaultCanvas.height ? '' : `:root{--canvas-width:${width}px;--canvas-height:${height}px}`
}

/** The slide as it is readable before, or without, any script; `play` takes it away when the player shows the same. */
function stillSlide(html: string, no: number, total: number, toDeck: string, toRoot: string, { lang, words }: ReturnType<typeof wordsFor>): string {
  const link = (label: string, href: string, rel = ''): string => `<a href="${href}"${rel
    ? ` rel="${rel}"`
    : ''}>${label}</a>`
  // Addresses in the snapshot are relative to the deck's folder.
  const fromPage = (path: string): string => /^\.\.?\//.test(path) ? `${toDeck}${path.replace(/^\.\//, '')}` : path
  const moved = editMarkup(html, (element) => {
    ['href', 'src', 'poster', 'data'].forEach(name => editAttribute(element, name, fromPage))
    editStyle(element, fromPage)
  })
  return `<main id="lectern-still">${moved}</main>
<noscript><nav class="lectern-steps" lang="${lang}" aria-label="${words.slides(total)}">${[
  no > 1
    ? link(words.previous, `${toDeck}${no - 1}/`, 'prev')
    : '',
  `<span>${no} / ${total}</span>`,
  no < total
    ? link(words.next, `${toDeck}${no + 1}/`, 'next')
    : '',
  link(words.readAsPage, `${toDeck}read/`),
  link(words.allTalks, toRoot),
].filter(Boolean).join(' ')}</nav></noscript>
`
}
