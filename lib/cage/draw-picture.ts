import type { Picture, Piece } from './protocol.ts'
import type { Part } from './weigh-svg.ts'
import { pictureTitle, withNamespaces } from './pictures.ts'
import { limits } from './protocol.ts'
import { heaviest, weighSvg } from './weigh-svg.ts'

/** Longest side in pixels: sharp on half of a 4K screen, and no more than 10 MB when it is decoded. */
const longest = 1600
/** Pixels of a PNG that are decoded at all; a megabyte of file can hold a thousand times as many. */
const mostPixels = 2 ** 25
/** Levels of elements within elements. */
const deepest = 500

/**
 * Runs in the cage's frame: draws what a program gave as a picture, so that the deck's page gets pixels, of a size that
 * it can show between two frames, and never a stranger's SVG or a PNG that swells when it is decoded.
 *
 * @returns the picture as a PNG of ours, or the error that takes its place
 */
export async function drawPicture(picture: Picture): Promise<Piece> {
  try {
    return picture.mime === 'image/png'
      ? await redraw(picture)
      : await drawSvg(picture)
  }
  catch (error) {
    return { kind: 'error', text: `this picture cannot be drawn: ${error instanceof Error ? error.message : 'it is no picture'}` }
  }
}

async function redraw({ data }: Picture): Promise<Piece> {
  const bytes = Uint8Array.from(atob(data), character => character.charCodeAt(0))
  // Width and height follow the signature and the first chunk's head (PNG, 3rd edition, 11.2.1).
  const head = new DataView(bytes.buffer)
  const [width, height] = [head.getUint32(16), head.getUint32(20)]
  if (width * height > mostPixels)
    throw new Error(`it has ${width} × ${height} pixels, and ${mostPixels} are the most`)
  return draw(new Blob([bytes], { type: 'image/png' }), { width, height, shown: width })
}

async function drawSvg({ data }: Picture): Promise<Piece> {
  // Ten lines of these grow to gigabytes while they are read.
  if (data.includes('<!ENTITY'))
    throw new Error('its SVG declares entities')
  const svg = new DOMParser().parseFromString(withNamespaces(data), 'image/svg+xml').documentElement
  if (svg.localName !== 'svg')
    throw new Error('its SVG is not well-formed')
  if (weighSvg(partOf(svg, 0)) > heaviest)
    throw new Error(`it takes more than ${heaviest} shapes`)
  const [, , boxWidth = 300, boxHeight = 150] = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).filter(Boolean).map(Number)
  const [ownWidth, ownHeight] = [pixels(svg, 'width'), pixels(svg, 'height')]
  const width = ownWidth ?? (ownHeight === undefined ? boxWidth : ownHeight * boxWidth / boxHeight)
  const height = ownHeight ?? width * boxHeight / boxWidth
  if (!(width > 0 && height > 0 && Number.isFinite(width + height)))
    throw new Error('it has no size')
  if (!svg.hasAttribute('viewBox'))
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`)
  const scale = longest / Math.max(width, height)
  const size = { width: Math.ceil(width * scale), height: Math.ceil(height * scale), shown: ownWidth }
  svg.setAttribute('width', String(size.width))
  svg.setAttribute('height', String(size.height))
  return draw(new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' }), size, pictureTitle(data))
}

function pixels(svg: Element, name: string): number | undefined {
  const [, number, unit = 'px'] = /^\s*([\d.]+)\s*(?:(px|pt|in|cm|mm)\s*)?$/.exec(svg.getAttribute(name) ?? '') ?? []
  const perUnit = { px: 1, pt: 96 / 72, in: 96, cm: 96 / 2.54, mm: 96 / 25.4 }[unit as 'px']
  return number === undefined
    ? undefined
    : Number(number) * perUnit
}

function partOf(element: Element, depth: number): Part {
  if (depth > deepest)
    throw new Error('its elements are too deep in each other')
  return {
    name: element.localName,
    id: element.id,
    attributes: Array.from(element.attributes, ({ value }) => value),
    children: Array.from(element.children, child => partOf(child, depth + 1)),
  }
}

/** @param size in pixels, and the width in the page's own, where the picture has one */
async function draw(source: Blob, { width, height, shown }: { width: number, height: number, shown?: number }, title?: string): Promise<Piece> {
  const image = new Image()
  image.src = URL.createObjectURL(source)
  try {
    await image.decode()
    for (let side = longest; side >= 200; side /= 2) {
      const scale = Math.min(1, side / Math.max(width, height))
      const canvas = document.createElement('canvas')
      canvas.width = Math.max(1, Math.round(width * scale))
      canvas.height = Math.max(1, Math.round(height * scale))
      canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
      const data = canvas.toDataURL('image/png').slice('data:image/png;base64,'.length)
      if (data.length <= limits.picture)
        return { kind: 'picture', mime: 'image/png', data, title, width: shown }
    }
  }
  finally {
    URL.revokeObjectURL(image.src)
  }
  throw new Error('it is too large')
}
