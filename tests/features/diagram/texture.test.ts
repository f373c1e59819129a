import { expect, it } from 'vitest'
import { textureOf } from '../../../lib/features/diagram/in-page/texture.ts'

const circle = { set: 'A', x: 200, y: 150, r: 120 }
/** Both ends of every stroke of a texture. */
function ends(index: number, ...rest: [Parameters<typeof textureOf>[2], Parameters<typeof textureOf>[3]?]): { x: number, y: number, length: number }[] {
  const numbers = textureOf(circle, index, ...rest)?.d.match(/-?[\d.]+/g)?.map(Number) ?? []
  return Array.from({ length: numbers.length / 4 }, (_, at) => numbers.slice(4 * at, 4 * at + 4) as [number, number, number, number])
    .flatMap(([x, y, toX, toY]) => [{ x, y }, { x: toX, y: toY }].map(end => ({ ...end, length: Math.hypot(toX - x, toY - y) })))
}

it('draws dots, strokes and strokes the other way, and leaves a fourth set plain', () => {
  expect(Math.max(...ends(0, []).map(({ length }) => length))).toBeLessThan(0.3)
  const slopes = [1, 2].map(index => textureOf(circle, index, [])!.d.match(/-?[\d.]+/g)!.map(Number)).map(([x = 0, y = 0, toX = 0, toY = 0]) => Math.sign((toY - y) / (toX - x)))
  expect(slopes).toEqual([1, -1])
  expect(textureOf(circle, 3, [])).toBeUndefined()
})

it('keeps to a band within the circle, off its words and off what it shares with others', () => {
  const word = { x: 90, y: 130, width: 40, height: 40 }
  const other = { set: 'B', x: 320, y: 150, r: 120 }
  let seen = 0
  for (const index of [0, 1, 2]) {
    for (const { x, y } of ends(index, [word], [other])) {
      const distance = Math.hypot(x - circle.x, y - circle.y)
      expect(distance).toBeLessThan(circle.r)
      expect(distance).toBeGreaterThan(circle.r - 31)
      expect(Math.hypot(x - other.x, y - other.y)).toBeGreaterThan(other.r)
      expect(x > word.x + 1 && x < word.x + word.width - 1 && y > word.y + 1 && y < word.y + word.height - 1).toBe(false)
      seen++
    }
  }
  expect(seen).toBeGreaterThan(250)
})
