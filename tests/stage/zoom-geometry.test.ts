import { expect, it } from 'vitest'
import { limitZoom, zoomAround, zoomTo } from '../../lib/stage/zoom-geometry.ts'

const slide = { width: 980, height: 552 }

it('brings a box to the middle, as large as it goes', () => {
  const zoom = zoomTo({ x: 400, y: 200, width: 245, height: 138 }, slide)
  expect(zoom?.scale).toBeCloseTo(3.76)
  expect(zoom!.x + slide.width / zoom!.scale / 2).toBeCloseTo(522.5)
  expect(zoom!.y + slide.height / zoom!.scale / 2).toBeCloseTo(269)
})

it('never shows what is outside the slide', () => {
  expect(zoomTo({ x: 0, y: 0, width: 245, height: 138 }, slide)).toMatchObject({ x: 0, y: 0 })
  const corner = zoomTo({ x: 900, y: 500, width: 80, height: 52 }, slide)
  expect(corner!.x + slide.width / corner!.scale).toBeCloseTo(980)
  expect(corner!.y + slide.height / corner!.scale).toBeCloseTo(552)
})

it('leaves what fills the slide as it is', () => {
  expect(zoomTo({ x: 10, y: 10, width: 960, height: 530 }, slide)).toBeUndefined()
  expect(limitZoom({ x: 0, y: 0, scale: 1 }, slide)).toBeUndefined()
})

it('keeps the point under the fingers where it is, also from a slide that is enlarged already', () => {
  const point = { x: 300, y: 200 }
  let zoom = zoomAround(null, 2, point, slide)
  expect((point.x / 1)).toBeCloseTo(zoom!.x + point.x / zoom!.scale)
  const before = zoom!.x + point.x / zoom!.scale
  zoom = zoomAround(zoom, 1.5, point, slide)
  expect(zoom?.scale).toBe(3)
  expect(zoom!.x + point.x / 3).toBeCloseTo(before)
})

it('gives the whole slide back when the fingers close, and stops at six times', () => {
  expect(zoomAround({ x: 100, y: 50, scale: 1.5 }, 0.5, { x: 10, y: 10 }, slide)).toBeUndefined()
  expect(zoomAround({ x: 100, y: 50, scale: 5 }, 10, { x: 10, y: 10 }, slide)?.scale).toBe(6)
})
