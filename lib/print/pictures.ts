import type { Browser } from 'playwright'
import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { Fault } from './pdf/read/overprint.ts'
import type { SlidesOptions } from './pdf/slides.ts'
import type { Witness } from './pdf/witness.ts'
import { canvasOf } from '../project/canvas.ts'
import { LecternError } from '../project/problem.ts'
import { openSlides } from './freeze/keep.ts'
import { prepareSlides } from './pdf/in-page/prepare.ts'
import { faultsOf } from './pdf/read/overprint.ts'
import { startWitness } from './pdf/witness.ts'
import { inflatePng } from './picture/png.ts'
import { uncomparedPlaces } from './unchecked.ts'

/** One slide (and click) as a picture. */
export interface SlideImage {
  no: number
  click: number
  png: Buffer
  /** What the slide says, for those who do not see the picture. */
  text: string
}

/** Pixels across a picture: sharp on a projector of 1920. A wider canvas keeps its own. */
const across = 1960

/**
 * Photographs the slides of a built deck, 1960 pixels wide, and compares each picture with the slide as the player shows it.
 *
 * @throws LecternError when a slide is stuck, broken, cut off or blank, or its picture shows something other than the slide
 */
export async function photographSlides(browser: Browser, deckUrl: string, deck: Deck, options: SlidesOptions): Promise<{ images: SlideImage[], findings: Problem[], remarks: string[] }> {
  const witness = (options.witness ?? startWitness)(browser, deckUrl, deck, options)
  try {
    const { images, findings } = await photograph(browser, deckUrl, deck, options, witness.watch)
    const unlike = await witness.compare(images.map(({ png }) => png))
    if (unlike.some(({ severity }) => severity === undefined))
      throw new LecternError([...findings, ...unlike])
    return {
      images,
      findings: [...findings, ...unlike],
      remarks: [
        `${deck.name}: each picture was compared with its slide; words, links and reading order were not checked, since a picture has none`,
        ...uncomparedPlaces(deck.name, 'the pictures', await witness.masked()),
      ],
    }
  }
  finally {
    await witness.close()
  }
}

async function photograph(browser: Browser, deckUrl: string, deck: Deck, options: SlidesOptions, onStates: Witness['watch']): Promise<{ images: SlideImage[], findings: Problem[] }> {
  const { page, expected, findings: settled, close } = await openSlides(browser, deckUrl, deck, { ...options, scale: Math.max(1, across / canvasOf(deck).width) })
  onStates(expected)
  try {
    await page.evaluate(prepareSlides, { slides: options.slides, publicUrl: options.publicUrl })
    const images: SlideImage[] = []
    const findings = [...settled]
    const faults: (Fault & { no: number })[] = expected.flatMap(slide => faultsOf(slide).map(fault => ({ no: slide.no, ...fault })))
    for (const [index, { no, click }] of expected.entries()) {
      const container = page.locator('.print-slide-container').nth(index)
      const png = await container.screenshot()
      if (isBlank(png) && deck.slides[no - 1]?.content.trim() !== '')
        faults.push({ no, found: 'the picture of the slide is blank' })
      images.push({
        no,
        click,
        png,
        text: await container.innerText(),
      })
      options.onPage?.(`${no}${click
        ? `.${click}`
        : ''}`)
    }
    findings.push(...faults.map(({ no, ...fault }): Problem => ({
      file: deck.slides[no - 1]?.file ?? deck.entry,
      slide: no,
      ...fault,
      expected: 'everything on the slide inside its frame, no words over others',
      fix: 'open the slide in the browser and correct it',
    })))
    if (findings.some(({ severity }) => severity === undefined))
      throw new LecternError(findings)
    return { images, findings }
  }
  finally {
    await close()
  }
}

/** True when a picture is of one colour: then all that its filters leave is almost always the same byte. */
export function isBlank(png: Buffer): boolean {
  return new Set(inflatePng(png).rows).size <= 8
}
