import type { Deck } from '../project/deck.ts'
import type { BuiltDeck } from '../slidev/build.ts'
import type { Capture } from './capture.ts'
import type { DeckPagesOptions } from './deck-pages.ts'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brandRules } from '../look/brand.ts'
import { escapeHtml } from '../markdown/escape-html.ts'
import { renderNotes } from '../print/handout/notes.ts'
import { editAttribute, editMarkup } from '../print/markup.ts'
import { addressOf } from '../project/decks.ts'
import { describeDeck } from '../project/describe.ts'
import { wordsFor } from '../project/words/languages.ts'
import { themeConfigOf } from '../slidev/theme.ts'
import { faceRules } from './deck-faces.ts'
import { writePage } from './page.ts'
import { remoteSources } from './remote-sources.ts'

/** How the slides fit the page they are read on. */
export interface ReaderPlace {
  /** Where the number beside a slide leads, and what it says to those who do not see it. */
  number: (no: number) => { href: string, label: string }
  /** A slide's HTML with its addresses, which are relative to the deck's folder, as the page needs them. */
  move: (html: string, no: number) => string
}

/**
 * Writes `<deck>/read/`: the talk as one page to scroll, in the reader's own letter size and width, with no
 * script. Everything that clicks reveal is there; each slide can be linked to (`#s7`) and leads to its player.
 */
export async function writeReader({ deck }: BuiltDeck, capture: Capture, styles: string, { site, siteUrl }: DeckPagesOptions): Promise<void> {
  const folder = join(site, deck.name, 'read')
  const { lang, words } = wordsFor(capture.snapshot.lang)
  const own = [faceRules(deck, site, capture.plain.join('\n'), '../'), brandRules(themeConfigOf(deck))].filter(Boolean).join('\n')
  const ownLang = lang === (capture.snapshot.lang || 'en') ? '' : ` lang="${lang}"`
  await mkdir(folder, { recursive: true })
  const sections = readerSections(deck, capture, {
    number: no => ({ href: `../${no}/`, label: words.playSlide(no) }),
    move: html => editMarkup(html, element => ['href', 'src'].forEach(name =>
      editAttribute(element, name, path => /^(?:[#/]|[a-z][a-z\d+.-]*:)/i.test(path) || path === '' ? path : `../${path.replace(/^\.\//, '')}`))),
  })
  await writeFile(join(folder, 'index.html'), writePage({
    lang: capture.snapshot.lang || 'en',
    title: words.toRead(deck.title),
    description: describeDeck(deck),
    canonical: siteUrl && `${siteUrl}${addressOf(deck.name)}/read/`,
    card: siteUrl && `${siteUrl}${addressOf(deck.name)}/card.png`,
    icon: '../../icon.svg',
    htmlClass: 'lectern-site',
    folder: 'read',
    styles: [`../../${styles}`],
    head: own && `<style>${own}</style>\n`,
    remote: remoteSources(deck, capture.snapshot.remote),
    body: `<header class="top reading"${ownLang}>
<p class="brand"><a href="../../"><img src="../../icon.svg" alt="" width="32" height="32"> ${words.allTalks}</a></p>
<p class="reading-title">${escapeHtml(deck.title)}</p>
<p class="actions"><a class="play" href="../">${words.play}</a></p>
<details class="contents"><summary>${words.contents}</summary>
<ol>
${capture.snapshot.slides.map(({ no, title }) => `<li value="${no}"><a href="#s${no}">${escapeHtml(title || words.slide(no))}</a></li>`).join('\n')}
</ol></details>
</header>
<main class="reader">
${sections.join('\n')}
</main>`,
  }))
}

/** The slides as sections of one page, with their notes where those are public. */
export function readerSections(deck: Deck, { snapshot, plain }: Pick<Capture, 'snapshot' | 'plain'>, place: ReaderPlace): string[] {
  return snapshot.slides.map(({ no, title }, index) => {
    const html = plain[index] ?? ''
    // One title a page: the first slide's; every other slide is a part of it. Links to slides stay on this page.
    const inside = place.move(editMarkup(html, (element) => {
      const level = Number(/^h([1-5])$/.exec(element.tagName)?.[1] ?? 0)
      if (no !== 1 && level > 0)
        element.tagName = element.nodeName = `h${level + 1}`
      editAttribute(element, 'href', address => address.replace(/^\.\/(\d+)$/, '#s$1'))
    }), no)
    const notes = deck.publicNotes
      ? deck.slides[no - 1]?.notes.trim() ?? ''
      : ''
    const { href, label } = place.number(no)
    return `<section id="s${no}"${title
      ? ` aria-label="${escapeHtml(title)}"`
      : ''}>
<a class="slide-no" href="${href}" aria-label="${label}">${no}</a>
${inside}${notes
  ? `\n<details class="notes"><summary>${wordsFor(snapshot.lang).words.notes}</summary>${place.move(renderNotes(notes), no)}</details>`
  : ''}
</section>`
  })
}
