import type { Browser, Page } from 'playwright'
import type { Deck } from '../../project/deck.ts'
import type { Problem } from '../../project/problem.ts'
import type { CheckedPdf } from '../pdf/slides.ts'
import type { Snapshot } from '../settle.ts'
import type { RightSlides } from './compare.ts'
import type { HandoutContent } from './content.ts'
import type { HandoutOptions } from './page.ts'
import { LecternError } from '../../project/problem.ts'
import { timed } from '../../project/profile.ts'
import { wordsFor } from '../../project/words/languages.ts'
import { markContinuations } from '../pdf/continuations.ts'
import { describeFile } from '../pdf/describe.ts'
import { finishPdf } from '../pdf/finish.ts'
import { withoutColour } from '../pdf/grey.ts'
import { fitScrolled } from '../pdf/in-page/fit-scrolled.ts'
import { dropIdleFilters } from '../pdf/in-page/idle-filters.ts'
import { paintMasks } from '../pdf/in-page/masks.ts'
import { measurePages } from '../pdf/in-page/measure.ts'
import { useScreenColours } from '../pdf/in-page/screen-colours.ts'
import { useScreenGradients } from '../pdf/in-page/screen-gradients.ts'
import { checkAccessibility } from '../pdf/read/accessibility.ts'
import { compareFlow } from '../pdf/read/compare-flow.ts'
import { compareFonts } from '../pdf/read/compare-fonts.ts'
import { allowEmpty } from '../pdf/read/empty-slides.ts'
import { startReader } from '../pdf/read/reader.ts'
import { useStaticFonts } from '../pdf/static-fonts.ts'
import { decoded, paperContext } from '../settle.ts'
import { missedPictures } from '../settle/in-page/missed-pictures.ts'
import { openStillPage } from '../still-page.ts'
import { uncheckedPdf, uncomparedPlaces } from '../unchecked.ts'
import { compareWithSlides } from './compare.ts'
import { brokenPictures, fillPageNumbers, publishLinks, showPosters } from './in-page/handout.ts'
import { readPictures } from './in-page/pictures.ts'
import { useRulesAround } from './in-page/rules-around.ts'
import { useSlideWindow } from './in-page/slide-window.ts'
import { handoutPage } from './page.ts'

/** Paper less its margins, in CSS pixels: what the page is laid out in before it is printed. */
const viewport = { width: 672, height: 1000 }
/** Numbers in the contents may move what follows; they settle after one correction, and a third would be a fault. */
const passes = 3

/**
 * Prints a handout, fills the page numbers of its contents, reads the result back and checks it.
 *
 * @param deckUrl address of the built deck's folder, whose styles and pictures the handout shows
 * @param publicUrl address of the published deck, with a final slash; without it, links into the site become plain words
 * @param slides what each picture is compared with; answers nothing when the slides have been refused
 * @throws LecternError with every difference; nothing has been written then
 */
