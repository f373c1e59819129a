import type { Browser } from 'playwright'
import type { Deck } from '../../project/deck.ts'
import type { Problem } from '../../project/problem.ts'
import type { OpenOptions } from '../freeze/choice.ts'
import type { Page, Proven } from '../proven.ts'
import type { ExpectedPage } from './in-page/measure.ts'
import type { Prepared } from './in-page/prepare.ts'
import type { OutlineEntry } from './outline.ts'
import { PDFDocument } from 'pdf-lib'
import { canvasOf } from '../../project/canvas.ts'
import { LecternError } from '../../project/problem.ts'
import { timed } from '../../project/profile.ts'
import { openSlides } from '../freeze/keep.ts'
import { uncheckedPdf, uncomparedPlaces } from '../unchecked.ts'
import { describeFile } from './describe.ts'
import { finishPdf } from './finish.ts'
import { dropIdleFilters } from './in-page/idle-filters.ts'
import { prepareSlides, settleLinks } from './in-page/prepare.ts'
import { pageHashes } from './page-hashes.ts'
import { checkAccessibility } from './read/accessibility.ts'
import { compareFonts } from './read/compare-fonts.ts'
import { comparePages } from './read/compare-pages.ts'
import { allowEmpty } from './read/empty-slides.ts'
import { startReader } from './read/reader.ts'
import { startWitness } from './witness.ts'

/** What to print of a deck. */
export interface SlidesOptions extends OpenOptions {
  /** Where the deck is published, with a final slash. */
  publicUrl?: string
  /** Pages that need not be read and compared again. */
  proven?: Proven
  /** Who sees the slides as the audience does. */
  witness?: typeof startWitness
  /** Called as each page has been read back. */
  onPage?: (label: string) => void
}

/** PDF's units in a CSS pixel: 72 and 96 an inch. */
const points = 0.75

/** A checked file, not written yet. */
export interface CheckedPdf {
  bytes: Uint8Array
  pages: number
  /** What the reader of the log should know. */
  remarks: string[]
  /** What is wrong and does not make the file lie. */
  findings: Problem[]
}

/** What a browser made of the slides, and what they looked like to it. */
interface Printed extends Prepared {
  /** As Chromium left it. */
  printed: Uint8Array
  expected: ExpectedPage[]
  /** What was found while the slides settled. */
  findings: Problem[]
}

/**
 * Prints a built deck, reads the result back and compares it with the live page: words, links, fonts, and each
 * page's picture with the slide as the player shows it.
 *
 * @param deckUrl address of the built deck's folder, with a final slash
 * @throws LecternError with every difference; nothing has been written then
 */
export async function printSlides(browser: Browser, deckUrl: string, deck: Deck, options: SlidesOptions = {}): Promise<CheckedPdf> {
  const reader = startReader()
  const witness = (options.witness ?? startWitness)(browser, deckUrl, deck, { ...options, isKnown: options.proven?.shows })
  try {
    const { printed, expected, pages, plain, families, findings } = await print(browser, deckUrl, deck, options, witness.watch)
    const { width, height } = canvasOf(deck)
    const bytes = await timed(`${deck.name}: finish the file`, () => finishPdf(printed, describeFile(deck), outlineOf(deck, pages), [width * points, height * points]))
    const made = options.proven ? await identify(bytes, expected) : []
    const known = made.map(page => options.proven!.has(page))
    const [read, inaccessible, unlike] = await Promise.all([
      timed(`${deck.name}: read the file back`, () => reader.read(bytes, page => options.onPage?.(`${pages[page - 1]?.no ?? page}`), known)),
      timed(`${deck.name}: check PDF/UA-1`, () => checkAccessibility(bytes, deckFile(deck))),
      timed(`${deck.name}: compare pages with the stage`, () => witness.compare(bytes, 'pdf', known)),
    ])
    const isUnknown = (_: unknown, page: number): boolean => !known[page]
    const problems = [
      ...findings,
      ...comparePages(allowEmpty(expected, deck).filter(isUnknown), read.pages.filter(isUnknown), deckFile(deck)),
      ...compareFonts(read.pages, families, deckFile(deck), String(deck.headmatter.lang ?? '')),
      ...inaccessible,
      ...unlike,
    ]
    if (problems.some(({ severity }) => severity === undefined))
      throw new LecternError(problems)
    const masked = await witness.masked()
    if (problems.every(({ slide }) => slide !== undefined))
      await options.proven?.remember(made.filter(({ no }) => !masked.includes(no) && problems.every(({ slide }) => slide !== no)))
    return {
      bytes,
      findings: problems,
      pages: read.pages.length,
      remarks: [
        uncheckedPdf(deck.name, 'slides.pdf'),
        ...uncomparedPlaces(deck.name, 'slides.pdf', masked),
        ...plain.map(link => `${deck.name}, ${link} is plain text: it leads into the site, whose address is unknown (LECTERN_SITE_URL)`),
      ],
    }
  }
  finally {
    reader.close()
    await witness.close()
  }
}

/** The pages of a file, each with all that is known of it without looking. */
async function identify(bytes: Uint8Array, expected: ExpectedPage[]): Promise<Page[]> {
  const hashes = pageHashes(await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Infinity }))
  return expected.map((page, index) => ({ no: page.no, hash: hashes[index] ?? '', expected: page }))
}

async function print(browser: Browser, deckUrl: string, deck: Deck, options: SlidesOptions, onStates: (states: ExpectedPage[]) => void): Promise<Printed> {
  const { page, expected, findings, close } = await timed(`${deck.name}: settle the slides`, () => openSlides(browser, deckUrl, deck, options))
  onStates(expected)
  try {
    await page.evaluate(dropIdleFilters)
    const prepared = await page.evaluate(prepareSlides, { slides: options.slides, publicUrl: options.publicUrl })
    // Conditions such as `(max-width: 900px)` are judged by the paper that is named here, whatever `@page` makes of it.
    const { width, height } = canvasOf(deck)
    const printed = await timed(`${deck.name}: print`, () => page.pdf({ width, height, tagged: true, preferCSSPageSize: true, printBackground: true }))
    return { ...prepared, printed, findings, expected: expected.map(page => settleLinks(page, prepared.pages.map(({ no }) => no), options.publicUrl)) }
  }
  finally {
    await close()
  }
}

function deckFile(deck: Deck): string {
  return deck.slides[0]?.file ?? deck.entry
}

/** Section slides are the branches, the slides after each its leaves. */
function outlineOf(deck: Deck, pages: { no: number, title: string }[]): OutlineEntry[] {
  let inSection = false
  return pages.flatMap((page, index) => {
    if (pages[index - 1]?.no === page.no)
      return []
    const slide = deck.slides[page.no - 1]
    const isSection = slide?.layout === 'section'
    const level = inSection && !isSection
      ? 1
      : 0
    inSection ||= isSection
    return [
      { title: page.title || slide?.title || `Slide ${page.no}`, page: index, level },
    ]
  })
}
