import type { Deck } from '../project/deck.ts'
import { iconAddress } from '../look/icon.ts'
import { escapeHtml } from '../markdown/escape-html.ts'
import { addressOf } from '../project/decks.ts'
import { findDeckScript } from './inline-scripts.ts'
import { writePage } from './page.ts'

/**
 * The root's 404 page. Hosts show it for any address without a file: an address of a talk's player
 * (`/intro/presenter/3`) is handed to that talk; for any other, and a slide that no talk has, it lists the talks. It works at any depth, so
 * it carries its looks itself.
 *
 * @param decks the talks to list
 * @param css text of the site's style sheet
 * @param siteUrl absolute address of the site; without it a script finds where the links lead
 */
export function notFoundPage(decks: Deck[], css: string, siteUrl: string | undefined): string {
  const start = siteUrl
    ? new URL(siteUrl).pathname
    : '/'
  return writePage({
    lang: 'en',
    title: 'Not found',
    description: 'There is no page at this address.',
    icon: iconAddress(),
    htmlClass: 'lectern-site',
    styles: [],
    head: `<meta name="robots" content="noindex">\n<meta name="lectern-decks" content="${escapeHtml(decks.map(deck => addressOf(deck.name)).join(' '))}"${siteUrl ? ' data-known' : ''}>\n<style>${css.replace(/@font-face\{[^}]*\}/g, '').replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ')}</style>\n`,
    body: `<header class="top"><h1>There is no page at this address</h1></header>
<main>
<p>The talk may have been renamed or have fewer slides now, or the link may be cut off. These are all the talks:</p>
<ul>${decks.map(deck => `<li><a data-deck="${addressOf(deck.name)}" href="${start}${addressOf(deck.name)}/">${escapeHtml(deck.title)}</a></li>`).join('')}</ul>
</main>
<script>${findDeckScript}</script>`,
    moreScripts: [findDeckScript],
  })
}
