import { expect, it } from 'vitest'
import { hasOwnMemory } from '../../../lib/cage/memory/own-memory.ts'

const head = [0x00, 0x61, 0x73, 0x6D, 1, 0, 0, 0]
const types = [1, 4, 1, 0x60, 0, 0]

it.each([
  ['no section at all', [], false],
  ['types only', types, false],
  ['a memory of its own, after types', [...types, 5, 3, 1, 0, 1], true],
  ['an empty memory section', [...types, 5, 1, 0], false],
  ['an imported memory', [2, 8, 1, 1, 0x61, 1, 0x62, 2, 0, 1], false],
  ['a length without end', [1, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80], true],
])('%s', (_, sections, own) => {
  expect(hasOwnMemory(new Uint8Array([...head, ...sections]))).toBe(own)
})
