import { Buffer } from 'node:buffer'
import { PNG } from 'pngjs'
import { expect, it } from 'vitest'
import { decodePng, encodePng } from '../../../lib/print/picture/png.ts'
import { createRandom } from '../../seeded-random.ts'

/** Grain and flat parts, so that each filter has something to do. */
function picture(): PNG {
  const { next } = createRandom(7)
  const png = new PNG({ width: 37, height: 23 })
  for (let at = 0; at < png.data.length; at++)
    png.data[at] = at % 4 === 3 ? 255 : at < 1200 ? Math.floor(next() * 256) : (at * 3) % 251
  return png
}

it.for([0, 1, 2, 3, 4].flatMap(filterType => ([2, 6] as const).map(colorType => ({ filterType, colorType }))))('reads what pngjs reads: %o', ({ filterType, colorType }) => {
  const written = PNG.sync.write(picture(), { filterType, colorType })
  const { width, height, data } = decodePng(written)
  expect({ width, height }).toEqual({ width: 37, height: 23 })
  expect(Buffer.from(data).equals(PNG.sync.read(written).data)).toBe(true)
})

it('reads grey pictures as well, and what it has written itself', () => {
  const grey = PNG.sync.write(picture(), { colorType: 0 })
  expect(Buffer.from(decodePng(grey).data).equals(PNG.sync.read(grey).data)).toBe(true)
  const { width, height, data } = picture()
  expect(Buffer.from(decodePng(encodePng({ width, height, data })).data).equals(data)).toBe(true)
})

it('reads nothing that is no picture', () => {
  expect(() => decodePng(Buffer.from('no picture at all, but long enough for a head'))).toThrow()
})
