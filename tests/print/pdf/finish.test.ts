import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { PDFDict, PDFDocument, PDFName, PDFStream, PDFString } from 'pdf-lib'
import { afterEach, expect, it, vi } from 'vitest'
import { wrapUnmarked } from '../../../lib/print/pdf/artifacts.ts'
import { finishPdf } from '../../../lib/print/pdf/finish.ts'
import { emptyFullMasks } from '../../../lib/print/pdf/full-masks.ts'
import { readPdf } from '../../../lib/print/pdf/read/read-pdf.ts'
import { sourceDate } from '../../../lib/print/pdf/source-date.ts'
import { childDicts } from '../../../lib/print/pdf/structure.ts'
import { openBrowser } from '../../shared-browser.ts'

afterEach(() => vi.unstubAllEnvs())

it('marks decoration, and only what is outside every mark', () => {
  expect(wrapUnmarked('q 0 0 9 9 re f Q')).toBe('q /Artifact BMC\n0 0 9 9 re f\nEMC Q')
  expect(wrapUnmarked('/P <</MCID 0>>BDC 0 0 9 9 re f EMC')).toBe('/P <</MCID 0>>BDC 0 0 9 9 re f EMC')
  expect(wrapUnmarked('0 0 9 9 re W n')).toBe('0 0 9 9 re W n')
  expect(wrapUnmarked('(a \\) f) Tj')).toBe('/Artifact BMC\n(a \\) f) Tj\nEMC')
  expect(wrapUnmarked('<abcd> Tj [<0f> 2 <FE01>] TJ')).toBe('/Artifact BMC\n<abcd> Tj\nEMC /Artifact BMC\n[<0f> 2 <FE01>] TJ\nEMC')
})

it('writes the same bytes for the same input, whatever the clock says, and an outline of sections and slides', async () => {
  const blank = await PDFDocument.create()
  blank.addPage([10, 10])
  blank.addPage([10, 10])
  const printed = await blank.save()
  const outline = [{ title: 'Part', page: 0, level: 0 }, { title: 'Slide', page: 1, level: 1 }]
  const finish = (): Promise<Uint8Array> => finishPdf(printed, { title: 'T & Co', lang: 'en', date: new Date(0) }, outline)
  const [first, second] = [await finish(), await finish()]
  expect(Buffer.compare(first, second)).toBe(0)
  expect((await readPdf(first)).outline).toEqual([{ title: 'Part', page: 1, level: 0 }, { title: 'Slide', page: 2, level: 1 }])
})

it.each([
  ['an inverted mask over all of the box hides nothing, and becomes an empty one', '/G3 gs\n0 0 20 10 re\nf\n', '{1 exch sub}', 1],
  ['one over a part of the box stays', '/G3 gs\n0 0 20 9 re\nf\n', '{1 exch sub}', 0],
  ['one that is half transparent stays', '/G4 gs\n0 0 20 10 re\nf\n', '{1 exch sub}', 0],
  ['one with more in it stays', '/G3 gs\n0 0 20 10 re\nf\n0 0 1 1 re f', '{1 exch sub}', 0],
  ['one that is not inverted stays', '/G3 gs\n0 0 20 10 re\nf\n', '{2 exch sub}', 0],
])('%s', async (_, drawn, turn, emptied) => {
  const pdf = await PDFDocument.create()
  const { context } = pdf
  const form = context.register(context.stream(drawn, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 20, 10], Resources: { ExtGState: { G3: { ca: 1 }, G4: { ca: 0.5 } } } }))
  const state = context.register(context.obj({ SMask: { S: 'Alpha', G: form, TR: context.register(context.stream(turn, { FunctionType: 4, Domain: [0, 1], Range: [0, 1] })) } }))
  // As Chromium has written it, the streams are raw.
  const read = await PDFDocument.load(await pdf.save({ useObjectStreams: false }))
  expect(emptyFullMasks(read)).toBe(emptied)
  const mask = read.context.lookup(state, PDFDict).lookup(PDFName.of('SMask'), PDFDict)
  expect(mask.has(PDFName.of('TR'))).toBe(emptied === 0)
  const now = mask.lookup(PDFName.of('G'), PDFStream)
  expect([now.dict.has(PDFName.of('BBox')), now.getContentsSize() === 0]).toEqual([true, emptied === 1])
})

it.each([
  [[1, 3, 3, 2, 1, 4, 5, 4], 'H1 H2 H2 H2 H1 H2 H3 H2'],
  [[3, 2, 1, 2, 3], 'H1 H1 H1 H2 H3'],
  [[1, 2, 3, 2, 1], 'H1 H2 H3 H2 H1'],
])('leaves no gap between headings of the levels %j', async (levels, expected) => {
  const browser = await openBrowser()
  const page = await browser.newPage()
  await page.setContent(levels.map(level => `<h${level}>Words</h${level}><p>Words</p>`).join(''))
  const pdf = await PDFDocument.load(await finishPdf(await page.pdf({ tagged: true }), { title: 'T', lang: 'en' }))
  await page.close()
  const types: string[] = []
  const visit = (node: PDFDict): void => {
    types.push(node.lookup(PDFName.of('S'), PDFName).decodeText())
    childDicts(pdf.context, node).forEach(visit)
  }
  childDicts(pdf.context, pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)).forEach(visit)
  expect(types.filter(type => type.startsWith('H')).join(' ')).toBe(expected)
})

