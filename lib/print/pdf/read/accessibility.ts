import type { PDFContext } from 'pdf-lib'
import type { Problem } from '../../../project/problem.ts'
import { PDFBool, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFRef, PDFString } from 'pdf-lib'
import { unmarkedPaint } from './content.ts'
import { structureFaults } from './structure.ts'

/**
 * The points of PDF/UA-1 that a program can decide, after the Matterhorn Protocol 1.1 (its checkpoint's number
 * stands before each). Left to a person: whether alternative texts say what pictures show, whether the reading
 * order makes sense, contrast, and whether anything is told by colour alone. Not looked at: glyph widths inside
 * fonts (31-02x), characters outside Unicode's plan (10-001 beyond the map's presence), nested tables.
 *
 * @returns every failed point; empty when all hold
 */
export async function checkAccessibility(bytes: Uint8Array, file: string): Promise<Problem[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Infinity })
  const faults = [
    ...descriptionFaults(pdf),
    ...structureFaults(pdf),
    ...annotationFaults(pdf),
    ...fontFaults(pdf.context),
    ...pdf.getPages().flatMap((page, index) => unmarkedPaint(page).map(fault => `01-005 page ${index + 1}: ${fault}`)),
  ]
  return faults.map(found => ({
    file,
    severity: 'care' as const,
    found: `PDF/UA-1 ${found}`,
    expected: 'a file that a screen reader can read aloud',
    mend: 'give the picture its alt text, the table its header row, the slide its heading; all else is ours to mend',
  }))
}

function descriptionFaults(pdf: PDFDocument): string[] {
  const { catalog, context } = pdf
  const metadata = catalog.lookup(PDFName.of('Metadata'))
  const xmp = metadata instanceof PDFRawStream
    ? Buffer.from(metadata.contents).toString('utf8')
    : ''
  const language = catalog.lookup(PDFName.of('Lang'))
  const preferences = catalog.lookupMaybe(PDFName.of('ViewerPreferences'), PDFDict)
  const mark = catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict)
  return [
    ...xmp.includes('<pdfuaid:part>1</pdfuaid:part>')
      ? []
      : ['06-002: the description does not claim PDF/UA-1'],
    .../<dc:title>.*<rdf:li[^>]*>[^<]+<\/rdf:li>/s.test(xmp)
      ? []
      : ['06-003: the file has no title'],
    ...preferences?.lookupMaybe(PDFName.of('DisplayDocTitle'), PDFBool)?.asBoolean()
      ? []
      : ['07-001: readers would show the file\'s name, not its title'],
    ...(language instanceof PDFString || language instanceof PDFHexString) && language.decodeText() !== ''
      ? []
      : ['11-006: the file does not say its language'],
    ...mark?.lookupMaybe(PDFName.of('Marked'), PDFBool)?.asBoolean()
      ? []
      : ['00-000: the file is not tagged'],
    ...context.trailerInfo.Encrypt
      ? ['26-002: the file is encrypted']
      : [],
    ...catalog.has(PDFName.of('OCProperties'))
      ? ['20-001: the file has layers without names']
      : [],
    ...catalog.has(PDFName.of('AcroForm'))
      ? ['25-001: the file has a form']
      : [],
  ]
}

function annotationFaults(pdf: PDFDocument): string[] {
  return pdf.getPages().flatMap((page, index) => {
    const annotations = page.node.Annots()?.asArray().map(ref => pdf.context.lookup(ref, PDFDict)) ?? []
    const visible = annotations.filter(annotation => annotation.lookupMaybe(PDFName.of('Subtype'), PDFName) !== PDFName.of('Popup'))
    return [
      ...visible.length > 0 && page.node.lookupMaybe(PDFName.of('Tabs'), PDFName) !== PDFName.of('S')
        ? [`28-009 page ${index + 1}: the tab order does not follow the structure`]
        : [],
      ...visible.filter(annotation => !annotation.has(PDFName.of('Contents'))).map(() => `28-004 page ${index + 1}: a link has no description`),
      ...visible.filter(annotation => !annotation.has(PDFName.of('StructParent'))).map(() => `28-011 page ${index + 1}: a link is outside the structure`),
    ]
  })
}

function fontFaults(context: PDFContext): string[] {
  return context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || object.lookupMaybe(PDFName.of('Type'), PDFName) !== PDFName.of('Font'))
      return []
    const subtype = object.lookupMaybe(PDFName.of('Subtype'), PDFName)?.decodeText() ?? ''
    const label = object.lookupMaybe(PDFName.of('BaseFont'), PDFName)?.decodeText() ?? subtype
    if (subtype.startsWith('CIDFont')) {
      const descriptor = object.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict)
      const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some(key => descriptor?.has(PDFName.of(key)))
      return [
        ...embedded
          ? []
          : [`31-009: the font ${label} is not embedded`],
        ...subtype === 'CIDFontType2' && !object.has(PDFName.of('CIDToGIDMap'))
          ? [`31-005: the font ${label} lacks its glyph map`]
          : [],
      ]
    }
    return object.get(PDFName.of('ToUnicode')) instanceof PDFRef
      ? []
      : [`10-001: the letters of the font ${label} have no meaning`]
  })
}
