import type { Deck } from '../../read/deck.ts'
import { escapeHtml } from './html.ts'
import { findDeckScript } from './inline-scripts.ts'
import { writePage } from './page.ts'

/**
 * The root's 404 page. Hosts show it for any address without a file: an address of a talk's player
 * (`/intro/presenter/3`) is handed to that talk; for any other it lists the talks. It stands at any depth, so
 * its links are put right by its script, which knows the talks' names; without a script it only tells.
 */
export function notFoundPage(decks: Deck[], styles: string): string {
  return writePage({
    lang: 'en',
    title: 'Not found',
    description: 'There is no page at this address.',
    icon: `/assets/icon.svg`,
    htmlClass: 'lectern-site',
    styles: [],
    head: `<meta name="robots" content="noindex">\n<meta name="lectern-styles" content="${styles}">\n<meta name="lectern-decks" content="${escapeHtml(decks.map(deck => deck.name).join(' '))}">\n`,
    scripts: [findDeckScript],
    body: `<header class="top"><h1>There is no page at this address</h1></header>
<main>
<p>The talk may have been renamed, or the link may be cut off. These are all the talks:</p>
<ul>${decks.map(deck => `<li><a data-deck href="/${deck.name}/">${escapeHtml(deck.title)}</a></li>`).join('')}</ul>
</main>`,
  })
}
