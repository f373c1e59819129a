import type { PDFObject } from 'pdf-lib'
import { PDFDocument, PDFName } from 'pdf-lib'
import { expect, it } from 'vitest'
import { pageHashes } from '../../../lib/print/pdf/page-hashes.ts'

/** What stands on the first of three pages, and what all three share. */
const first = {
  content: '/P <</MCID 0>> BDC 1 0 0 rg BT /F1 12 Tf <0001> Tj ET EMC',
  picture: 'pixels',
  address: 'https://example.org/',
  alt: 'A bridge',
  type: 'Figure',
  mark: 0,
  size: 540,
  program: 'outlines',
  meaning: '<0001> <0041>',
  role: 'Figure',
}

/** A file as Chromium's are built, with nothing in it that a reader would show. */
async function file(changed: Partial<typeof first> = {}): Promise<PDFDocument> {
  const { content, picture, address, alt, type, mark, size, program, meaning, role } = { ...first, ...changed }
  const pdf = await PDFDocument.create()
  const { context } = pdf
  const put = (value: object): PDFObject => context.register(context.obj(value as Record<string, PDFObject>))
  const font = put({ Type: 'Font', FontDescriptor: put({ FontFile2: context.register(context.stream(program)) }), ToUnicode: context.register(context.stream(meaning)) })
  const root = context.obj({ Type: 'StructTreeRoot', RoleMap: { Figure: role } })
  const rootRef = context.register(root)
  const elements = ['first', 'second', 'third'].map((name, index) => {
    const page = pdf.addPage([960, index === 0 ? size : 540])
    const mine = index === 0
    page.node.set(PDFName.of('Contents'), context.register(context.stream(mine ? content : name)))
    page.node.set(PDFName.of('Resources'), context.obj({ Font: { F1: font }, XObject: { X1: context.register(context.stream(mine ? picture : name, { Subtype: 'Image' })) } }))
    page.node.set(PDFName.of('StructParents'), context.obj(index))
    page.node.set(PDFName.of('Annots'), context.obj([put({ Subtype: 'Link', StructParent: index + 9, P: page.ref, A: { S: 'URI', URI: mine ? address : name }, Next: pdf.getPages()[0]!.ref })]))
    return put({ S: mine ? type : 'P', Alt: mine ? alt : name, P: rootRef, Pg: page.ref, K: [mine ? mark : 0] })
  })
  root.set(PDFName.of('K'), put({ S: 'Document', P: rootRef, K: elements }))
  pdf.catalog.set(PDFName.of('StructTreeRoot'), rootRef)
  return PDFDocument.load(await pdf.save(), { updateMetadata: false })
}

it('is the same for the same page', async () => {
  const hashes = pageHashes(await file())
  expect(hashes).toHaveLength(3)
  expect(new Set(hashes)).toHaveLength(3)
  expect(pageHashes(await file())).toEqual(hashes)
})

it.each([
  ['a colour', { content: first.content.replace('1 0 0 rg', '1 0.05 0 rg') }],
  ['a word', { content: first.content.replace('0001', '0002') }],
  ['a picture', { picture: 'pixel' }],
  ['where a link leads', { address: 'https://example.com/' }],
  ['a picture\'s description', { alt: 'A pier' }],
  ['what a thing is', { type: 'P' }],
  ['which mark it stands for', { mark: 1 }],
  ['its size', { size: 541 }],
] as const)('is another for a page of which %s differs, and for no other page', async (_, changed) => {
  const [before, now] = [pageHashes(await file()), pageHashes(await file(changed))]
  expect(now.map((hash, index) => hash === before[index])).toEqual([false, true, true])
})

it.each([
  ['the outlines of a shared font', { program: 'outline' }],
  ['what its letters mean', { meaning: '<0001> <0042>' }],
  ['what a type of things is', { role: 'Artifact' }],
] as const)('is another for every page where %s differ', async (_, changed) => {
  const [before, now] = [pageHashes(await file()), pageHashes(await file(changed))]
  expect(now.map((hash, index) => hash === before[index])).toEqual([false, false, false])
})

it('is new each time for a page that contains itself', async () => {
  const [one, other] = await Promise.all([file(), file()].map(async (making) => {
    const pdf = await making
    const page = pdf.getPage(1).node
    const loop = pdf.context.obj({})
    const ref = pdf.context.register(loop)
    loop.set(PDFName.of('Again'), ref)
    page.set(PDFName.of('PieceInfo'), ref)
    return pageHashes(pdf)
  })) as [string[], string[]]
  expect(one.map((hash, index) => hash === other[index])).toEqual([true, false, true])
})
