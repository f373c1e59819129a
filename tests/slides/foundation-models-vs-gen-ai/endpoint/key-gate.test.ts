import { Buffer } from 'node:buffer'
import { expect, it } from 'vitest'
import { createKeyGate } from '../../../../slides/foundation-models-vs-gen-ai/lib/endpoint/key-gate.ts'

/** What passes when `text` comes in pieces of `size` bytes. */
function pass(text: string, size: number): string {
  const gate = createKeyGate('sk-abc')
  const pieces = text.match(new RegExp(`.{1,${size}}`, 'gs')) ?? []
  return Buffer.concat([
    ...pieces.map(piece => gate.push(Buffer.from(piece))),
    gate.end(),
  ]).toString()
}

it('passes everything else unchanged, however it is cut', () => {
  const text = 'sk-ab sk-sk-a, ask-ab'
  const sizes = [1, 2, 3, 7, 100]
  expect(sizes.map(size => pass(text, size))).toEqual(sizes.map(() => text))
})

it('stops the key, however it is cut', () => {
  const sizes = [1, 2, 3, 4, 5, 100]
  for (const size of sizes)
    expect(() => pass('your key is sk-abc, is it not', size)).toThrow('repeats the key')
  expect.assertions(sizes.length)
})
