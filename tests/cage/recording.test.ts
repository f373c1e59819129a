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
