import type { HandoutContent } from '../../../lib/print/handout/content.ts'
import type { ShownPicture } from '../../../lib/print/handout/in-page/pictures.ts'
import type { Deck } from '../../../lib/project/deck.ts'
import { PDFDocument, rgb } from 'pdf-lib'
import { expect, it } from 'vitest'
import { compareWithSlides } from '../../../lib/print/handout/compare.ts'
import { readPdf } from '../../../lib/print/pdf/read/read-pdf.ts'

const deck = { name: 'cut', entry: 'slides.md', slides: [{ file: 'slides.md' }, { file: 'slides.md' }] } as Deck
const layout = { layout: 'notes', perPage: 1, paper: 'A4' } as const
const slide = { outputs: [], sources: [], notes: '', isSection: false }
const content = { slides: [1, 2].map(no => ({ ...slide, no, title: `${no}`, pictures: [{ click: 0, html: '' }] })) } as unknown as HandoutContent
/** Half as large as the slide, in a page's 500 by 500 points. */
const shown = [1, 2].map((no): ShownPicture => ({ name: `picture-${no}-0`, width: 400, height: 200, scale: 0.5, hasUnlike: false, masks: [] }))

async function pdfOf(size: [number, number], pages: [x: number, y: number, red: number][][], scale = 1): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  for (const boxes of pages) {
    const page = pdf.addPage(size)
    for (const [x, y, red] of boxes)
      page.drawRectangle({ x, y, width: 100 * scale, height: 75 * scale, color: rgb(red, 0.2, 0.6) })
  }
  return pdf.save()
}

const slides = (): Promise<Uint8Array> => pdfOf([400, 200], [[[0, 125, 0.2]], [[0, 125, 0.8]]])

async function problemsOf(handout: Uint8Array, pictures = shown, byChance: number[] = []): Promise<string[]> {
  const read = await readPdf(handout)
  // The first picture begins 45 points from the page's corner, as margins are; the second one 200 below it.
  const named = { ...read, anchors: { 'picture-1-0': 1, 'picture-2-0': 1 }, points: { 'picture-1-0': { x: 0, y: 0 }, 'picture-2-0': { x: 0, y: 200 } } }
  const right = { bytes: await slides(), states: [{ no: 1, click: 0 }, { no: 2, click: 0 }], byChance }
  return (await compareWithSlides(handout, named, pictures, content, layout, deck, right)).map(({ slide, found }) => `${slide}: ${found}`)
}

it('compares each picture of a handout with its slide, wherever it is on a page', async () => {
  const place = (no: number, red: number): [number, number, number] => [45, 500 - 45 - (no - 1) * 200 - 75 * 0.375, red]
  expect(await problemsOf(await pdfOf([500, 500], [[place(1, 0.2), place(2, 0.8)]], 0.375))).toEqual([])
  expect(await problemsOf(await pdfOf([500, 500], [[place(1, 0.2), place(2, 0.7)]], 0.375))).toEqual([expect.stringMatching(/^2: the handout shows something other than the slide: colour at x 0, y 0, \d+ × \d+ px$/)])
})

it('says of a slide that chance draws that the handout shows another chance', async () => {
  const place = (no: number, red: number): [number, number, number] => [45, 500 - 45 - (no - 1) * 200 - 75 * 0.375, red]
  expect(await problemsOf(await pdfOf([500, 500], [[place(1, 0.2), place(2, 0.7)]], 0.375), shown, [2])).toEqual([expect.stringMatching(/^2: the slide looks different each time it is opened, so the handout shows something else: colour at x 0, y 0, \d+ × \d+ px$/)])
})

it('names a picture that a handout lacks', async () => {
  const first = await pdfOf([500, 500], [[[45, 500 - 45 - 75 * 0.375, 0.2]]], 0.375)
  expect(await problemsOf(first, shown.slice(0, 1))).toEqual(['2: handout: the picture of the slide is not in the file'])
})
