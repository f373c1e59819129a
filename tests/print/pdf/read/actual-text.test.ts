import type { PDFPage } from 'pdf-lib'
import { PDFDocument, PDFName, StandardFonts } from 'pdf-lib'
import { expect, it } from 'vitest'
import { actualTexts } from '../../../../lib/print/pdf/read/actual-text.ts'
import { readPdf } from '../../../../lib/print/pdf/read/read-pdf.ts'

const hex = (text: string): string => `FEFF${text.split('').map(unit => unit.charCodeAt(0).toString(16).padStart(4, '0')).join('')}`
const show = (letters: string): string => `BT /F1 12 Tf 20 50 Td (${letters}) Tj ET`
const mark = (text: string, painted: string): string => `/Span<</ActualText <${hex(text)}> >> BDC\n${painted}\nEMC`

/** A page whose letters are Latin, whatever its marks say that they stand for. */
async function write(content: string, form = ''): Promise<{ page: PDFPage, bytes: Uint8Array }> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const page = pdf.addPage([200, 100])
  // A font whose A is a shape of its own for two letters.
  const ToUnicode = pdf.context.register(pdf.context.flateStream('1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <F04C> endbfchar'))
  const joined = pdf.context.register(pdf.context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica', ToUnicode }))
  const Font = { F1: font.ref, F2: joined }
  const inner = pdf.context.register(pdf.context.flateStream(form, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 200, 100], Resources: { Font } }))
  page.node.set(PDFName.of('Resources'), pdf.context.obj({ Font, XObject: { X1: inner } }))
  page.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.flateStream(content)))
  return { page, bytes: await pdf.save() }
}
const read = async (content: string, form?: string): Promise<string | undefined> => (await readPdf((await write(content, form)).bytes)).pages[0]?.text

it('finds what each mark says, in order, those within forms as well', async () => {
  const { page } = await write(`/P <</MCID 0>> BDC (EMC \\) BDC) Tj\n/Span<</ActualText (\xFE\xFF\t\x15\\t\x3F)>> BDC EMC EMC /X1 Do /Artifact BMC EMC`, mark('क्ष', ''))
  expect(actualTexts(page)).toEqual([undefined, 'कि', 'क्ष', undefined])
})

it('reads conjuncts, vowels before their consonants, and emoji made of several as what they stand for', async () => {
  expect(await read(`${show('ab')} ${mark('शि', show('zz'))} ${mark('क्षा', show('y'))} ${show('c')} ${show('\u00A0')}`)).toBe('abzzyc')
  // Marks are read where letters are such that shapes do not spell them.
  const trigger = mark('अ', show('\\000'))
  expect(await read(`${trigger} ${show('ab')} ${mark('शि', show('zz'))} ${mark('क्षा', show('y'))}`)).toBe('अabशिक्षा')
  expect(await read(`${trigger} /X1 Do ${show('c')}`, mark('🙏🏻', show('q')))).toBe('अ🙏🏻c')
})

it('reads nothing where a mark has lost its letters', async () => {
  const trigger = mark('अ', show('\\000'))
  expect(await read(`${trigger} ${mark('शिक्षा', '')} ${mark('कर्म', show('k'))}`)).toBe('अकर्म')
})

it('reads letters that a font joins to a shape for its private use', async () => {
  const joined = 'BT /F2 12 Tf 20 50 Td (A) Tj ET'
  expect(await read(`${show('F')} ${mark('RR', joined)} ${show('EQ')}`)).toBe('FRREQ')
  expect(await read(`${show('F')} ${joined} ${show('EQ')}`)).toBe('F\uF04CEQ')
})
