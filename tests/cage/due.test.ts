import type { Report } from '../../lib/cage/protocol.ts'
import { expect, it } from 'vitest'
import { createDue } from '../../lib/cage/due.ts'

const worker = 1
const running: Report = { type: 'running', worker }
const line: Report = { type: 'piece', worker, piece: { kind: 'stdout', text: 'a' } }
const mistake: Report = { type: 'piece', worker, piece: { kind: 'error', text: 'a' } }
const finished: Report = { type: 'end', worker, ending: 'finished', line: 0 }
const failed: Report = { type: 'end', worker, ending: 'error', line: 1 }
const ask: Report = { type: 'ask', worker, request: 1, path: '/responses', body: '{}' }
const pong: Report = { type: 'pong', worker }

const cases: [string, boolean, Report[], boolean[]][] = [
  ['a run from beginning to end', false, [running, line, pong, mistake, finished], [true, true, true, true, true]],
  ['code that cannot be prepared', false, [mistake, failed], [true, true]],
  ['a second beginning, which would wind the clock back', false, [running, line, running, line], [true, true, false, true]],
  ['output before the beginning', false, [line, running, line], [false, true, true]],
  ['an end before the beginning', false, [finished, running, finished], [false, true, true]],
  ['anything after the end', false, [running, finished, line, running, finished], [true, true, false, false, false]],
  ['a second readiness', false, [{ type: 'ready', worker, version: 'Python 4' }, running], [false, true]],
  ['a death that only the frame can tell', false, [running, { type: 'killed', worker }, line], [true, false, true]],
  ['questions of a run that may not ask', false, [running, ask, { type: 'drop', worker, request: 1 }], [true, false, false]],
  ['questions of a run that may', true, [ask, running, ask], [true, true, true]],
]

it.each(cases)('acts on what is due: %s', (_, mayAsk, reports, expected) => {
  const isDue = createDue(mayAsk)
  expect(reports.map(isDue)).toEqual(expected)
})
