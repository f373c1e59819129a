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
  const [open, close] = ['q', 'Q'].map(operator => context.register(context.stream(`${operator}\n`)))
  for (const page of pdf.getPages()) {
    const { width, height } = page.getSize()
    page.node.newExtGState('LecternGrey', state)
    page.node.wrapContentStreams(open!, close!)
    page.node.addContentStream(context.register(context.flateStream(`/Artifact BMC\nq\n/LecternGrey gs\n0.5 0.5 0.5 rg\n0 0 ${width} ${height} re\nf\nQ\nEMC\n`)))
    if (!(page.node.lookup(PDFName.of('Group')) instanceof PDFDict))
      page.node.set(PDFName.of('Group'), context.obj({ Type: 'Group', S: 'Transparency', CS: 'DeviceRGB' }))
  }
  return pdf.save({ useObjectStreams: true, updateFieldAppearances: false, objectsPerTick: Infinity })
}
