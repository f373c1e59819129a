import type { Shot } from '../../../lib/print/pptx/photograph.ts'
import type { Item, Paragraph, Scene, TextItem } from '../../../lib/print/pptx/scene.ts'
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

/** The words of a slide, one box after the other. */
function saidIn(items: Item[]): string[] {
  return items.filter((item): item is TextItem => item.kind === 'text')
    .map(({ paragraphs }) => paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')).join('/').replace(/\u00A0/g, ' '))
}

it.each<[string, string, string[]]>([
  ['a block within inline code', '<pre><code><span>one</span>\n<span>two</span><div>is wrong</div>\n<span>three</span></code></pre>', ['one/two', 'is wrong', 'three']],
  ['blocks within what has no box of its own', '<div style="display: contents"><p>one</p><p>two</p></div>', ['one', 'two']],
  ['what is placed elsewhere from within a line', '<p>one <b>two <i style="position: absolute; top: 200px">far</i></b></p>', ['far', 'one two']],
  ['what floats within a line', '<p>one <b>two <i style="float: right">far</i></b></p>', ['far', 'one two']],
  ['labels of a drawing that are HTML', '<svg width="200" height="100"><foreignObject width="200" height="100"><div><span><p>label</p></span></div></foreignObject></svg>', ['label']],
  ['a word that shows a hint', '<p>see <span style="display: inline-block"><span>this</span></span> word</p>', ['see this word']],
])('reads %s', async (_, html, words) => {
  const { items, pictured } = await read(html)
  expect(saidIn(items)).toEqual(words)
  expect(pictured).toEqual([])
})

it('photographs words of what it cannot take apart, those of a shadow tree and those that nothing else reads with them', async () => {
  expect((await read('<div id="host" style="transform: rotate(3deg)"></div><script>host.attachShadow({ mode: "open" }).innerHTML = "<b>hosted</b>"</script>')).pictured).toEqual(['hosted'])
  const { items, pictured } = await read('<table><tr><td>side<p style="margin: -20px 0 0 50px">over</p></td><td>b</td></tr></table>')
  expect([saidIn(items), pictured]).toEqual([['over'], ['side']])
})

it('leaves a title on one line room for another face', async () => {
  const { items } = await read('<div class="slidev-layout"><h1 style="margin: 0 0 0 100px; width: 600px">Short</h1></div>')
  const { box } = items.find((item): item is TextItem => item.kind === 'text' && item.isTitle === true)!
  expect([box.x, box.width].map(Math.round)).toEqual([100, 600])
})

it('sets lines of code beside their numbers', async () => {
  const { items } = await read('<style>.line::before { content: counter(step); counter-increment: step; display: inline-block; width: 20px; margin-right: 30px }</style><pre style="margin: 0 0 0 100px; line-height: 24px"><code style="counter-reset: step 0"><span class="line"><span>one</span></span>\n<span class="line"></span>\n<span class="line"><span>  three</span></span></code></pre>')
  const code = items.find((item): item is TextItem => item.kind === 'text' && item.paragraphs.length === 3)!
  expect(Math.round(code.box.x)).toBe(150)
  expect(code.paragraphs.map(({ left, indent }) => [left ?? 0, indent ?? 0])).toEqual([[0, 0], [0, 0], [0, 0]])
})

it('keeps the number of an item that begins with no words of its own', async () => {
  const formula = '<span class="katex"><math><mi>x</mi></math></span>'
  const { items } = await read(`<ol><li>${formula}</li><li><p>a paragraph</p></li><li>words ${formula}</li></ol>`)
  const numbers = items.filter((item): item is TextItem => item.kind === 'text').flatMap(({ box, paragraphs }) => paragraphs.flatMap(({ bullet }) => bullet?.number ? [[bullet.number.value, Math.round(box.y)]] : []))
  expect(numbers.map(([value]) => value)).toEqual([1, 2, 3])
  expect(numbers[0]![1]).toBeLessThan(numbers[1]![1]!)
  expect(numbers[1]![1]).toBeLessThan(numbers[2]![1]!)
})

it('photographs all of a mark that is drawn beyond its own box', async () => {
  const { pictures } = await shoot('<p style="position: relative">words<svg style="position: absolute; left: 0; top: 0; width: 100px; height: 100px; overflow: visible"><path d="M 400 250 h 200" stroke="red" stroke-width="4"/></svg></p>')
  const [{ box } = { box: undefined }] = [...pictures.values()]
  expect(box).toMatchObject({ x: 400, width: 200, height: 4 })
})

it('takes the face that is drawn, else the one that was meant, and tells of letters that are equally wide', async () => {
  const { items } = await read('<p style="font-family: Nowhere, monospace">mono</p><p style="font-family: Nowhere, Arial">sans</p><p style="font-family: Nowhere, serif">none</p><p style="font-family: sans-serif">plain</p>')
  const runs = items.flatMap(item => item.kind === 'text' ? item.paragraphs.flatMap(({ runs }) => runs) : [])
  expect(runs.map(({ face, monospaced }) => [face, monospaced])).toEqual([['Courier New', true], ['Arial', undefined], ['Nowhere', undefined], ['Arial', undefined]])
  expect(xmlOf([{ runs, align: 'left' }])).toContain('<a:latin typeface="Courier New" pitchFamily="49"/>')
})

it('gives a number as much room as it takes', async () => {
  const { items } = await read('<ol start="9"><li>nine</li><li>ten</li></ol>')
  const [list] = items as [TextItem]
  expect(list.paragraphs.map(({ indent }) => indent)).toEqual([-30, expect.closeTo(-42.8)])
})

it('mixes what LibreOffice shows only when it is opaque', async () => {
  const { items } = await read('<div style="background: #fff"><p style="color: rgb(0 0 0 / 50%); letter-spacing: 2px">spaced</p><table style="border-collapse: collapse"><tr><td style="border-bottom: 1px solid rgb(0 0 0 / 20%)">a</td></tr></table></div>')
  const table = items.find(item => item.kind === 'table')
  expect((items.find(item => item.kind === 'text') as TextItem).paragraphs[0]!.runs[0]!.colour.map(Math.round)).toEqual([127, 127, 127, 1])
  expect(table!.rows[0]!.cells[0]!.lines[2]!.colour.map(Math.round)).toEqual([204, 204, 204, 1])
})

it('gives a chip among words its ground as a highlight, which goes with them in another face', async () => {
  const { items } = await read('<p>Some <code style="background: rgb(0 0 255 / 50%); padding: 0 4px">code</code> within <mark>words</mark></p>')
  expect(items.map(({ kind }) => kind)).toEqual(['text'])
  const xml = xmlOf((items[0] as { paragraphs: Paragraph[] }).paragraphs)
  expect(xml).toMatch(/<a:highlight><a:srgbClr val="7F7FFF"><\/a:srgbClr><\/a:highlight><a:latin typeface="[^"]+" pitchFamily="49"\/><a:ea typeface="[^"]+" pitchFamily="49"\/><a:cs typeface="[^"]+" pitchFamily="49"\/><\/a:rPr><a:t>code</)
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
