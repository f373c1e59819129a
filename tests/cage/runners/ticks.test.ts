import { expect, it } from 'vitest'
import { authorsColumn } from '../../../lib/cage/runners/ticks.ts'
import { prepare } from '../../../lib/cage/runners/typescript-prepare.ts'

class Stopped extends Error {}
Object.assign(globalThis, { lecternTick: () => {} })

async function run(code: string, calls = 1000): Promise<unknown> {
  let left = calls
  const before = Reflect.get(globalThis, 'lecternTick') as unknown
  Object.assign(globalThis, { lecternTick: () => {
    if (--left < 0)
      throw new Stopped()
  } })
  try {
    const { eval: evaluate } = globalThis
    return await (evaluate(`(async()=>{${prepare(code, false)}\n})`) as () => Promise<unknown>)()
  }
  finally {
    Object.assign(globalThis, { lecternTick: before })
  }
}

it.each([
  'while (true);',
  'for (;;) {}',
  'do {} while (true)',
  'a: for (;;) for (const b of [1]) continue a',
  'const again = () => Promise.resolve().then(again); await again()',
  'const again = async () => { await again2() }, again2 = async () => await again(); await again()',
  'while (true) while (true) break',
  'if (true) while (true) Math.random(); else 1',
  'class A { get b() { return this.b } } ; for (;;) { try { new A().b } finally { continue } }',
  'function* all() { for (;;) yield 1 } for (const one of all());',
  'export const b = () => { for (;;); }; b()',
])('reaches %s', async (code) => {
  await expect(run(code)).rejects.toThrow(Stopped)
})

it.each([
  ['[1, 2].map(x => ({ x }))', [{ x: 1 }, { x: 2 }]],
  ['[1, 2].map(x => y => x + y).map(f => f(1))', [2, 3]],
  ['let a = 0\nfor (const b of [1, 2]) a += b\na', 3],
  ['let a = 0\nwhile (a < 3) a++\na', 3],
  ['let a = 0\ndo a++; while (a < 3)\na', 3],
  ['let a = ""\nfor (const b in { c: 1 }) for (let i = 0; i < 2; i++) if (i) continue; else a += b\na', 'c'],
  ['const f = async (n: number): Promise<number> => n > 0 ? await f(n - 1) : n\nawait f(5)', 0],
  ['class A { static #n = 1; static { for (;;) break } static n() { return A.#n } }\nA.n()', 1],
  ['(function f(n: number): number { "use strict"; return n ? f(n - 1) : 7 })(3)', 7],
  ['const o = { async *[Symbol.asyncIterator]() { yield* [1, 2] } }\nconst all = []\nfor await (const x of o) all.push(x)\nall', [1, 2]],
])('leaves the meaning of %s', async (code, value) => {
  expect(await run(code)).toEqual(value)
})

it('gives the author\'s column back', () => {
  const code = 'const f = (x: number) => x\nwhile (true) if (f(1)) throw new Error("x")'
  const [, , line] = prepare(code, false).split('\n')
  expect(line).toContain('lecternTick')
  const at = line!.indexOf('throw')
  expect(authorsColumn(line!, at + 1)).toBe(code.split('\n')[1]!.indexOf('throw') + 1)
})
