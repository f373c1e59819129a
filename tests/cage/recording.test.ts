import type { Piece } from '../../lib/cage/protocol.ts'
import { expect, it } from 'vitest'
import { formatRecording, parseRecording } from '../../lib/cage/recording.ts'
import { mergeStreams } from '../../lib/cage/transcript.ts'
import { drift } from '../../lib/features/snippet/compare.ts'

const facts = { source: 'sha256:0', runtime: 'Pyodide 314.0.7 (Python 3.14.2)', recorded: '2026-11-24', ending: 'error' as const, line: 3 }

it('reads back what it writes: fences in the output, missing line ends, pictures', () => {
  const pieces: Piece[] = [
    { kind: 'stdout', text: 'before\n```py\nnot a fence of ours\n```\n' },
    { kind: 'stderr', text: 'no line end' },
    { kind: 'result', text: '[1,\n 2]' },
    { kind: 'picture', mime: 'image/svg+xml', data: '<svg viewBox="0 0 1 1"/>' },
    { kind: 'picture', mime: 'image/png', data: 'iVBORw0KGgo'.repeat(20) },
    { kind: 'error', text: 'Traceback\n\nValueError' },
  ]
  expect(parseRecording(formatRecording({ ...facts, pieces }))).toEqual({ ...facts, pieces })
})

it('is not fooled by line ends of another system, and refuses what is no recording', () => {
  const pieces: Piece[] = [{ kind: 'stdout', text: 'a\nb\n' }]
  expect(parseRecording(formatRecording({ ...facts, pieces }).replaceAll('\n', '\r\n'))?.pieces).toEqual(pieces)
  expect(parseRecording('# Notes')).toBeUndefined()
  expect(parseRecording('---\ntitle: x\n---\n')).toBeUndefined()
  expect(parseRecording('---\nsource: [\n---\n')).toBeUndefined()
})

it('shows what a terminal would: the last of a line\'s overwritings, no colour codes', () => {
  expect(mergeStreams([{ kind: 'stdout', text: '10 %\r20 %\rdone\n' }, { kind: 'stdout', text: '\u001B[31mred\u001B[0m\n' }])).toEqual([{ kind: 'stdout', text: 'done\nred\n' }])
})

it('sees a change of text, of stream and of ending, and only that', () => {
  const recorded = { ending: 'finished' as const, pieces: [{ kind: 'stdout', text: 'a\nb\nc\n' }] as Piece[] }
  expect(drift(recorded, recorded, [])).toEqual([])
  expect(drift(recorded, { ...recorded, pieces: [{ kind: 'stdout', text: 'a\nB\nc\n' }] }, [])).toEqual(['- stdout: b', '+ stdout: B'])
  expect(drift(recorded, { ...recorded, pieces: [{ kind: 'stdout', text: 'a\nB\nc\n' }] }, [/b/gi])).toEqual([])
  expect(drift(recorded, { ...recorded, ending: 'error' }, [])).toEqual(['- ending: finished', '+ ending: error'])
  expect(drift(recorded, { ...recorded, pieces: [{ kind: 'stderr', text: 'a\nb\nc\n' }] }, []).filter(line => line.startsWith('+'))).toHaveLength(3)
})

/** The difference between two outputs of these lines. */
function between(before: string[], after: string[]): string[] {
  const run = (lines: string[]): { ending: 'finished', pieces: Piece[] } => ({ ending: 'finished', pieces: [{ kind: 'stdout', text: lines.map(line => `${line}\n`).join('') }] })
  return drift(run(before), run(after), []).map(line => line.replace('stdout: ', ''))
}

it.each([
  ['a line more at the end', 'a b', 'a b c', '+c'],
  ['a line less at the start', 'a b c', 'b c', '-a'],
  ['a line more in the middle', 'a c', 'a b c', '+b'],
  ['lines moved', 'a b c d', 'a c d b', '-b +b'],
  ['several places, what is between them left out', 'a b c d e f', 'a B c d E f', '-b +B -e +E'],
  ['one of many alike', 'a a a', 'a a', '-a'],
  ['nothing alike', 'a b', 'c d', '-a -b +c +d'],
  ['nothing before', '', 'a', '- +a'],
  ['alike lines in another order', 'x a b y', 'b x y a', '-x -a +x +a'],
])('tells of %s', (_, before, after, difference) => {
  expect(between(before.split(' '), after.split(' ')).map(line => line.replace(' ', '')).join(' ')).toBe(difference)
})

it('tells of forty lines at most, of twenty on each side where too much differs to be compared, and of long lines their start', () => {
  const lines = (count: number, word: string): string[] => Array.from({ length: count }, (_, index) => `${word}${index}`)
  expect(between(lines(30, 'a'), lines(30, 'b'))).toEqual([...lines(30, '- a'), ...lines(10, '+ b')])
  expect(between(['same', ...lines(501, 'a'), 'end'], ['same', ...lines(500, 'b'), 'end'])).toEqual([...lines(20, '- a'), ...lines(20, '+ b')])
  expect(between(['x'.repeat(160)], ['x'.repeat(161)])).toEqual([`- ${'x'.repeat(160)}`, `+ ${'x'.repeat(160)}… (161 characters)`])
})

it('sees another picture, and another kind of picture', () => {
  const drawn = (mime: 'image/png' | 'image/svg+xml', data: string): { ending: 'finished', pieces: Piece[] } => ({ ending: 'finished', pieces: [{ kind: 'picture', mime, data }] })
  expect(drift(drawn('image/png', 'AAAA'), drawn('image/png', 'AAAB'), [])).toEqual(['- image/png: AAAA', '+ image/png: AAAB'])
  expect(drift(drawn('image/png', 'AAAA'), drawn('image/svg+xml', 'AAAA'), [])).toEqual(['- image/png: AAAA', '+ image/svg+xml: AAAA'])
})
