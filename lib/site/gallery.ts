import type { BuiltDeck } from '../slidev/build.ts'
import type { Capture } from './capture.ts'
import type { DeckPagesOptions } from './deck-pages.ts'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { escapeHtml } from '../markdown/escape-html.ts'
import { exportedName } from '../print/export-deck.ts'
import { canvasOf } from '../project/canvas.ts'
import { addressOf } from '../project/decks.ts'
import { describeDeck } from '../project/describe.ts'
import { fileNameOf } from '../project/file-name.ts'
import { sharedLanguage, wordsFor } from '../project/words/languages.ts'
import { snippetLanguages } from './languages.ts'
import { licencesPage } from './licences.ts'
import { writePage } from './page.ts'
import { writeSearch } from './search.ts'

/** Files that may be downloaded, when the build made them, and the words for them. */
const downloads: { file: string, label: 'slidesFile' | 'handoutFile' }[] = [
  { file: 'slides.pdf', label: 'slidesFile' },
  { file: 'handout.pdf', label: 'handoutFile' },
]

/** Pictures further down are fetched when they come near. */
const inSight = 6

/** Writes the site's first page: every talk, and a search over what their slides say. */
export async function writeGallery(built: BuiltDeck[], captures: Map<BuiltDeck, Capture>, styles: string, options: DeckPagesOptions): Promise<void> {
  const search = await writeSearch(built, captures, options.site)
  const { lang, words } = wordsFor(sharedLanguage(built.map(deck => captures.get(deck)?.snapshot.lang)))
  const one = built.length === 1
    ? built[0]
    : undefined
  await writeFile(join(options.site, 'index.html'), writePage({
    lang,
    title: words.talks,
    description: built.map(({ deck }) => deck.title).join(' · '),
    canonical: options.siteUrl,
    card: options.siteUrl && built[0] && `${options.siteUrl}${addressOf(built[0].deck.name)}/card.png`,
    icon: './icon.svg',
    htmlClass: 'lectern-site',
    styles: [`./${styles}`],
    entry: `./${search.script}`,
    body: `<header class="top">
<p class="brand"><img src="./icon.svg" alt="" width="32" height="32"> Lectern</p>
<h1>${words.promise}</h1>
<form class="search" role="search" data-index="./${search.index}" data-one="${words.slides(1)}" data-many="${words.slides(0)}" data-best="${words.best(0)}" data-slide="${words.slide(0)}" hidden>
<label for="search">${words.search(built.length)}</label>
<input id="search" type="search" autocomplete="off" aria-controls="found">
<p id="found-count" role="status"></p>
<ol id="found"></ol>
</form>
</header>
<main>
<ul class="talks${one ? ' one' : ''}">
${built.map((deck, index) => card(deck, captures.get(deck), options.site, index >= inSight, lang)).join('\n')}
</ul>
</main>
<footer><p>${words.always}</p>
<p><a href="./${licencesPage}">${words.licences}</a></p></footer>`,
  }))
}

function card({ deck }: BuiltDeck, capture: Capture | undefined, site: string, lazy: boolean, pageLang: string): string {
  const { words } = wordsFor(pageLang)
  const facts = [
    typeof deck.headmatter.duration === 'string'
      ? deck.headmatter.duration.replace(/(\d)\s*min$/, '$1 min')
      : '',
    words.slides(deck.slides.length),
    snippetLanguages(deck).join(', '),
  ].filter(Boolean)
  const has = (path: string): boolean => existsSync(join(site, deck.name, path))
  const files = downloads.filter(({ file }) => has(file))
  const canvas = canvasOf(deck)
  const alt = capture?.snapshot.slides[0]?.title ?? deck.title
  const about = describeDeck(deck)
  const lang = capture?.snapshot.lang && capture.snapshot.lang !== pageLang
    ? ` lang="${escapeHtml(capture.snapshot.lang)}"`
    : ''
  return `<li class="talk">
<a class="picture" href="./${addressOf(deck.name)}/" tabindex="-1" aria-hidden="true"><img src="./${addressOf(deck.name)}/card.png" alt="${escapeHtml(alt)}" width="${canvas.width}" height="${canvas.height}"${lazy ? ' loading="lazy"' : ''}></a>
<div class="about">
<h2${lang}><a href="./${addressOf(deck.name)}/">${escapeHtml(deck.title)}</a></h2>${about === deck.title
  ? ''
  : `\n<p class="promise"${lang}>${escapeHtml(about)}</p>`}
<ul class="facts">${facts.map(fact => `<li>${escapeHtml(fact)}</li>`).join(' ')}</ul>
<p class="actions"><a class="play" href="./${addressOf(deck.name)}/">${words.play}</a> <a href="./${addressOf(deck.name)}/read/">${words.read}</a>${has('handout/index.html')
  ? ` <a href="./${addressOf(deck.name)}/handout/">${words.handout}</a>`
  : ''}</p>${files.length > 0
  ? `\n<p class="files">PDF: ${files.map(({ file, label }) => `<a href="./${addressOf(deck.name)}/${file}" download="${escapeHtml(exportedName(fileNameOf(deck), file))}">${words[label]}</a>`).join(', ')}</p>`
  : ''}
</div>
</li>`
}
