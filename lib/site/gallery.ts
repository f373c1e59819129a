import type { BuiltDeck } from '../slidev/build.ts'
import type { Capture } from './capture.ts'
import type { DeckPagesOptions } from './deck-pages.ts'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { escapeHtml } from '../print/html.ts'
import { canvasOf } from '../project/canvas.ts'
import { addressOf } from '../project/decks.ts'
import { describeDeck } from '../project/describe.ts'
import { snippetLanguages } from './languages.ts'
import { licencesPage } from './licences.ts'
import { writePage } from './page.ts'
import { writeSearch } from './search.ts'

/** Files that may be downloaded, when the build made them. */
const downloads = [
  { file: 'slides.pdf', label: 'slides' },
  { file: 'handout.pdf', label: 'handout' },
]

/** Pictures further down are fetched when they come near. */
const inSight = 6

/** Writes the site's first page: every talk, and a search over what their slides say. */
export async function writeGallery(built: BuiltDeck[], captures: Map<BuiltDeck, Capture>, styles: string, options: DeckPagesOptions): Promise<void> {
  const search = await writeSearch(built, captures, options.site)
  const one = built.length === 1
    ? built[0]
    : undefined
  await writeFile(join(options.site, 'index.html'), writePage({
    lang: 'en',
    title: 'Talks',
    description: built.map(({ deck }) => deck.title).join(' · '),
    canonical: options.siteUrl,
    card: options.siteUrl && built[0] && `${options.siteUrl}${addressOf(built[0].deck.name)}/card.png`,
    icon: './icon.svg',
    htmlClass: 'lectern-site',
    styles: [`./${styles}`],
    entry: `./${search.script}`,
    body: `<header class="top">
<p class="brand"><img src="./icon.svg" alt="" width="32" height="32"> Lectern</p>
<h1>Talks to play, to read and to take away</h1>
<form class="search" role="search" data-index="./${search.index}" hidden>
<label for="search">${one ? 'Search the slides' : `Search the slides of ${built.length} talks`}</label>
<input id="search" type="search" autocomplete="off" aria-controls="found">
<p id="found-count" role="status"></p>
<ol id="found"></ol>
</form>
</header>
<main>
<ul class="talks${one ? ' one' : ''}">
${built.map((deck, index) => card(deck, captures.get(deck), options.site, index >= inSight)).join('\n')}
</ul>
</main>
<footer><p>Every talk also works without JavaScript and, after one visit, without a network.</p>
<p><a href="./${licencesPage}">Licences</a></p></footer>`,
  }))
}

function card({ deck }: BuiltDeck, capture: Capture | undefined, site: string, lazy: boolean): string {
  const facts = [
    typeof deck.headmatter.duration === 'string'
      ? deck.headmatter.duration.replace(/(\d)\s*min$/, '$1 min')
      : '',
    `${deck.slides.length} slide${deck.slides.length === 1 ? '' : 's'}`,
    snippetLanguages(deck).join(', '),
  ].filter(Boolean)
  const has = (path: string): boolean => existsSync(join(site, deck.name, path))
  const files = downloads.filter(({ file }) => has(file))
  const canvas = canvasOf(deck)
  const alt = capture?.snapshot.slides[0]?.title ?? deck.title
  const about = describeDeck(deck)
  const lang = capture?.snapshot.lang && capture.snapshot.lang !== 'en'
    ? ` lang="${escapeHtml(capture.snapshot.lang)}"`
    : ''
  return `<li class="talk">
<a class="picture" href="./${addressOf(deck.name)}/" tabindex="-1" aria-hidden="true"><img src="./${addressOf(deck.name)}/card.png" alt="${escapeHtml(alt)}" width="${canvas.width}" height="${canvas.height}"${lazy ? ' loading="lazy"' : ''}></a>
<div class="about">
<h2${lang}><a href="./${addressOf(deck.name)}/">${escapeHtml(deck.title)}</a></h2>${about === deck.title
  ? ''
  : `\n<p class="promise"${lang}>${escapeHtml(about)}</p>`}
<ul class="facts">${facts.map(fact => `<li>${escapeHtml(fact)}</li>`).join(' ')}</ul>
<p class="actions"><a class="play" href="./${addressOf(deck.name)}/">Play</a> <a href="./${addressOf(deck.name)}/read/">Read</a>${has('handout/index.html')
  ? ` <a href="./${addressOf(deck.name)}/handout/">Handout</a>`
  : ''}</p>${files.length > 0
  ? `\n<p class="files">PDF: ${files.map(({ file, label }) => `<a href="./${addressOf(deck.name)}/${file}" download>${label}</a>`).join(', ')}</p>`
  : ''}
</div>
</li>`
}
