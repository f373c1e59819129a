import type { PDFObject } from 'pdf-lib'
import type { OutlineEntry } from './outline.ts'
import type { Description } from './xmp.ts'
import { createHash } from 'node:crypto'
import { PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString } from 'pdf-lib'
import { markArtifacts } from './artifacts.ts'
import { renumberElements } from './element-ids.ts'
import { emptyFullMasks } from './full-masks.ts'
import { setOutline } from './outline.ts'
import { completeStructure } from './structure.ts'
import { xmp } from './xmp.ts'

/**
 * Turns what Chromium printed into the file we give away: description, language, outline, tags in the terms of
 * PDF/UA-1, decoration marked as such, and no trace of the clock. Same input, same bytes.
 *
 * @param outline entries to replace Chromium's; undefined keeps those made from headings
 * @param size exact page size in points; undefined keeps Chromium's, which is rounded to its own grid
 */
export async function finishPdf(printed: Uint8Array, description: Description, outline?: OutlineEntry[], size?: [number, number]): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(printed, { updateMetadata: false, parseSpeed: Infinity })
  const { context, catalog } = pdf
  const text = (value: string): PDFHexString => PDFHexString.fromText(value)
  const date = description.date
    ? PDFString.fromDate(description.date)
    : undefined
  const info: Record<string, PDFObject> = {
    Title: text(description.title),
    Creator: text('Lectern'),
    Producer: text('Skia/PDF'),
    ...(description.author
      ? {
          Author: text(description.author),
        }
      : {}),
    ...(description.subject
      ? {
          Subject: text(description.subject),
        }
      : {}),
    ...(description.keywords?.length
      ? {
          Keywords: text(description.keywords.join(', ')),
        }
      : {}),
    ...(date
      ? { CreationDate: date, ModDate: date }
      : {}),
  }
  // Chromium's own description would stay in the file, unused, with the time of printing in it.
  if (context.trailerInfo.Info instanceof PDFRef)
    context.delete(context.trailerInfo.Info)
  context.trailerInfo.Info = context.register(context.obj(info))
  catalog.set(PDFName.of('Lang'), PDFString.of(description.lang))
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }))
  catalog.set(PDFName.of('Metadata'), context.register(context.stream(xmp(description), { Type: 'Metadata', Subtype: 'XML' })))
  if (size) {
    for (const page of pdf.getPages())
      page.node.set(PDFName.of('MediaBox'), context.obj([0, 0, ...size].map(value => PDFNumber.of(value))))
  }
  if (outline)
    setOutline(pdf, outline)
  completeStructure(pdf)
  emptyFullMasks(pdf)
  markArtifacts(pdf)
  renumberElements(pdf)
  const blank = '0'.repeat(32)
  context.trailerInfo.ID = context.obj([PDFHexString.of(blank), PDFHexString.of(blank)])
  const bytes = Buffer.from(await pdf.save({ useObjectStreams: true, updateFieldAppearances: false, objectsPerTick: Infinity }))
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  for (let at = bytes.lastIndexOf(`<${blank}>`); at >= 0; at = bytes.lastIndexOf(`<${blank}>`))
    bytes.write(id, at + 1, 'latin1')
  return bytes
}
