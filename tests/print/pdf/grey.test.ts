import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { PDFDocument, rgb } from 'pdf-lib'
import { expect, it } from 'vitest'
import { withoutColour } from '../../../lib/print/pdf/grey.ts'
import { checkAccessibility } from '../../../lib/print/pdf/read/accessibility.ts'
import { root } from '../../../lib/project/root.ts'

async function draw(bytes: Uint8Array): Promise<Uint8Array> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(bytes)
  const { data } = await document.getPage(0).render({ width: 100, height: 100, render: 'bitmap' })
  document.destroy()
  library.destroy()
  return data
}

it('leaves no colour on a page, and light and dark as they were', async () => {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([100, 100])
  page.drawRectangle({ x: 0, y: 50, width: 50, height: 50, color: rgb(0.9, 0.3, 0.1) })
  page.drawRectangle({ x: 50, y: 50, width: 50, height: 50, color: rgb(0.05, 0.1, 0.4) })
  const before = await pdf.save()
  const at = (data: Uint8Array, x: number, y: number): number[] => [...data.subarray((y * 100 + x) * 4, (y * 100 + x) * 4 + 3)]
  expect(new Set(at(await draw(before), 25, 25)).size).toBe(3)
  const data = await draw(await withoutColour(before))
  for (const [x, y, light] of [[25, 25, 0.9 * 0.3 + 0.3 * 0.59 + 0.1 * 0.11], [75, 25, 0.05 * 0.3 + 0.1 * 0.59 + 0.4 * 0.11], [50, 75, 1]] as const) {
    const [red = 0, green = 0, blue = 0] = at(data, x, y)
    expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThanOrEqual(2)
    expect(Math.abs(green - light * 255)).toBeLessThanOrEqual(4)
  }
})

it('keeps a file accessible', async () => {
  const grey = await withoutColour(readFileSync(join(root, 'tests/fixtures/pdf-ua/short.pdf')))
  expect(await checkAccessibility(grey, 'grey')).toEqual([])
})