it('reads letters that a gradient fills once, and leaves no inverted mask', async () => {
  const browser = await openBrowser()
  const page = await browser.newPage()
  await page.setContent('<h1 style="background: linear-gradient(90deg, red, blue); background-clip: text; -webkit-text-fill-color: transparent">Filled</h1><p>Words</p>')
  const bytes = await finishPdf(await page.pdf({ tagged: true }), { title: 'T', lang: 'en' })
  await browser.close()
  expect((await readPdf(bytes)).pages.map(({ text }) => text.replace(/\s/g, ''))).toEqual(['FilledWords'])
  expect(emptyFullMasks(await PDFDocument.load(bytes))).toBe(0)
})

it('takes the date from SOURCE_DATE_EPOCH, else from the folder\'s last commit, else none', () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', '86400')
  expect(sourceDate('/')?.toISOString()).toBe('1970-01-02T00:00:00.000Z')
  vi.stubEnv('SOURCE_DATE_EPOCH', '')
  expect(sourceDate('/')).toBeUndefined()
  const repository = makeRepository()
  mkdirSync(join(repository, 'new'))
  expect(['first', 'second', 'new'].map(name => sourceDate(join(repository, name))?.getTime())).toEqual([1_000_000, 2_000_000, 3_000_000])
  rmSync(repository, { recursive: true })
})

it('takes no date from the commit at which a shallow clone ends, since it seems to change every file', () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', '')
  const repository = makeRepository()
  const clones = mkdtempSync(join(tmpdir(), 'lectern-shallow-'))
  for (const depth of [1, 2, 3])
    git(clones, 0, 'clone', '-q', '--depth', String(depth), `file://${repository}`, `depth-${depth}`)
  const dates = (clone: string): (number | undefined)[] => ['first', 'second', 'third'].map(name => sourceDate(join(clones, clone, name))?.getTime())
  expect(dates('depth-1')).toEqual([undefined, undefined, undefined])
  expect(dates('depth-2')).toEqual([undefined, undefined, 3_000_000])
  expect(dates('depth-3')).toEqual([1_000_000, 2_000_000, 3_000_000])
  git(clones, 0, 'clone', '-q', '--depth', '1', `file://${repository}`, 'given')
  vi.stubEnv('SOURCE_DATE_EPOCH', '86400')
  expect(sourceDate(join(clones, 'given', 'first'))?.getTime()).toBe(86_400_000)
  for (const folder of [repository, clones])
    rmSync(folder, { recursive: true })
})

function git(folder: string, seconds: number, ...args: string[]): void {
  const { status, stderr } = spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, GIT_AUTHOR_DATE: `@${seconds} +0000`, GIT_COMMITTER_DATE: `@${seconds} +0000` },
  })
  expect(status, stderr).toBe(0)
}

/** Folders `first`, `second`, `third`, committed at 1000, 2000 and 3000 seconds. */
function makeRepository(): string {
  const repository = mkdtempSync(join(tmpdir(), 'lectern-date-'))
  git(repository, 0, 'init', '-q')
  for (const [seconds, name] of [[1000, 'first'], [2000, 'second'], [3000, 'third']] as const) {
    mkdirSync(join(repository, name))
    writeFileSync(join(repository, name, 'slides.md'), name)
    git(repository, seconds, 'add', '.')
    git(repository, seconds, 'commit', '-qm', name)
  }
  return repository
}

it('keeps nothing that differs from one print to the next: no clock of the printer, no counter of elements', async () => {
  const print = async (first: number, day: Date): Promise<Uint8Array> => {
    const pdf = await PDFDocument.create()
    pdf.addPage([10, 10])
    pdf.setCreationDate(day)
    const name = (offset: number): PDFString => PDFString.of(`node${String(first + offset).padStart(8, '0')}`)
    pdf.catalog.set(PDFName.of('Names'), pdf.context.obj({ Limits: [name(0), name(7)], Headers: [[name(7)], name(0)] }))
    return finishPdf(await pdf.save(), { title: 'T', lang: 'en' })
  }
  const [first, second] = [await print(593, new Date(0)), await print(595, new Date(86_400_000))]
  expect(Buffer.compare(first, second)).toBe(0)
  const names = (await PDFDocument.load(first)).catalog.get(PDFName.of('Names'))
  expect(String(names)).toMatch(/\[ \(node00000001\) \(node00000002\) \][\s\S]*\[ \[ \(node00000002\) \] \(node00000001\) \]/)
})
