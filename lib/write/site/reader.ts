import type { BuiltDeck } from '../../render/chunks/build.ts'
import type { Capture } from './capture.ts'
import type { DeckPagesOptions } from './deck-pages.ts'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describeDeck } from './describe.ts'
import { escapeHtml } from './html.ts'
import { writePage } from './page.ts'

/**
 * Writes `<deck>/read/`: the talk as one page to scroll, in the reader's own letter size and width, with no
 * script. Everything that clicks reveal is there; each slide can be linked to (`#s7`) and leads to its player.
 */
export async function writeReader({ deck }: BuiltDeck, { snapshot, plain }: Capture, styles: string, { site, siteUrl }: DeckPagesOptions): Promise<void> {
  const folder = join(site, deck.name, 'read')
  await mkdir(folder, { recursive: true })
  const sections = snapshot.slides.map((slide, index) => section(slide.no, slide.title, plain[index] ?? ''))
  await writeFile(join(folder, 'index.html'), writePage({
    lang: snapshot.lang || 'en',
    title: `${deck.title} · to read`,
    description: describeDeck(deck),
    canonical: siteUrl && `${siteUrl}${deck.name}/read/`,
    card: siteUrl && `${siteUrl}${deck.name}/card.png`,
    icon: '../../icon.svg',
    htmlClass: 'lectern-site',
    folder: 'read',
    styles: [`../../${styles}`],
    body: `<header class="top reading">
<p class="brand"><a href="../../"><img src="../../icon.svg" alt="" width="32" height="32"> All talks</a></p>
<p class="reading-title">${escapeHtml(deck.title)}</p>
<p class="actions"><a class="play" href="../">Play</a></p>
</header>
<main class="reader">
${sections.join('\n')}
</main>`,
  }))
}

function section(no: number, title: string, html: string): string {
  // One title a page: the first slide's; every other slide is a part of it. Links to slides stay on this page.
  const inside = (no === 1
    ? html
    : html.replace(/<(\/?)h([1-5])\b/g, (_, slash: string, level: string) => `<${slash}h${Number(level) + 1}`))
    .replace(/href="\.\/(\d+)"/g, 'href="#s$1"')
    .replace(/\b(href|src)="(?:\.\/)?((?:\.\.\/)*)([^"#:/][^":]*)"/g, '$1="../$2$3"')
  return `<section id="s${no}"${title
    ? ` aria-label="${escapeHtml(title)}"`
    : ''}>
<a class="slide-no" href="../${no}/" aria-label="Play slide ${no}">${no}</a>
${inside}
</section>`
}
