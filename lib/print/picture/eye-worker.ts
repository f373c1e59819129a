import type { Answer, Order } from './eyes.ts'
import type { Raster } from './raster.ts'
import { parentPort } from 'node:worker_threads'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { comparePictures, findDifferences } from './compare.ts'
import { drawDifference } from './draw.ts'
import { withoutEdges } from './edges.ts'
import { decodePng, encodePng } from './png.ts'
import { cover, findChance, findMotion, halve, shrink } from './raster.ts'
import { isPushedOut, isShifted } from './shift.ts'

/** The thread that `openEyes` starts. */
const starting = PDFiumLibrary.init()
let opening: ReturnType<PDFiumLibrary['loadDocument']> | undefined
let pictures: Uint8Array[] = []

/** A page of the file in as many pixels as its slide has, drawn `fine` times as large. */
async function rasterise(page: number, { width, height }: Raster, fine: number): Promise<Raster> {
  if (pictures.length > 0)
    return shrink(decodePng(pictures[page]!), { width, height })
  const document = await opening
  if (!document)
    throw new Error('no file has been opened')
  // Without a colour of its own beneath, PDFium draws letters without coloured edges.
  const drawn = await document.getPage(page).render({ width: width * fine, height: height * fine, render: 'bitmap', transparent: true })
  return fine === 2
    ? halve(onWhite(drawn))
    : onWhite(drawn)
}

/** What is transparent on paper is white; PDFium's colours are not multiplied by their alpha. */
function onWhite(picture: Raster): Raster {
  const { data } = picture
  for (let at = 3; at < data.length; at += 4) {
    const alpha = data[at]!
    if (alpha < 255) {
      for (let channel = at - 3; channel < at; channel++)
        data[channel] = Math.round((data[channel]! * alpha) / 255 + 255 - alpha)
      data[at] = 255
    }
  }
  return picture
}

async function answer(order: Order): Promise<Answer> {
  if ('file' in order) {
    pictures = Array.isArray(order.file) ? order.file : []
    if (Array.isArray(order.file))
      return { pages: pictures.length }
    const library = await starting
    ;(await opening)?.destroy()
    const document = await (opening = library.loadDocument(order.file))
    return { pages: document.getPageCount() }
  }
  const [slide, ...others] = order.pngs.map(decodePng)
  if (!slide)
    throw new Error('no picture to compare with')
  const ignored = cover(order.masks, slide)
  if (others.length > 0)
    findMotion(slide, others).forEach((moves, pixel) => ignored[pixel]! |= moves)
  let byChance = 0
  if (order.again) {
    findChance(slide, decodePng(order.again)).forEach((differs, pixel) => {
      ignored[pixel]! |= differs
      byChance += differs
    })
  }
  let page = await rasterise(order.page, slide, 1)
  let { boxes } = findDifferences(slide, page, ignored)
  // Hairlines and grain are right only when drawn larger, which takes three times as long.
  if (boxes.length > 0) {
    page = await rasterise(order.page, slide, 2)
    boxes = findDifferences(slide, page, ignored).boxes
  }
  if (order.wanted === 'boxes')
    return { boxes }
  const differing = comparePictures(slide, page, ignored)
  const { true: moved = [], false: rest = [] } = Object.groupBy(differing, region => String(isShifted(slide, page, region)) as 'true' | 'false')
  const regions = withoutEdges(rest.filter(region => !isPushedOut(slide, region, moved.length > 0)), slide, page, ignored)
  return { boxes, shown: { regions, isByChance: byChance > ignored.length / 100, pictures: { slide: encodePng(slide), file: encodePng(page), difference: encodePng(drawDifference(slide, page, regions)) } } }
}

parentPort?.on('message', (order: Order) => {
  void answer(order).then(given => parentPort?.postMessage(given), (error: unknown) => parentPort?.postMessage({ failed: String(error) } satisfies Answer))
})
