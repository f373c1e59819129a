import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'

/**
 * Takes the colour out of a PDF and leaves its words words: over each page lies a grey sheet that gives what is under
 * it its own saturation, which is none (ISO 32000-1, 11.3.5.3: lightness and hue are those of the page).
 *
 * @param printed a PDF as Chromium wrote it
 */
export async function withoutColour(printed: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(printed, { updateMetadata: false, parseSpeed: Infinity })
  const { context } = pdf
  const state = context.register(context.obj({ Type: 'ExtGState', BM: 'Saturation', ca: 1 }))
  const close = context.register(context.stream('Q\n'))
  for (const page of pdf.getPages()) {
    const { width, height } = page.getSize()
    page.node.normalize()
    page.node.normalizedEntries().ExtGState.set(PDFName.of('LecternGrey'), state)
    // Where nothing was painted there would be nothing to take the colour from, and the sheet itself would be seen.
    const open = context.register(context.stream(`/Artifact BMC\nq\n1 1 1 rg\n0 0 ${width} ${height} re\nf\nQ\nEMC\nq\n`))
    page.node.wrapContentStreams(open, close)
    page.node.addContentStream(context.register(context.flateStream(`/Artifact BMC\nq\n/LecternGrey gs\n0.5 0.5 0.5 rg\n0 0 ${width} ${height} re\nf\nQ\nEMC\n`)))
    if (!(page.node.lookup(PDFName.of('Group')) instanceof PDFDict))
      page.node.set(PDFName.of('Group'), context.obj({ Type: 'Group', S: 'Transparency', CS: 'DeviceRGB' }))
  }
  return pdf.save({ useObjectStreams: true, updateFieldAppearances: false, objectsPerTick: Infinity })
}
