import { describe, expect, it } from 'vitest'
import { exp, log } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/maths.ts'
import { addProduct, plain, transposed } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/matrix.ts'
import { createRandom } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/random.ts'

describe('exp and log', () => {
  it('are as near to the engine\'s as rounding allows', () => {
    let compared = 0
    for (let x = -700; x <= 700; x += 0.37) {
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-15)
      compared++
    }
    for (let x = 0.001; x < 1e6; x *= 1.01) {
      expect(Math.abs(log(x) - Math.log(x))).toBeLessThanOrEqual(1e-15 * Math.max(1, Math.abs(Math.log(x))))
      compared++
    }
    expect(compared).toBe(3784 + 2083)
  })

  it('are exact at 0 and 1 and go to zero far below', () => {
    expect(exp(0)).toBe(1)
    expect(log(1)).toBe(0)
    expect(exp(-709)).toBe(0)
    expect(exp(-Infinity)).toBe(0)
  })
})

describe('the matrix kernel', () => {
  it('gives what three plain loops give, for odd and even sizes and for transposes', () => {
    const random = createRandom(2)
    let products = 0
    for (const [rows, columns, depth] of [
      [1, 1, 1],
      [2, 4, 3],
      [3, 5, 7],
      [5, 8, 2],
      [4, 3, 6],
    ] as const) {
      const a = Float64Array.from({ length: rows * depth }, random.next)
      const b = Float64Array.from({ length: depth * columns }, random.next)
      const flipped = Float64Array.from(b, (_, i) => b[(i % depth) * columns + Math.floor(i / depth)]!)
      const expected = Float64Array.from({ length: rows * columns }, (_, o) => {
        let sum = 0
        for (let k = 0; k < depth; k++)
          sum += a[Math.floor(o / columns) * depth + k]! * b[k * columns + o % columns]!
        return sum
      })
      for (const right of [
        plain(b, columns),
        transposed(flipped, depth),
      ]) {
        const c = new Float64Array(rows * columns)
        addProduct(c, rows, columns, depth, plain(a, depth), right)
        expect(c).toEqual(expected)
        products++
      }
    }
    expect(products).toBe(10)
  })
})

describe('the random numbers', () => {
  it('are fixed by the seed and lie in [0, 1)', () => {
    const random = createRandom(1)
    expect([
      random.next(),
      random.next(),
      random.next(),
    ]).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522])
    const many = Array.from({ length: 1000 }, random.next)
    expect(Math.min(...many)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...many)).toBeLessThan(1)
    expect(new Set(many).size).toBe(1000)
  })

  it('refuse to pick from nothing', () => {
    expect(() => createRandom(1).pick([])).toThrow('empty')
  })
})
