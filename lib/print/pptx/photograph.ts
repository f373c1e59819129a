import type { Page } from 'playwright'
import type { Colour, PictureItem, Rect, Scene } from './scene.ts'
import { Buffer } from 'node:buffer'
import { PNG } from 'pngjs'
import { installDrawings } from './in-page/drawings.ts'
import { installGrounds } from './in-page/grounds.ts'
import { installLeftOver } from './in-page/left-over.ts'
import { installLists } from './in-page/lists.ts'
import { installLook } from './in-page/look.ts'
import { installPictures } from './in-page/pictures.ts'
import { readScenes } from './in-page/scenes.ts'
import { finishAnimations, light, prepareStudio, showOne } from './in-page/studio.ts'
import { installTables } from './in-page/tables.ts'
import { installWords } from './in-page/words.ts'

/** A picture in the place of what PowerPoint has no form for. */
export interface Taken { png: Buffer, box: Rect }

/** A slide that is ready to be written. */
export interface Shot {
  scene: Scene
  /** Of the scene's pictures; those that show nothing are not in it. */
  pictures: Map<PictureItem, Taken>
  /** PNG of all of it, as many pixels as the canvas has. */
  look: Buffer
}

/** Shadows of most themes reach no farther. */
const spill = 48

/** Everything but what is photographed is invisible; its ground alone keeps its place, so nothing moves. */
const darkness = `
html, body { background: transparent !important }
* { visibility: hidden !important }
`
const spotlight = `
[data-px-shown]:not([data-px-cut]), [data-px-shown="whole"] *, [data-px-shown="drawing"] * { visibility: visible !important }
[data-px-hidden][data-px-hidden][data-px-hidden], [data-px-native][data-px-native], [data-px-native][data-px-native] *,
[data-px-shown="drawing"] foreignObject, [data-px-shown="drawing"] foreignObject * { visibility: hidden !important }
[data-px-shown="ground"] { -webkit-text-fill-color: transparent !important; text-decoration-color: transparent !important }
[data-px-shown="ground"]::before, [data-px-shown="ground"]::after { visibility: visible !important; -webkit-text-fill-color: currentcolor !important }
[data-px-shown="ground"]::marker { color: transparent !important }
[data-px-bullet]::before { visibility: hidden !important }
`

/**
 * Reads the opened slides as words, shapes, tables and pictures, and photographs the pictures one by one, without
 * what lies around them.
 *
 * @param page of `openSlides`, with the wanted slides alone
 * @param scale device pixels for each of the canvas, as the page was opened
 */
export async function readSlides(page: Page, scale: number, onSlide?: (label: string) => void): Promise<Shot[]> {
  await page.evaluate(installLook)
  await page.evaluate(installWords)
  await page.evaluate(installLists)
  await page.evaluate(installPictures, spill)
  await page.evaluate(installGrounds)
  await page.evaluate(installDrawings)
  await page.evaluate(installTables)
  await page.evaluate(installLeftOver)
  const show = async (index: number): Promise<Rect> => {
    const canvas = await page.evaluate(showOne, index)
    await page.evaluate(finishAnimations)
    return canvas
  }
  await page.evaluate(finishAnimations)
  const scenes = await page.evaluate(readScenes)
  const looks: Buffer[] = []
  for (const index of scenes.keys()) {
    const canvas = await show(index)
    looks.push(await page.screenshot({ clip: canvas, scale: 'css' }))
  }
  await page.evaluate(prepareStudio, { darkness, spotlight })
  const shots: Shot[] = []
  for (const [index, scene] of scenes.entries()) {
    const pictures: Shot['pictures'] = new Map()
    const wanted = scene.items.filter(item => item.kind === 'picture')
    const canvas = wanted.length > 0 ? await show(index) : undefined
    for (const item of wanted) {
      const taken = canvas && await photograph(page, item, canvas, scale, scene.ground)
      if (taken)
        pictures.set(item, taken)
    }
    shots.push({ scene, pictures, look: looks[index]! })
    onSlide?.(String(scene.no))
  }
  return shots
}

async function photograph(page: Page, { target, mode, box }: PictureItem, canvas: Rect, scale: number, ground: Colour): Promise<Taken | undefined> {
  const left = Math.max(0, Math.floor(box.x))
  const top = Math.max(0, Math.floor(box.y))
  const area = { x: left, y: top, width: Math.min(canvas.width, Math.ceil(box.x + box.width)) - left, height: Math.min(canvas.height, Math.ceil(box.y + box.height)) - top }
  if (area.width < 1 || area.height < 1)
    return undefined
  await page.evaluate(light, { target, mode })
  const png = await page.screenshot({ clip: { ...area, x: area.x + canvas.x, y: area.y + canvas.y }, omitBackground: true })
  await page.evaluate(light, { target, mode: undefined })
  return trim(png, area, scale, ground)
}

/**
 * Without the transparent rim; undefined when nothing is shown.
 *
 * @param ground colour of what is transparent: programs that scale a picture mix it into the edges
 */
export function trim(bytes: Uint8Array, area: Rect, scale: number, ground: Colour): Taken | undefined {
  const picture = PNG.sync.read(Buffer.from(bytes))
  let [left, top, right, bottom] = [picture.width, picture.height, 0, 0]
  for (let y = 0, at = 3; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++, at += 4) {
      if (picture.data[at]! > 0) {
        left = Math.min(left, x)
        right = Math.max(right, x + 1)
        top = Math.min(top, y)
        bottom = y + 1
      }
      else {
        picture.data.set(ground.slice(0, 3), at - 3)
      }
    }
  }
  if (right <= left)
    return undefined
  const cut = new PNG({ width: right - left, height: bottom - top })
  PNG.bitblt(picture, cut, left, top, cut.width, cut.height, 0, 0)
  return { png: PNG.sync.write(cut), box: { x: area.x + left / scale, y: area.y + top / scale, width: cut.width / scale, height: cut.height / scale } }
}
