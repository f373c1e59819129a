import { PDFDocument, PDFName } from 'pdf-lib'
import { expect, it } from 'vitest'
import { checkAccessibility } from '../../../../lib/print/pdf/read/accessibility.ts'
import { unmarked } from '../../../../lib/print/pdf/read/content.ts'

/** A one-page file with the given structure below Document. */
async function file(children: { S: string, extra?: Record<string, string> }[], marks = '/P <</MCID 0 >>BDC 0 0 9 9 re f EMC'): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([100, 100])
  page.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.flateStream(marks)))
  const kids = children.map(({ S, extra }) => pdf.context.register(pdf.context.obj({ Type: 'StructElem', S, ...extra })))
  const document = pdf.context.register(pdf.context.obj({ Type: 'StructElem', S: 'Document', K: kids }))
  pdf.catalog.set(PDFName.of('StructTreeRoot'), pdf.context.register(pdf.context.obj({ Type: 'StructTreeRoot', K: [document] })))
  return pdf.save()
}

const faults = async (bytes: Uint8Array): Promise<string> => (await checkAccessibility(bytes, 'f')).map(problem => problem.found).join('\n')

it('misses title, language, claim and tags in a plain file', async () => {
  const text = await faults(await file([{ S: 'H1' }]))
  for (const checkpoint of ['06-002', '06-003', '07-001', '11-006', '00-000'])
    expect(text).toContain(checkpoint)
})

it.for<[string, { S: string, extra?: Record<string, string> }[], string]>([
  ['a picture without alternative text', [{ S: 'H1' }, { S: 'Figure' }], '13-004'],
  ['a heading that skips a level', [{ S: 'H1' }, { S: 'H3' }], '14-003'],
  ['a first heading that is not the first level', [{ S: 'H2' }], '14-002'],
  ['a file without headings', [{ S: 'P' }], '14-001'],
  ['a type that nobody knows', [{ S: 'H1' }, { S: 'Strong' }], '02-001'],
  ['a header cell without scope', [{ S: 'H1' }, { S: 'TH' }], '15-003'],
  ['a list item outside a list', [{ S: 'H1' }, { S: 'LI' }], '09-005'],
])('refuses %s', async ([, children, checkpoint]) => {
  expect(await faults(await file(children))).toContain(checkpoint)
})

it('refuses paint that is neither tagged nor marked as decoration', async () => {
  expect(await faults(await file([{ S: 'H1' }], '0 0 9 9 re f'))).toContain('01-005')
  expect(unmarked('/Artifact BMC 0 0 9 9 re f EMC')).toEqual([])
  expect(unmarked('/P <</MCID 0 >>BDC (f EMC) Tj EMC')).toEqual([])
  expect(unmarked('/P BMC q')).toEqual(['marks are opened and never closed'])
})
