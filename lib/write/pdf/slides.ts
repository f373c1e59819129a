import type { Browser, Page } from 'playwright'
import type { Deck } from '../../read/deck.ts'
import type { Snapshot } from '../../render/snapshot.ts'
import type { OutlineEntry } from './outline.ts'
import { checkAccessibility } from '../../check/pdf/accessibility.ts'
import { compareFonts, comparePages } from '../../check/pdf/compare.ts'
import { measurePages } from '../../check/pdf/measure.ts'
import { readPdf } from '../../check/pdf/read-pdf.ts'
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
  /** Called as each page has been checked. */
  onPage?: (label: string) => void
}

/** A checked file, not written yet. */
export interface CheckedPdf {
  bytes: Uint8Array
  pages: number
  /** What the reader of the log should know. */
  remarks: string[]
}

/** The slides' file and the slides themselves, for what else is made of them. */
export interface PrintedSlides extends CheckedPdf {
  snapshot: Snapshot
}

/**
 * Prints a built deck, reads the result back and holds it against the live page.
 *
 * @param deckUrl address of the built deck's folder, with a final slash
 * @throws LecternError with every difference; nothing has been written then
 */
export async function printSlides(browser: Browser, deckUrl: string, deck: Deck, options: SlidesOptions = {}): Promise<PrintedSlides> {
  const { page, close } = await openSlides(browser, deckUrl, deck, options)
  try {
    const snapshot = await takeSnapshot(page, deckUrl)
    const plain = await preparePage(page, {
      deckUrl,
      clicks: chosenClicks(deck, options.withClicks),
      aliases: aliases(deck),
      publicUrl: options.publicUrl,
    })
    await useStaticFonts(page)
    const families = await page.evaluate(() => [...document.fonts].map(face => face.family.replace(/"/g, '')))
    const expected = await page.evaluate(measurePages, '.print-slide-container')
    const printed = await page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true })
    await close()
    const bytes = await finishPdf(printed, describeDeck(deck), outlineOf(deck, expected), [735, 414])
    const read = await readPdf(bytes)
    const problems = [
      ...comparePages(expected, read.pages, deckFile(deck)),
      ...compareFonts(read.pages, families, deckFile(deck)),
      ...await checkAccessibility(bytes, deckFile(deck)),
    ]
    if (problems.length > 0)
      throw new LecternError(problems)
    expected.forEach(({ no, click }) => options.onPage?.(`${no}${click
      ? `.${click}`
      : ''}`))
    return {
      bytes,
      snapshot,
      pages: read.pages.length,
      remarks: plain.map(link => `${deck.name}, ${link} stands as plain words: it leads into the site, whose address is unknown (LECTERN_SITE_URL)`),
    }
  }
  finally {
    await close()
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
