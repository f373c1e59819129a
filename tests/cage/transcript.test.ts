import type { Piece } from '../../lib/cage/protocol.ts'
import { expect, it } from 'vitest'
import { createTranscript, mergeStreams } from '../../lib/cage/transcript.ts'

const out = (text: string): Piece => ({ kind: 'stdout', text })
const error = (text: string): Piece => ({ kind: 'stderr', text })

it('joins neighbours of one stream, and nothing else', () => {
  const picture: Piece = { kind: 'picture', mime: 'image/png', data: '' }
  const result: Piece = { kind: 'result', text: '1' }
  expect(mergeStreams([out('a'), out('b\n'), error('c'), out('d'), picture, picture, result, result])).toEqual([out('ab\n'), error('c'), out('d'), picture, picture, result, result])
})

it('starts a line again at a carriage return that came in another piece, and drops colours cut in two', () => {
  expect(mergeStreams([out('10 %'), out('\r20 %'), out('\r\nnext\u001B['), out('31mred')])).toEqual([out('20 %\nnextred')])
})

it('makes a piece once for each time it is looked at, and leaves finished ones as they are', () => {
  const transcript = createTranscript()
  transcript.add(error('first'))
  const seen = new Set<Piece>()
  let looks = 0
  for (let piece = 0; piece < 3000; piece++) {
    transcript.add(out(`${piece}\n`))
    if (piece % 100 === 0) {
      looks++
      transcript.pieces().forEach(piece => seen.add(piece))
    }
  }
  expect(looks).toBe(30)
  // The first one, and the growing one as often as it was looked at.
  expect(seen.size).toBe(31)
  expect(transcript.size()).toBe(2)
})

it('reads a line of a hundred thousand characters as it reads a hundred of a thousand', () => {
  const line = `${'x'.repeat(99_999)}\r${'y'.repeat(9)}`
  expect(mergeStreams([out(line)])).toEqual([out('y'.repeat(9))])
  expect(mergeStreams(Array.from({ length: 1000 }, () => out('x'.repeat(99))))).toEqual([out('x'.repeat(99_000))])
})
