import type { Shot } from '../../../lib/print/pptx/photograph.ts'
import type { Paragraph, Scene } from '../../../lib/print/pptx/scene.ts'
import { PNG } from 'pngjs'
import { expect, it } from 'vitest'
import { paragraphsOf } from '../../../lib/print/pptx/paragraphs.ts'
import { readSlides } from '../../../lib/print/pptx/photograph.ts'
import { openBrowser } from '../../shared-browser.ts'

async function read(html: string): Promise<Scene> {
  return (await shoot(html)).scene
}

async function shoot(html: string): Promise<Shot> {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 980, height: 552 } })
    await page.setContent(`<!doctype html><style>body { margin: 0; font: 20px Arial } .print-slide-container { width: 980px; height: 552px; background: #fffffe }</style><div class="print-slide-container" id="1-1">${html}</div><div class="print-slide-container" id="2-1"></div>`)
    const [shot] = await readSlides(page, 1)
    return shot!
  }
  finally {
    await browser.close()
  }
}

const xmlOf = (paragraphs: Paragraph[]): string => paragraphsOf(paragraphs, () => undefined, 'en')

it('gives a chip among words its ground as a highlight, which goes with them in another face', async () => {
  const { items } = await read('<p>Some <code style="background: rgb(0 0 255 / 50%); padding: 0 4px">code</code> within <mark>words</mark></p>')
  expect(items.map(({ kind }) => kind)).toEqual(['text'])
  const xml = xmlOf((items[0] as { paragraphs: Paragraph[] }).paragraphs)
  expect(xml).toMatch(/<a:highlight><a:srgbClr val="7F7FFF"><\/a:srgbClr><\/a:highlight><a:latin typeface="[^"]+"\/><a:ea typeface="[^"]+"\/><a:cs typeface="[^"]+"\/><\/a:rPr><a:t>code</)
  expect(xml).toMatch(/<a:highlight><a:srgbClr val="FFFF00"><\/a:srgbClr><\/a:highlight>[^>]*>[^>]*>[^>]*>[^>]*><a:t>words</)
  expect(xml.match(/<a:highlight>/g)).toHaveLength(2)
})

it('keeps a bullet as large as it is drawn', async () => {
  const { items } = await read('<style>li { list-style: none } li::before { content: ""; display: inline-block; width: 14px; height: 14px; border-radius: 50%; background: red; margin-right: 8px }</style><ul><li>one</li><li>two</li></ul>')
  const [list] = items.filter(({ kind }) => kind === 'text') as { paragraphs: Paragraph[] }[]
  const { bullet } = list!.paragraphs[0]!
  expect(bullet).toMatchObject({ char: '•', colour: [255, 0, 0, 1] })
  expect(bullet!.share).toBeGreaterThan(1.5)
  expect(xmlOf(list!.paragraphs)).toMatch(/<a:buClr><a:srgbClr val="FF0000"><\/a:srgbClr><\/a:buClr><a:buSzPct val="\d{6}"\/><a:buFont/)
})

it('makes no column of the room between two cells', async () => {
  const { items } = await read('<table style="border-spacing: 12px"><tr><td>a</td><td>b</td></tr></table>')
  const [table] = items.filter(item => item.kind === 'table')
  expect(table!.columns).toHaveLength(2)
})

it('keeps the size of words in a narrow cell, what a style writes into an empty one, and both lines of a double border', async () => {
  const { items } = await read('<style>table { border-collapse: collapse } td { padding: 3px 4.7px } td:empty::before { content: "–" / ""; color: rgb(1 2 3) }</style><table><tr><td>a</td><td></td></tr></table><h3 style="border-bottom: 6px double #0a0">Title</h3>')
  const [table] = items.filter(item => item.kind === 'table')
  expect(table!.rows[0]!.cells.map(cell => cell?.paragraphs[0]?.runs[0])).toMatchObject([{ text: 'a', size: 20 }, { text: '–', size: 20, colour: [1, 2, 3, 1] }])
  expect(items.filter(item => item.kind === 'shape').map(({ box }) => box.height)).toEqual([2, 2])
})

it('photographs what is drawn bit by bit at its end', async () => {
  const { look, pictures } = await shoot('<style>@keyframes come { from { opacity: 0 } } .late { animation: come 60s }</style><div class="late" style="height: 100px; background: black"></div><canvas class="late" width="50" height="50" style="background: black"></canvas>')
  const blackAt = (png: Buffer, x: number, y: number): boolean => {
    const { data, width } = PNG.sync.read(png)
    return data[4 * (y * width + x)] === 0
  }
  expect([blackAt(look, 10, 50), blackAt(look, 10, 120)]).toEqual([true, true])
  expect([...pictures.values()].map(({ png }) => blackAt(png, 10, 10))).toEqual([true])
})
