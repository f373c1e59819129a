import type { Piece } from '../../lib/cage/protocol.ts'
import { expect, it } from 'vitest'
import { limits, parseReport } from '../../lib/cage/protocol.ts'
import { createWriter, OutputLimit } from '../../lib/cage/writer.ts'

it('takes from the cage only what a cage may say', () => {
  expect(parseReport({ type: 'piece', worker: 1, piece: { kind: 'stdout', text: 'a', extra: 1 } })).toEqual({ type: 'piece', worker: 1, piece: { kind: 'stdout', text: 'a' } })
  expect(parseReport({ type: 'end', worker: 1, ending: 'error', line: 2 })).toEqual({ type: 'end', worker: 1, ending: 'error', line: 2 })
  const forged = [
    null,
    'lectern-cage-ready',
    { type: 'end', worker: 1, ending: 'unavailable', line: 0 },
    { type: 'end', worker: '1', ending: 'error', line: 0 },
    { type: 'piece', worker: 1, piece: { kind: 'html', text: '<img>' } },
    { type: 'piece', worker: 1, piece: { kind: 'stdout', text: { toString: () => 'x' } } },
    { type: 'piece', worker: 1, piece: { kind: 'stdout', text: 'x'.repeat(limits.characters + 1) } },
    { type: 'piece', worker: 1, piece: { kind: 'picture', mime: 'text/html', data: 'x' } },
    { type: 'eval', worker: 1 },
  ]
  expect(forged.map(parseReport)).toEqual(forged.map(() => undefined))
})

it('sends whole lines at once and the rest at the end', () => {
  const sent: Piece[] = []
  const writer = createWriter(piece => sent.push(piece))
  writer.write('stdout', 'one\ntw')
  expect(sent).toEqual([{ kind: 'stdout', text: 'one\n' }])
  writer.write('stdout', new TextEncoder().encode('o €').slice(0, 4))
  writer.write('stdout', new TextEncoder().encode('€').slice(2))
  writer.flush()
  expect(sent[1]).toEqual({ kind: 'stdout', text: 'two €' })
})

it('shows what fits of too much output, then throws', () => {
  const sent: Piece[] = []
  const writer = createWriter(piece => sent.push(piece))
  expect(() => writer.write('stdout', 'x'.repeat(limits.characters * 2))).toThrow(OutputLimit)
  expect(writer.full()).toBe(true)
  expect(sent.map(piece => piece.kind !== 'picture' && piece.text.length)).toEqual([limits.characters])
})
