import type { Piece } from '../../../../lib/cage/protocol.ts'
import { expect, it } from 'vitest'
import { createOutlet } from '../../../../lib/features/snippet/client/outlet.ts'
import { partsOf } from '../../../../lib/features/snippet/client/parts.ts'

/** An outlet whose frames are drawn by hand. */
function byHand(): { shown: Piece[][], outlet: ReturnType<typeof createOutlet>, frame: () => boolean } {
  const shown: Piece[][] = []
  const frames: (() => void)[] = []
  const outlet = createOutlet(pieces => shown.push(pieces), work => frames.push(work))
  return {
    shown,
    outlet,
    frame() {
      const work = frames.shift()
      work?.()
      return work !== undefined
    },
  }
}

it('shows three thousand lines of a frame at once', async () => {
  const { shown, outlet, frame } = byHand()
  for (let line = 0; line < 3000; line++)
    outlet.take({ kind: 'stdout', text: `${line}\n` })
  expect(shown).toEqual([])
  const all = outlet.shown()
  expect(frame()).toBe(true)
  await all
  expect(frame()).toBe(false)
  expect(shown).toHaveLength(1)
  expect(shown[0]).toHaveLength(1)
  expect((shown[0]![0] as { text: string }).text.split('\n')).toHaveLength(3001)
})

it('adds 120 rows a frame at most, and loses none', async () => {
  const { shown, outlet, frame } = byHand()
  for (let row = 0; row < 1001; row++)
    outlet.take({ kind: 'result', text: String(row) })
  const all = outlet.shown()
  while (frame());
  await all
  expect(shown.map(pieces => pieces.length)).toEqual([120, 240, 360, 480, 600, 720, 840, 960, 1001])
  expect(shown.at(-1)!.map(piece => (piece as { text: string }).text)).toEqual(Array.from({ length: 1001 }, (_, row) => String(row)))
})

it('shows nothing after it was closed, and lets nobody wait', async () => {
  const { shown, outlet, frame } = byHand()
  outlet.take({ kind: 'result', text: '1' })
  const all = outlet.shown()
  outlet.close()
  frame()
  await all
  expect(shown).toEqual([])
})

it('cuts a long text where lines end, and keeps its first parts when it grows', () => {
  const line = `${'x'.repeat(99)}\n`
  const parts = partsOf(line.repeat(100))
  expect(parts.join('\n')).toBe(line.repeat(100))
  expect(parts.length).toBe(3)
  expect(partsOf(line.repeat(200)).slice(0, 2)).toEqual(parts.slice(0, 2))
  expect(partsOf('short\n\n')).toEqual(['short\n\n'])
  expect(partsOf('x'.repeat(99_000))).toHaveLength(1)
})
