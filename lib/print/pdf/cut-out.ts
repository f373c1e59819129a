import { PDFDocument, PDFName } from 'pdf-lib'

/** A part of a page: PDF points from its top left corner. */
export interface Place {
  /** From 0. */
  page: number
  x: number
  y: number
  width: number
  height: number
}

/** A copy of a PDF for a reader that draws whole pages: each page is a part of one of the file's. */
export async function cutOut(bytes: Uint8Array, places: Place[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Infinity })
  const { context, catalog } = pdf
  const pages = pdf.getPages()
  const parent = context.nextRef()
  const parts = places.map(({ page, x, y, width, height }) => {
    const { node } = pages[page]!
    const top = node.MediaBox().asRectangle().height - y
    const box = context.obj([x, top - height, x + width, top])
    const part = context.obj({ Type: 'Page', Parent: parent, MediaBox: box, CropBox: box })
    for (const name of ['Contents', 'Group'].map(PDFName.of)) {
      const value = node.get(name)
      if (value)
        part.set(name, value)
    }
    const resources = node.Resources()
    if (resources)
      part.set(PDFName.of('Resources'), resources)
    return context.register(part)
  })
  context.assign(parent, context.obj({ Type: 'Pages', Kids: parts, Count: parts.length }))
  catalog.set(PDFName.of('Pages'), parent)
  for (const name of ['StructTreeRoot', 'Outlines', 'Dests', 'Names', 'PageLabels'])
    catalog.delete(PDFName.of(name))
  return pdf.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false, objectsPerTick: Infinity })
}
