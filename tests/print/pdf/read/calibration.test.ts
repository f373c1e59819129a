import type { PDFObject, PDFRef } from 'pdf-lib'
import { Buffer } from 'node:buffer'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { checkAccessibility } from '../../../../lib/print/pdf/read/accessibility.ts'
import { pageContent } from '../../../../lib/print/pdf/read/content.ts'
import { structureTypes } from '../../../../lib/print/pdf/read/structure.ts'
import { root } from '../../../../lib/project/root.ts'

const folder = join(root, 'tests/fixtures/pdf-ua')
const files = ['short', 'long'] as const
type Name = typeof files[number]
const open = (name: Name): Promise<PDFDocument> => PDFDocument.load(readFileSync(join(folder, `${name}.pdf`)), { updateMetadata: false })
const name = PDFName.of

/** All structure elements of a type. */
function elements(pdf: PDFDocument, type: string): PDFDict[] {
  return pdf.context.enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object): object is PDFDict => object instanceof PDFDict && object.get(name('S')) === name(type) && object.has(name('K')))
}
const first = (pdf: PDFDocument, type: string): PDFDict => elements(pdf, type)[0]!
const retype = (from: string, to: string) => (pdf: PDFDocument): void => first(pdf, from).set(name('S'), name(to))
const forget = (type: string, key: string) => (pdf: PDFDocument): void => elements(pdf, type).forEach(element => element.delete(name(key)))
const links = (pdf: PDFDocument): PDFDict[] => pdf.getPages().flatMap(page => page.node.Annots()?.asArray().map(ref => pdf.context.lookup(ref, PDFDict)) ?? [])
function fonts(pdf: PDFDocument, subtype: string): PDFDict[] {
  return pdf.context.enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object): object is PDFDict => object instanceof PDFDict && object.get(name('Subtype')) === name(subtype) && object.get(name('Type')) === name('Font'))
}

function rewrite(pdf: PDFDocument, edit: (content: string) => string): void {
  const [page] = pdf.getPages()
  page!.node.set(name('Contents'), pdf.context.register(pdf.context.flateStream(Buffer.from(edit(pageContent(page!)), 'latin1'))))
}

function describeAs(pdf: PDFDocument, edit: (xmp: string) => string): void {
  const ref = pdf.catalog.get(name('Metadata'))
  const metadata = pdf.catalog.lookup(name('Metadata')) as PDFRawStream
  pdf.context.assign(ref as PDFRef, PDFRawStream.of(metadata.dict, Buffer.from(edit(Buffer.from(metadata.contents).toString('utf8')))))
}

const faults: [string, string, Name, (pdf: PDFDocument) => unknown][] = [
  ['00-000', 'no tags at all', 'short', pdf => pdf.catalog.delete(name('MarkInfo'))],
  ['00-001', 'a tree without its Document', 'short', retype('Document', 'Sect')],
  ['01-005', 'decoration that has lost its mark', 'long', pdf => rewrite(pdf, content => content.replace(/\/Artifact[^\n]*B[DM]C\n([\s\S]*?)\nEMC/, '$1'))],
  ['01-005', 'words whose tag has been taken out of the tree', 'short', pdf => first(pdf, 'H1').delete(name('K'))],
  ['01-005', 'words that have lost their mark', 'short', pdf => rewrite(pdf, content => content.replace(/\/Span <<[^>]*>> BDC\n([\s\S]*?)\nEMC/, '$1'))],
  ['01-007', 'tags that are called doubtful', 'short', pdf => pdf.catalog.lookup(name('MarkInfo'), PDFDict).set(name('Suspects'), pdf.context.obj(true))],
  ['02-001', 'a type that nobody knows', 'short', retype('P', 'Nobody')],
  ['06-002', 'no claim', 'short', pdf => describeAs(pdf, xmp => xmp.replace(/<pdfuaid:part>1<\/pdfuaid:part>/, ''))],
  ['06-003', 'no title', 'short', pdf => describeAs(pdf, xmp => xmp.replace(/<dc:title>[\s\S]*<\/dc:title>/, ''))],
  ['07-001', 'the file\'s name in the window', 'short', pdf => pdf.catalog.delete(name('ViewerPreferences'))],
  ['09-004', 'a row outside its table', 'short', retype('Table', 'Sect')],
  ['09-004', 'a cell outside its row', 'long', retype('TR', 'Span')],
  ['09-005', 'an item outside its list', 'short', retype('L', 'Sect')],
  ['09-005', 'an item without its body', 'short', retype('LBody', 'P')],
  ['09-006', 'a line outside its contents', 'long', retype('TOC', 'Sect')],
  ['10-001', 'letters without a meaning', 'short', pdf => fonts(pdf, 'Type0').forEach(font => font.delete(name('ToUnicode')))],
  ['11-006', 'no language', 'short', pdf => pdf.catalog.delete(name('Lang'))],
  ['13-004', 'a picture without a text', 'short', forget('Figure', 'Alt')],
  ['14-001', 'no headings', 'short', pdf => ['H1', 'H2'].forEach(level => elements(pdf, level).forEach(heading => heading.set(name('S'), name('P'))))],
  ['14-002', 'a first heading of the second level', 'short', retype('H1', 'P')],
  ['14-003', 'a level that is left out', 'long', retype('H2', 'P')],
  ['14-007', 'a heading without a level among those that have one', 'long', retype('H2', 'H')],
  ['15-003', 'a header cell that does not say what it heads', 'short', forget('TH', 'A')],
  ['17-002', 'a formula without a text', 'short', forget('Formula', 'Alt')],
  ['19-003', 'a note without an ID', 'short', forget('Note', 'ID')],
  ['19-004', 'two notes of one ID', 'short', (pdf) => {
    const around = first(pdf, 'Note').lookup(name('P'), PDFDict)
    around.lookup(name('K'), PDFArray).push(pdf.context.register(first(pdf, 'Note').clone(pdf.context)))
  }],
  ['20-001', 'layers', 'short', pdf => pdf.catalog.set(name('OCProperties'), pdf.context.obj({}))],
  ['21-001', 'a file in the file', 'short', pdf => pdf.catalog.set(name('Names'), pdf.context.obj({ EmbeddedFiles: { Names: [] } }))],
  ['25-001', 'a form', 'short', pdf => pdf.getForm()],
  ['26-002', 'a file that is encrypted', 'short', pdf => pdf.context.trailerInfo.Encrypt = pdf.context.obj({ Filter: 'Standard' })],
  ['28-004', 'a note in the margin without a text', 'short', (pdf) => {
    links(pdf)[0]!.set(name('Subtype'), name('Text'))
    links(pdf)[0]!.delete(name('Contents'))
  }],
  ['28-008', 'no tab order', 'short', pdf => pdf.getPages().forEach(page => page.node.delete(name('Tabs')))],
  ['28-009', 'another tab order', 'short', pdf => pdf.getPages().forEach(page => page.node.set(name('Tabs'), name('R')))],
  ['28-011', 'a link outside the structure', 'short', pdf => links(pdf)[0]!.delete(name('StructParent'))],
  ['28-011', 'a link in another tag', 'short', pdf => elements(pdf, 'Link').forEach(link => link.set(name('S'), name('Span')))],
  ['28-012', 'a link without a description', 'short', pdf => links(pdf)[0]!.delete(name('Contents'))],
  ['31-005', 'a font without its map of glyphs', 'long', pdf => fonts(pdf, 'CIDFontType2').forEach(font => font.delete(name('CIDToGIDMap')))],
  ['31-009', 'a font that is not in the file', 'short', pdf => [...fonts(pdf, 'CIDFontType2'), ...fonts(pdf, 'CIDFontType0')].forEach((font) => {
    const descriptor = font.lookup(name('FontDescriptor'), PDFDict)
    ;['FontFile2', 'FontFile3'].forEach(key => descriptor.delete(name(key)))
  })],
]

