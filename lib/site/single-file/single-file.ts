import type { Browser } from 'playwright'
import type { ExportedFile } from '../../print/export-deck.ts'
import type { Deck } from '../../project/deck.ts'
import type { Capture } from '../capture.ts'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { deckTokens } from '../../look/brand.ts'
import { iconAddress } from '../../look/icon.ts'
import { splitSchemes, systemDark } from '../../look/schemes.ts'
import { escapeHtml } from '../../markdown/escape-html.ts'
import { decodeAddress } from '../../project/decode-address.ts'
import { describeDeck } from '../../project/describe.ts'
import { LecternError } from '../../project/problem.ts'
import { root } from '../../project/root.ts'
import { wordsFor } from '../../project/words/languages.ts'
import { hashedFolder } from '../../slidev/client/never-changes.ts'
import { themeConfigOf } from '../../slidev/theme.ts'
import { ownFaces } from '../deck-faces.ts'
import { readerSections } from '../reader.ts'
import { checkSingleFile } from './check.ts'
import { inlineFaces } from './inline-faces.ts'
import { inlineAddresses } from './inline.ts'

/** The page shows what it contains and does nothing. */
const policy = 'default-src \'none\'; style-src \'unsafe-inline\'; img-src data:; font-src data:; base-uri \'none\'; form-action \'none\''

/** What belongs into the file besides the capture. */
export interface SingleFileOptions {
  /** Absolute path of the folder in which the deck and the shared files are placed. */
  site: string
  /** Slide numbers; all when left out. */
  slides?: number[]
  /** False leaves notes out even of a deck that publishes them. */
  notes: boolean
  /** Absolute address of the published deck, with a final slash. */
  publicUrl?: string
}

/**
 * The deck's reader view as one HTML file that needs no other file, no script and no network, opened from a disk
 * in a browser and compared with the slides before it is returned.
 *
 * @throws LecternError naming each picture that is missing and each slide whose words are not all there
 */
export async function createSingleFile(browser: Browser, deck: Deck, { snapshot, plain }: Capture, options: SingleFileOptions): Promise<ExportedFile> {
  const { site } = options
  const { lang, words } = wordsFor(snapshot.lang)
  const wanted = snapshot.slides.map((slide, index) => ({ slide, html: plain[index] ?? '' })).filter(({ slide }) => options.slides?.includes(slide.no) ?? true)
  const slides = wanted.map(({ slide }) => slide)
  const present = new Set([
    ...slides.map(({ no }) => `s${no}`),
    ...wanted.flatMap(({ html }) => [...html.matchAll(/\sid="([^"]+)"/g)].map(match => match[1] as string)),
  ])
  const missing: { no: number, address: string }[] = []
  const sections = readerSections({ ...deck, publicNotes: deck.publicNotes && options.notes }, { snapshot: { ...snapshot, slides }, plain: wanted.map(({ html }) => html) }, {
    number: no => ({ href: `#s${no}`, label: words.slide(no) }),
    move: (html, no) => {
      const inlined = inlineAddresses(html, {
        fileOf: (address) => {
          const path = address.replace(/[?#].*$/, '')
          return join(site, deck.name, decodeAddress(path) ?? path)
        },
        present,
        publicUrl: options.publicUrl,
      })
      missing.push(...inlined.missing.map(address => ({ no, address })))
      return inlined.html
    },
  })
  if (missing.length > 0) {
    throw new LecternError(missing.map(({ no, address }) => ({
      file: deck.slides[no - 1]?.file ?? deck.entry,
      slide: no,
      found: `the picture ${address}, which is not among the deck's files`,
      expected: 'a picture of the deck, which can be put into the file',
      fix: 'save the picture beside the slides and link to it there',
    })))
  }
  const body = `<header class="top reading"${lang === (snapshot.lang || 'en') ? '' : ` lang="${lang}"`}>
<details class="contents"><summary>${words.slides(slides.length)}</summary>
<ol>
${slides.map(({ no, title }) => `<li value="${no}"><a href="#s${no}">${escapeHtml(title || words.slide(no))}</a></li>`).join('\n')}
</ol></details>${options.publicUrl
  ? `\n<p class="actions"><a class="play" href="${escapeHtml(options.publicUrl)}">${words.play}</a></p>`
  : ''}
</header>
<main class="reader">
${sections.join('\n')}
</main>`
  const { families, tokens } = ownFaces(deck)
  const { base, classless } = splitSchemes(`${deckTokens(themeConfigOf(deck), tokens)}\n${await readFile(join(root, 'lib/site/site.css'), 'utf8')}`)
  const html = page(deck, snapshot.lang, body, [
    await inlineFaces([join(site, hashedFolder), join(site, deck.name, hashedFolder)], body, families),
    base,
    // Paper is always light.
    `@media screen and ${systemDark} {\n${classless}\n}`,
  ].join('\n'))

  const file = join(site, `${deck.name}.html`)
  try {
    await writeFile(file, html)
    const problems = await checkSingleFile(browser, file, slides, no => deck.slides[no - 1]?.file ?? relative(root, deck.entry))
    if (problems.length > 0)
      throw new LecternError(problems)
  }
  finally {
    await rm(file, { force: true })
  }
  return { path: 'slides.html', bytes: Buffer.from(html), size: `${slides.length} slides, ${Math.ceil(Buffer.byteLength(html) / 1000)} KB` }
}

function page(deck: Deck, lang: string, body: string, css: string): string {
  return `<!doctype html>
<html lang="${escapeHtml(lang || 'en')}" class="lectern-site">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(deck.title)}</title>
<meta name="description" content="${escapeHtml(describeDeck(deck))}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${iconAddress(themeConfigOf(deck))}">
<style>
${css.replaceAll('</style', '<\\/style')}
</style>
</head>
<body>
${body}
</body>
</html>
`
}
