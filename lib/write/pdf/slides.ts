import type { Browser, Page } from 'playwright'
import type { Deck } from '../../read/deck.ts'
import type { Snapshot } from '../../render/snapshot.ts'
import type { OutlineEntry } from './outline.ts'
import { checkAccessibility } from '../../check/pdf/accessibility.ts'
import { compareFonts, comparePages } from '../../check/pdf/compare.ts'
import { measurePages } from '../../check/pdf/measure.ts'
import { startReader } from '../../check/pdf/reader.ts'
import { LecternError } from '../../read/problem.ts'
import { openPrintPage, takeSnapshot } from '../../render/snapshot.ts'
import { describeDeck } from './describe.ts'
import { finishPdf } from './finish.ts'
import { preparePage } from './prepare.ts'
import { useStaticFonts } from './static-fonts.ts'

/** What to print of a deck. */
export interface SlidesOptions {
  /** Slide numbers, ascending; all when left out. */
  slides?: number[]
  /** A page for each click of every slide. */
  withClicks?: boolean
  dark?: boolean
  /** Milliseconds for the page to settle. */
  limit?: number
  /** Where the deck is published, with a final slash. */
  publicUrl?: string
  /** Called as each page has been read back. */
  onPage?: (label: string) => void
}

/** A checked file, not written yet. */
export interface CheckedPdf {
  bytes: Uint8Array
  pages: number
  /** What the reader of the log should know. */
  remarks: string[]
}

/**
 * Prints a built deck, reads the result back and holds it against the live page.
 *
 * @param deckUrl address of the built deck's folder, with a final slash
 * @param onSnapshot called with the slides as soon as they have settled, while they are still to be printed
 * @throws LecternError with every difference; nothing has been written then
 */
export async function printSlides(browser: Browser, deckUrl: string, deck: Deck, options: SlidesOptions = {}, onSnapshot?: (snapshot: Snapshot) => void): Promise<CheckedPdf> {
  const reader = startReader()
  const { page, close } = await openSlides(browser, deckUrl, deck, options).catch(async (error) => {
    await reader.close()
    throw error
  })
  try {
    if (onSnapshot)
      onSnapshot(await takeSnapshot(page, deckUrl))
    const { pages, plain } = await preparePage(page, {
      deckUrl,
      clicks: chosenClicks(deck, options.withClicks),
      aliases: aliases(deck),
      publicUrl: options.publicUrl,
    })
    const families = await useStaticFonts(page)
    const printed = await page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true })
    // Measured after printing, so that browser and Node work side by side; so do reading back and checking.
    const [expected, bytes] = await Promise.all([
      page.evaluate(measurePages, '.print-slide-container'),
      finishPdf(printed, describeDeck(deck), outlineOf(deck, pages), [735, 414]),
    ])
    const [read, inaccessible] = await Promise.all([
      reader.read(bytes, page => options.onPage?.(`${pages[page - 1]?.no ?? page}`)),
      checkAccessibility(bytes, deckFile(deck)),
    ])
    const problems = [
      ...comparePages(expected, read.pages, deckFile(deck)),
      ...compareFonts(read.pages, families, deckFile(deck)),
      ...inaccessible,
    ]
    if (problems.length > 0)
      throw new LecternError(problems)
    return {
      bytes,
      pages: read.pages.length,
      remarks: plain.map(link => `${deck.name}, ${link} stands as plain words: it leads into the site, whose address is unknown (LECTERN_SITE_URL)`),
    }
  }
  finally {
    await Promise.all([close(), reader.close()])
  }
}

/** Opens the settled print page of the wanted slides, with all clicks when any slide asks for some. */
export function openSlides(browser: Browser, deckUrl: string, deck: Deck, options: SlidesOptions & { scale?: number }): Promise<{ page: Page, close: () => Promise<void> }> {
  return openPrintPage(browser, deckUrl, {
    slides: options.slides ?? deck.slides.map(slide => slide.no),
    withClicks: options.withClicks || Object.keys(chosenClicks(deck)).length > 0,
    dark: options.dark,
    limit: options.limit,
    scale: options.scale,
    file: deckFile(deck),
  })
}

function deckFile(deck: Deck): string {
  return deck.slides[0]?.file ?? deck.entry
}

/** `export: { clicks: [0, 2] }` in a slide's frontmatter says which of its states become pages. */
export function chosenClicks(deck: Deck, withClicks = false): Record<number, number[] | 'all'> {
  return Object.fromEntries(deck.slides.flatMap((slide): [number, number[] | 'all'][] => {
    const choice = (slide.frontmatter.export as { clicks?: unknown } | undefined)?.clicks
    if (Array.isArray(choice)) {
      return [
        [
          slide.no,
          choice.map(Number),
        ],
      ]
    }
    return withClicks || choice === 'all'
      ? [
          [slide.no, 'all'],
        ]
      : []
  }))
}

export function aliases(deck: Deck): Record<string, number> {
  return Object.fromEntries(deck.slides.flatMap(slide => typeof slide.frontmatter.routeAlias === 'string'
    ? [
        [slide.frontmatter.routeAlias, slide.no],
      ]
    : []))
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
