import type { Box, Raster } from '../../../lib/print/picture/raster.ts'
import { afterAll, expect, it } from 'vitest'
import { openEyes } from '../../../lib/print/picture/eyes.ts'
import { encodePng } from '../../../lib/print/picture/png.ts'

const eyes = openEyes()
afterAll(() => eyes.close())

/** White paper with boxes of dark stripes on it, which no two places have alike. */
function slide(...boxes: Box[]): Uint8Array {
  const [width, height] = [980, 552]
  const picture: Raster = { width, height, data: new Uint8Array(width * height * 4).fill(255) }
  for (const { x, y, width: across, height: down } of boxes) {
    for (let row = y; row < y + down; row++)
      picture.data.set(new Uint8Array(across * 4).map((_, at) => at % 4 === 3 || (at >> 2) % 23 < 9 ? 255 : 40), (row * width + x) * 4)
  }
  return encodePng(picture)
}

const chart = (x: number): Box => ({ x, y: 150, width: 260, height: 220 })

it('takes for lost what is on each showing of a slide, in one place or another, and on the page nowhere', async () => {
  await eyes.open([slide()])
  const shown = await eyes.show(0, [slide(chart(500))], [], slide(chart(560)))
  expect(shown.spots).toEqual([expect.objectContaining({ kind: 'missing' })])
  expect(shown.isByChance).toBe(false)
})

it('takes for chance what one showing of a slide has and the other has not, and what is drawn elsewhere', async () => {
  await eyes.open([slide(), slide(chart(530))])
  for (const [page, first, again] of [[0, slide(chart(500)), slide()], [1, slide(chart(500)), slide(chart(560))]] as const) {
    const shown = await eyes.show(page, [first], [], again)
    expect(shown.spots).toEqual([])
    expect(shown.byChance.length).toBeGreaterThan(0)
  }
})
