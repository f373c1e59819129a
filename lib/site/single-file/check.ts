import type { Browser } from 'playwright'
import type { SlideSnapshot } from '../../print/settle.ts'
import type { Problem } from '../../project/problem.ts'
import type { SingleFileReading } from './in-page/read-file.ts'
import { pathToFileURL } from 'node:url'
import { decoded } from '../../print/settle.ts'
import { readFile, readWords } from './in-page/read-file.ts'

/**
 * Opens the file as a reader will, with neither network nor scripts, and compares it with the slides.
 *
 * @param file absolute path
 * @param slides what the live deck showed
 * @param sourceOf the file in which a slide stands, for the problems
 * @returns every difference; empty when the file is right
 */
export async function checkSingleFile(browser: Browser, file: string, slides: SlideSnapshot[], sourceOf: (no: number) => string): Promise<Problem[]> {
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true })
  try {
    const page = await context.newPage()
    const address = pathToFileURL(file).href
    const requests: string[] = []
    page.on('request', request => request.url() !== address && !request.url().startsWith('data:') && requests.push(request.url()))
    await page.goto(address)
    await page.evaluate(decoded)
    const reading = { ...await page.evaluate(readFile), requests }
    // The slides as they were shown, in a page of their own: the browser knows which of their words are to be read.
    const shown = await context.newPage()
    await shown.setContent(slides.map(slide => slide.html).join('\n'))
    return compareSingleFile(reading, slides.map(({ no }) => no), await shown.evaluate(readWords), sourceOf)
  }
  finally {
    await context.close()
  }
}

/**
 * @param reading what is in the file
 * @param numbers of the slides that belong into it
 * @param words the pieces of text of each of these slides, without spaces, in order
 * @param sourceOf the file in which a slide stands
 */
export function compareSingleFile(reading: SingleFileReading, numbers: number[], words: string[][], sourceOf: (no: number) => string): Problem[] {
  const problem = (no: number, found: string, expected: string): Problem => ({
    file: sourceOf(no),
    ...(no > 0 ? { slide: no } : {}),
    found: `slides.html: ${found}`,
    expected,
    fix: 'simplify that part of the slide, or report what it holds',
  })
  const slides = numbers.flatMap((no, index) => {
    const text = reading.sections[`s${no}`]
    if (text === undefined)
      return [problem(no, 'the slide is missing', 'every slide of the deck')]
    let at = 0
    const lost = (words[index] ?? []).find((piece) => {
      const found = text.indexOf(piece, at)
      at = found + piece.length
      return found < 0
    })
    return lost === undefined
      ? []
      : [problem(no, `"${lost}" is missing, or not in its place`, 'every word of the slide, in its order')]
  })
  const first = numbers[0] ?? 0
  return [
    ...slides,
    ...reading.brokenPictures.map(no => problem(no, 'a picture does not show', 'pictures that browsers can draw')),
    ...reading.brokenFaces.map(face => problem(first, `the face ${face} cannot be read`, 'faces that browsers can draw')),
    ...[...new Set([
      ...reading.requests,
      ...reading.addresses.filter(address => !/^(?:data:|#|https?:|mailto:)/.test(address)),
    ])].map(address => problem(first, `it needs ${address.slice(0, 120)}`, 'a file that needs no other')),
  ]
}