export async function printHandout(browser: Browser, deckUrl: string, deck: Deck, content: HandoutContent, snapshot: Snapshot, options: HandoutOptions, publicUrl: string | undefined, slides: () => Promise<RightSlides | undefined>): Promise<CheckedPdf> {
  const file = deck.slides[0]?.file ?? deck.entry
  const reader = startReader()
  const page = await openStillPage(browser, { ...paperContext({}), viewport })
  try {
    let anchors: Record<string, number> = Object.fromEntries([...content.slides.map(slide => `slide-${slide.no}`), 'corrections', 'references'].map(name => [name, 88]))
    const html = handoutPage(content, snapshot, options, anchors)
    const address = `${deckUrl}handout/`
    await page.route(address, route => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }))
    const families = await timed(`${deck.name}, handout: lay out`, () => openSettled(page, address, file))
    await page.evaluate(useRulesAround)
    await page.evaluate(useSlideWindow, content.canvas)
    const plain = await page.evaluate(publishLinks, { deckUrl, publicUrl })
    await page.evaluate(paintMasks)
    await page.evaluate(useScreenColours)
    await page.evaluate(useScreenGradients)
    await markContinuations(page, 'in full below')
    await page.evaluate(fitScrolled)
    await page.evaluate(dropIdleFilters)
    let printed = new Uint8Array()
    for (let pass = 0; pass < passes; pass++) {
      printed = new Uint8Array(await timed(`${deck.name}, handout: print, pass ${pass + 1}`, () => page.pdf({
        tagged: true,
        outline: true,
        preferCSSPageSize: true,
        printBackground: true,
      })))
      const found = await reader.anchors(printed)
      if (Object.keys(found).every(name => found[name] === anchors[name]))
        break
      anchors = found
      await page.evaluate(fillPageNumbers, anchors)
    }
    const [expected, shown, bytes] = await Promise.all([
      page.evaluate(measurePages, 'article.slide'),
      page.evaluate(readPictures),
      finishPdf(options.isGrey ? await withoutColour(printed) : printed, describeFile(deck, `: ${wordsFor(content.lang).words.handout}`)),
    ])
    const [read, inaccessible] = await timed(`${deck.name}, handout: read back and check`, () => Promise.all([reader.read(bytes), checkAccessibility(bytes, file)]))
    const right = await slides()
    if (right && options.isGrey)
      right.bytes = await withoutColour(right.bytes)
    const unlike = right ? await timed(`${deck.name}, handout: compare pictures with the slides`, () => compareWithSlides(bytes, read, shown, content, options, deck, right)) : []
    const numbered = expected.map((page, index) => ({ ...page, no: content.slides[index]?.no ?? 0 }))
    const parts = allowEmpty(numbered, deck).map((page) => {
      const { no } = page
      return {
        anchor: `slide-${no}`,
        page: { ...page, no },
      }
    })
    const problems: Problem[] = [
      ...options.layout === 'summary' && read.pages.length > 1
        ? [{ file, severity: 'care' as const, found: `the summary takes ${read.pages.length} pages`, expected: 'all slides on one', fix: 'take fewer slides with --range, or shorten the deck\'s info' }]
        : [],
      ...compareFlow(parts, read, file),
      ...compareFonts(read.pages, families, file, String(deck.headmatter.lang ?? '')),
      ...inaccessible,
      ...unlike,
    ]
    if (problems.some(({ severity }) => severity === undefined))
      throw new LecternError(problems)
    return { bytes, findings: problems, pages: read.pages.length, remarks: [
      uncheckedPdf(deck.name, 'handout.pdf'),
      ...uncomparedPlaces(deck.name, 'handout.pdf', shown.flatMap(({ name, hasUnlike }) => hasUnlike ? [Number(/\d+/.exec(name)?.[0])] : [])),
      ...content.corrections || content.references.length > 0 ? [`${deck.name}: words of the handout's corrections and references were not read back from handout.pdf`] : [],
      ...plain.map(link => `${deck.name}, handout: ${link} is plain text: it leads into the site, whose address is unknown (LECTERN_SITE_URL)`),
    ] }
  }
  finally {
    reader.close()
    await page.close()
  }
}

/** @returns names of the font families that the page includes */
async function openSettled(page: Page, address: string, file: string): Promise<string[]> {
  const failed: string[] = []
  const pictures: string[] = []
  const { origin } = new URL(address)
  page.on('response', response => response.status() >= 400 && new URL(response.url()).origin === origin && (response.request().resourceType() === 'image' ? pictures : failed).push(response.url()))
  await page.goto(address, { waitUntil: 'load' })
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(showPosters)
  await page.evaluate(decoded)
  const broken = await page.evaluate(brokenPictures)
  // A file that only a list's marker or an unused rule names was told of when the slides settled.
  const missed = await page.evaluate(missedPictures, { addresses: pictures, selector: 'body' })
  failed.push(...missed.map(({ address }) => address).filter(address => !broken.includes(address.slice(0, 100))))
  if (failed.length + broken.length > 0) {
    throw new LecternError([...failed, ...broken].map(url => ({
      file,
      found: `handout: ${url} cannot be shown`,
      expected: 'every file that the handout needs beside the built deck',
      fix: 'build the deck again',
    })))
  }
  return useStaticFonts(page)
}
