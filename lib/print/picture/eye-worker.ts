import type { Spot } from './compare.ts'
import type { Answer, Expected, Order } from './eyes.ts'
import type { Box, Raster } from './raster.ts'
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
type Document = Awaited<ReturnType<PDFiumLibrary['loadDocument']>>
let file: Document | undefined
let right: Document | undefined
let pictures: Uint8Array[] = []

/** Share of a slide: words and dots that chance moves leave smaller gaps. */
const large = 1 / 50

type Size = Pick<Raster, 'width' | 'height'>

/** What a page must show, and the pictures that it may show as well. */
async function drawExpected(expected: Expected, fine: number): Promise<[Raster, ...Raster[]]> {
  const [slide, ...others] = Array.isArray(expected) ? expected.map(decodePng) : [await draw(right, expected.page, expected, fine)]
  if (!slide)
    throw new Error('no picture to compare with')
  return [slide, ...others]
}

/** A page of the file in as many pixels as its slide has, drawn `fine` times as large. */
async function rasterise(page: number, size: Size, fine: number): Promise<Raster> {
  return pictures.length > 0 ? shrink(decodePng(pictures[page]!), size) : draw(file, page, size, fine)
}

async function draw(document: Document | undefined, page: number, { width, height }: Size, fine: number): Promise<Raster> {
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
    const library = await starting
    ;[file, right].forEach(document => document?.destroy())
    file = Array.isArray(order.file) ? undefined : await library.loadDocument(order.file)
    right = order.right && await library.loadDocument(order.right)
    return { pages: file?.getPageCount() ?? pictures.length }
  }
  const [slide, ...others] = await drawExpected(order.expected, 1)
  const masked = cover(order.masks, slide)
  if (others.length > 0)
    findMotion(slide, others).forEach((moves, pixel) => masked[pixel]! |= moves)
  const again = order.again && decodePng(order.again)
  const chance = again ? findChance(slide, again) : new Uint8Array(masked.length)
  const ignored = masked.map((isIgnored, pixel) => isIgnored | chance[pixel]!)
  const seen = await look(order, slide, ignored)
  if (order.wanted === 'boxes')
    return { boxes: seen.boxes }
  const spots = judge(seen, ignored)
  const isInChance = ({ x, y, width, height }: Box): boolean => cover([{ x, y, width, height }], slide).some((isIn, pixel) => isIn === 1 && chance[pixel] === 1)
  const byChance = again ? judge(await look(order, slide, masked), masked).filter(isInChance) : []
  const suspects = byChance.filter(({ kind, width, height }) => kind === 'missing' && width * height > masked.length * large)
  const lost = order.again && again && suspects.length > 0 ? lostTwice(suspects, judge(await look({ ...order, expected: [order.again] }, again, masked), masked)) : []
  return {
    shown: {
      spots: [...spots, ...lost],
      byChance,
      isByChance: lost.length === 0 && chance.reduce((sum, differs) => sum + differs, 0) > chance.length / 100,
      pictures: { slide: encodePng(seen.slide), file: encodePng(seen.page), difference: encodePng(drawDifference(seen.slide, seen.page, spots.length > 0 ? spots : byChance)) },
    },
  }
}

/** What the page leaves empty, and neither showing of the slide does: no other look of it, but lost. */
function lostTwice(suspects: Spot[], ofOther: Spot[]): Spot[] {
  return suspects.filter(spot => ofOther.some(other => other.kind === 'missing' && shared(spot, other) > spot.width * spot.height / 2))
}

/** Pixels that two boxes have in common. */
function shared(one: Box, other: Box): number {
  const length = (from: number, size: number, otherFrom: number, otherSize: number): number => Math.max(0, Math.min(from + size, otherFrom + otherSize) - Math.max(from, otherFrom))
  return length(one.x, one.width, other.x, other.width) * length(one.y, one.height, other.y, other.height)
}

interface Seen { slide: Raster, page: Raster, boxes: Box[] }

async function look({ page: number, expected }: Extract<Order, { page: number }>, slide: Raster, ignored: Uint8Array): Promise<Seen> {
  const page = await rasterise(number, slide, 1)
  const { boxes } = findDifferences(slide, page, ignored)
  if (boxes.length === 0)
    return { slide, page, boxes }
  // Hairlines and grain are right only when drawn larger, which takes three times as long.
  const [fine, larger] = [(await drawExpected(expected, 2))[0], await rasterise(number, slide, 2)]
  return { slide: fine, page: larger, boxes: findDifferences(fine, larger, ignored).boxes }
}

function judge({ slide, page }: Seen, ignored: Uint8Array): Spot[] {
  const { true: moved = [], false: rest = [] } = Object.groupBy(comparePictures(slide, page, ignored), spot => String(isShifted(slide, page, spot)) as 'true' | 'false')
  return withoutEdges(rest.filter(spot => !isPushedOut(slide, spot, moved.length > 0)), slide, page, ignored)
}

parentPort?.on('message', (order: Order) => {
  void answer(order).then(given => parentPort?.postMessage(given), (error: unknown) => parentPort?.postMessage({ failed: String(error) } satisfies Answer))
})
