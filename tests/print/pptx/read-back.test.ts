import type { Deck } from '../../../lib/project/deck.ts'
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { packSlides } from '../../../lib/print/pptx/package.ts'
import { checkPptx, nativeLetters } from '../../../lib/print/pptx/read-back.ts'
import { pictureShape, plainShape, tableShape, textShape } from '../../../lib/print/pptx/shapes.ts'

const deck = { entry: 'talk.md', slides: [{ file: 'talk.md' }] } as unknown as Deck
const canvas = { width: 980, height: 552 }
const box = { x: 10, y: 20, width: 300, height: 40 }
const run = { text: 'Ampers & and <angles>', face: 'Inter', size: 24, colour: [255, 0, 0, 0.5] as [number, number, number, number] }

async function pack(): Promise<JSZip> {
  let last = 1
  const around = { id: () => ++last, relate: (link: string) => link === 'https://example.org/' ? { id: 'rId4', isSlide: false } : undefined, lang: 'en' }
  const cell = { paragraphs: [{ runs: [{ ...run, text: 'cell' }], align: 'left' as const }], columns: 2, rows: 2, lines: [], padding: [1, 1, 1, 1] as [number, number, number, number], anchor: 't' as const }
  const content = [
    textShape({ kind: 'text', box, wraps: true, isTitle: true, paragraphs: [
      { runs: [run, { ...run, text: ' led', link: 'https://example.org/' }], align: 'left', bullet: { number: { style: 'lower-roman', value: 3 } }, left: 20, indent: -20 },
      { runs: [{ ...run, text: 'شكرا', lang: 'ar' }], align: 'right', isRtl: true },
    ] }, around),
    plainShape({ kind: 'shape', box: { ...box, width: 40 }, radius: 20, fill: [0, 0, 0, 1] }, around),
    tableShape({ kind: 'table', box, name: 'Table', hasHead: true, columns: [50, 50, 50], rows: [{ height: 20, cells: [cell, undefined, undefined] }, { height: 20, cells: [undefined, undefined, undefined] }] }, around),
    pictureShape(box, 'A "named" picture', 'rId3', undefined, around),
  ].join('')
  return JSZip.loadAsync(await packSlides([{
    content: `<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${content}</p:spTree>`,
    hasTitle: true,
    relations: [{ id: 'rId3', type: 'image', target: '../media/a.png' }, { id: 'rId4', type: 'hyperlink', target: 'https://example.org/', isExternal: true }],
    notes: 'First\n\n- second & last',
  }], new Map([['a.png', new Uint8Array([1])]]), canvas, { title: 'Talk', lang: 'en' }))
}

const expected = { no: 1, notes: 'First\n\n- second & last', pictured: ['drawn'], runs: ['Ampers&and<angles>', 'led', 'cell', 'drawn'], isCut: false }
const check = async (zip: JSZip, more = {}): Promise<void> => checkPptx(await zip.generateAsync({ type: 'uint8array' }), deck, [{ ...expected, ...more }])

describe('a PowerPoint file read back', () => {
  it('is right when every word is a word or in a picture, and the notes are the slide\'s', async () => {
    await expect(check(await pack())).resolves.toBeUndefined()
  })

  it('keeps colours, alpha, faces, numbering, direction and merged cells', async () => {
    const xml = await (await pack()).file('ppt/slides/slide1.xml')!.async('string')
    expect(xml).toContain('<a:srgbClr val="FF0000"><a:alpha val="50000"/></a:srgbClr>')
    expect(xml).toContain('sz="1800"')
    expect(xml).toContain('<a:latin typeface="Inter"/>')
    expect(xml).toContain('<a:buAutoNum type="romanLcPeriod" startAt="3"/>')
    expect(xml).toMatch(/algn="r" rtl="1"/)
    expect(xml).toContain('lang="ar"')
    expect(xml.match(/<a:tc(?: [^>]*)?>/g)).toEqual(['<a:tc gridSpan="2" rowSpan="2">', '<a:tc rowSpan="2" hMerge="1">', '<a:tc>', '<a:tc gridSpan="2" vMerge="1">', '<a:tc hMerge="1" vMerge="1">', '<a:tc>'])
    expect(xml).toContain('<a:prstGeom prst="ellipse">')
    expect(xml).toContain('descr="A &quot;named&quot; picture"')
    expect(xml).toContain('<p:ph type="title"/>')
  })

  const slide = 'ppt/slides/slide1.xml'
  it.each<[string, (zip: JSZip, xml: string) => unknown, object, RegExp]>([
    ['a word that is lost', (zip, xml) => zip.file(slide, xml.replace('cell', 'sell')), {}, /\(slide 1\): slides\.pptx: the file lacks "cell"/],
    ['notes of another slide', () => {}, { notes: 'First' }, /the notes in the file are not those of the slide/],
    ['notes that were not wanted', () => {}, { notes: undefined }, /the notes in the file are not those of the slide/],
    ['a tag that is not closed', (zip, xml) => zip.file(slide, xml.replace('</a:tbl>', '')), {}, /slide1\.xml is not well-formed: <\/a:graphicData> closes nothing/],
    ['a picture that is not in the file', zip => zip.remove('ppt/media/a.png'), {}, /slide1\.xml\.rels leads to \.\.\/media\/a\.png, which is not in the file/],
    ['a relation that is missing', (zip, xml) => zip.file(slide, xml.replace('rId3', 'rId9')), {}, /slide1\.xml\.rels lacks rId9/],
    ['two shapes of one number', (zip, xml) => zip.file(slide, xml.replace('<p:cNvPr id="3"', '<p:cNvPr id="2"')), {}, /slide1\.xml has two shapes of one number/],
    ['a part without a type', zip => zip.file('ppt/slides/slide2.xml', '<p:sld></p:sld>'), {}, /slide2\.xml has no type[\s\S]*the file has 2 slides, not 1/],
  ])('is refused with %s', async (_, harm, more, message) => {
    const zip = await pack()
    harm(zip, await zip.file(slide)!.async('string'))
    await expect(check(zip, more)).rejects.toThrow(message)
  })

  it('is right when a style sets its words in capitals, also within a picture', async () => {
    const zip = await pack()
    zip.file('ppt/slides/slide1.xml', (await zip.file('ppt/slides/slide1.xml')!.async('string')).replace('>cell<', '>CELL<'))
    await expect(check(zip, { runs: ['cell', 'DRAWN'] })).resolves.toBeUndefined()
    expect(nativeLetters(['cell'], 'CELL')).toEqual({ letters: 4, native: 4 })
  })

  it('counts the letters that can be edited, each once', () => {
    expect(nativeLetters(['ab', 'abab'], 'a b ab')).toEqual({ letters: 6, native: 4 })
    expect(nativeLetters(['drawn', 'said'], 'said')).toEqual({ letters: 9, native: 4 })
  })
})
