import type { PDFContext } from 'pdf-lib'
import type { Problem } from '../../../project/problem.ts'
import type { Held } from './structure.ts'
import { PDFBool, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFRef, PDFString } from 'pdf-lib'
import { unmarkedPaint } from './content.ts'
import { heldByStructure, structureFaults } from './structure.ts'

/**
 * The points of PDF/UA-1 that a program can decide, after the Matterhorn Protocol 1.1 (its checkpoint's number
 * is before each; 00-00x are ours). `docs/pdf-ua.md` lists every point of the protocol and what becomes of it.
 *
 * @returns every failed point; empty when all hold
 */
export async function checkAccessibility(bytes: Uint8Array, file: string): Promise<Problem[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true, parseSpeed: Infinity })
  const held = heldByStructure(pdf)
  const faults = [
    ...descriptionFaults(pdf),
    ...structureFaults(pdf),
    ...annotationFaults(pdf, held),
    ...fontFaults(pdf.context),
    ...pdf.getPages().flatMap((page, index) => unmarkedPaint(page, held.marks.get(page.ref) ?? new Set()).map(fault => `01-005 page ${index + 1}: ${fault}`)),
  ]
  return faults.map(found => ({
    file,
    severity: 'care' as const,
    found: `PDF/UA-1 ${found}`,
    expected: 'a file that a screen reader can read aloud',
    fix: 'give the picture its alt text, the table its header row, the slide its heading; everything else is a fault of Lectern',
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
    ...mark?.lookupMaybe(PDFName.of('Suspects'), PDFBool)?.asBoolean()
      ? ['01-007: the file says that its tags are doubtful']
      : [],
    ...context.trailerInfo.Encrypt
      ? ['26-002: the file is encrypted']
      : [],
    ...catalog.has(PDFName.of('OCProperties'))
      ? ['20-001: the file has layers without names']
      : [],
    ...catalog.has(PDFName.of('AcroForm'))
      ? ['25-001: the file has a form']
      : [],
    ...catalog.lookupMaybe(PDFName.of('Names'), PDFDict)?.has(PDFName.of('EmbeddedFiles'))
      ? ['21-001: the file has other files inside']
      : [],
  ]
}

function annotationFaults(pdf: PDFDocument, { annotations: held }: Held): string[] {
  return pdf.getPages().flatMap((page, index) => {
    const on = `page ${index + 1}`
    const refs = page.node.Annots()?.asArray().filter(ref => ref instanceof PDFRef) ?? []
    const visible = refs.map(ref => ({ ref, dict: pdf.context.lookup(ref, PDFDict) }))
      .map(({ ref, dict }) => ({ ref, dict, type: dict.lookupMaybe(PDFName.of('Subtype'), PDFName)?.decodeText() ?? '' }))
      .filter(({ type }) => type !== 'Popup')
    const tabs = page.node.lookupMaybe(PDFName.of('Tabs'), PDFName)
    return [
      ...visible.length > 0 && !tabs ? [`28-008 ${on}: the page does not say its tab order`] : [],
      ...visible.length > 0 && tabs && tabs !== PDFName.of('S') ? [`28-009 ${on}: the tab order does not follow the structure`] : [],
      ...visible.flatMap(({ ref, dict, type }) => [
        ...dict.has(PDFName.of('Contents')) ? [] : [type === 'Link' ? `28-012 ${on}: a link has no description` : `28-004 ${on}: a note of the kind ${type} has no description`],
        ...!dict.has(PDFName.of('StructParent')) || !held.has(ref)
          ? [`28-011 ${on}: a link is outside the structure`]
          : type === 'Link' && held.get(ref) !== 'Link' ? [`28-011 ${on}: a link is in ${held.get(ref)}, not in Link`] : [],
      ]),
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
    const own = object.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict)
    const isOutside = ['TrueType', 'Type1', 'MMType1'].includes(subtype) && !['FontFile', 'FontFile2', 'FontFile3'].some(key => own?.has(PDFName.of(key)))
    return [
      ...isOutside ? [`31-009: the font ${label} is not embedded`] : [],
      ...object.get(PDFName.of('ToUnicode')) instanceof PDFRef ? [] : [`10-001: the letters of the font ${label} have no meaning`],
    ]
  })
}
