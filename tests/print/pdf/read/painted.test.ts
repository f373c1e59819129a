import { PDFDocument, PDFName } from 'pdf-lib'
import { expect, it } from 'vitest'
import { readPdf } from '../../../../lib/print/pdf/read/read-pdf.ts'

/** Boxes of what a page of 200 × 100 points paints. */
async function painted(content: string, BBox = [0, 0, 200, 100]): Promise<number[][]> {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([200, 100])
  const form = pdf.context.register(pdf.context.flateStream('0 0 200 100 re f', { Type: 'XObject', Subtype: 'Form', BBox }))
  page.node.set(PDFName.of('Resources'), pdf.context.obj({ XObject: { X1: form } }))
  page.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.flateStream(content)))
  const { pages } = await readPdf(await pdf.save())
  return pages[0]!.painted.map(({ box }) => box)
}

it('says of a drawing that its box cuts off where it is seen, and of what follows where that is', async () => {
  expect(await painted('q 20 30 40 50 re W n 0 0 190 95 re f Q 0 0 190 95 re f')).toEqual([[20, 20, 60, 70], [0, 5, 190, 100]])
  expect(await painted('2 0 0 2 0 0 cm 10 15 20 25 re W* n 5 5 10 15 re W n 0 0 90 45 re f')).toEqual([[20, 60, 30, 70]])
})

it('says of a form what its own box leaves', async () => {
  expect(await painted('q 1 0 0 1 10 0 cm /X1 Do Q 0 0 9 9 re f', [0, 0, 50, 40])).toEqual([[10, 60, 60, 100], [0, 91, 9, 100]])
})

it('paints nothing where a clip leaves nothing, and a path that clips what follows itself whole', async () => {
  expect(await painted('q 0 0 10 10 re W n 50 50 10 10 re f Q 0 0 80 80 re W f 0 0 190 95 re f')).toEqual([[0, 20, 80, 100], [0, 20, 80, 100]])
})
