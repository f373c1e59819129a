import { PNG } from 'pngjs'
import { expect, it } from 'vitest'
import { isBlank } from '../../lib/print/pictures.ts'

/** A picture whose pixels a function gives. */
function picture(grey: (index: number) => number): Buffer {
  const png = new PNG({ width: 64, height: 64 })
  for (let index = 0; index < 64 * 64; index++)
    png.data.set([grey(index), grey(index), grey(index), 255], index * 4)
  return PNG.sync.write(png)
}

it('calls a picture of one colour blank, and none with something on it', () => {
  expect(isBlank(picture(() => 200))).toBe(true)
  expect(isBlank(picture(index => (index * 37) % 251))).toBe(false)
})