const found = async (pdf: PDFDocument): Promise<string[]> => (await checkAccessibility(await pdf.save({ updateFieldAppearances: false }), 'f')).map(problem => problem.found)

describe('held to files of others', () => {
  it.each(files)('finds nothing in %s.pdf', async (file) => {
    expect(await checkAccessibility(readFileSync(join(folder, `${file}.pdf`)), file)).toEqual([])
    // Written once more, which the faults below need.
    expect(await found(await open(file))).toEqual([])
  })

  it.each(faults)('%s: finds %s (%s.pdf)', async (checkpoint, _, file, harm) => {
    const pdf = await open(file)
    const all = (): string => JSON.stringify([String(pdf.context.trailerInfo.Encrypt), ...pdf.context.enumerateIndirectObjects().map(([, object]) => text(object))])
    const before = all()
    await harm(pdf)
    expect(all(), 'the fault is in the file').not.toBe(before)
    expect((await found(pdf)).join('\n')).toContain(`PDF/UA-1 ${checkpoint}`)
  })

  const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined
  it.skipIf(!has('qpdf') || !has('pdfinfo')).each(files)('agrees with qpdf and poppler on %s.pdf', async (file) => {
    const path = join(folder, `${file}.pdf`)
    expect(spawnSync('qpdf', ['--check', path]).status).toBe(0)
    const listed = spawnSync('pdfinfo', ['-struct-text', path], { encoding: 'utf8' }).stdout.split('\n').map(line => /^ *([A-Z]\w*)(?=:| |$)/.exec(line)?.[1]).filter(type => type !== undefined && type !== 'Object')
    const own = structureTypes(await open(file))
    expect(own.length).toBeGreaterThan(30)
    expect(listed).toEqual(own)
  })
})

describe('docs/pdf-ua.md', () => {
  const table = readFileSync(join(root, 'docs/pdf-ua.md'), 'utf8')
  const code = ['accessibility', 'structure'].map(part => readFileSync(join(root, `lib/print/pdf/read/${part}.ts`), 'utf8')).join('')
  const named = (text: string): string[] => [...new Set([...text.matchAll(/\b(\d\d-\d\d\d)\b/g)].map(([, checkpoint]) => checkpoint!))].sort()

  it('says of each point that the code names that it is checked, and of no other', () => {
    const checked = table.split('\n').filter(line => /^\| \d\d-\d\d\d \|/.test(line) && / \| checked \| /.test(line)).flatMap(line => named(line.slice(0, 8)))
    expect(checked.sort()).toEqual(named(code.replace(/00-00x/, '')))
    expect(checked.length).toBeGreaterThan(25)
  })

  it('has a fault put in for each point that is checked', () => {
    const tested = new Set(faults.map(([checkpoint]) => checkpoint))
    expect(named(code.replace(/00-00x/, '')).filter(checkpoint => !tested.has(checkpoint))).toEqual([])
  })
})

function text(object: PDFObject): string {
  return object instanceof PDFRawStream ? Buffer.from(object.contents).toString('latin1') : object instanceof PDFArray || object instanceof PDFDict ? object.toString() : String(object)
}
