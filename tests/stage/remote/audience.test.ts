import type { RunningRemote } from '../../../lib/stage/remote/run.ts'
import { once } from 'node:events'
import { request } from 'node:http'
import process from 'node:process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseVotes } from '../../../lib/stage/audience/ballot.ts'
import { createSecrets } from '../../../lib/stage/remote/access.ts'
import { runRemote } from '../../../lib/stage/remote/run.ts'

const ballot = { id: 'poll', questions: ['Which?'], choices: ['one', 'two', 'three'] }
const secrets = createSecrets()
const reports: { id: string, votes: unknown }[] = []
const actions: string[] = []
let remote: RunningRemote

beforeAll(async () => {
  remote = await runRemote(secrets, { onAction: action => actions.push(action), onPause: () => {}, onVotes: (id, votes) => reports.push({ id, votes }) }, '127.0.0.1')
})
afterAll(() => remote.close())

/** Status and body of an answer; a phone has an address of its own, and any of 127.0.0.0/8 is this machine's. */
async function ask(phone: number, method: string, path: string, body = '', headers: Record<string, string> = { origin: `http://127.0.0.1:${remote.port}` }): Promise<{ status: number, text: string }> {
  const sent = request({ host: '127.0.0.1', port: remote.port, method, path, headers, localAddress: `127.1.${phone >> 8}.${phone & 255}`, agent: false })
  sent.end(body)
  const [answer] = await once(sent, 'response') as [import('node:http').IncomingMessage]
  let text = ''
  for await (const chunk of answer)
    text += String(chunk)
  return { status: answer.statusCode ?? 0, text }
}

const room = `/vote/${secrets.room}`
const counted = (): Record<string, number[]> => parseVotes(reports.at(-1)?.votes, ballot) ?? {}

it('shows the open ballot to whoever has the room\'s address, and nothing to others', async () => {
  expect(JSON.parse((await ask(1, 'GET', `${room}/ballot`)).text)).toEqual({})
  remote.ask(ballot, {})
  await expect.poll(async () => JSON.parse((await ask(1, 'GET', `${room}/ballot`)).text) as unknown).toEqual({ ...ballot, taken: [] })
  expect((await ask(1, 'GET', room)).text).toContain('Nothing to vote on now')
  for (const path of ['/vote', '/vote/', `/vote/${'0'.repeat(16)}`, `${room}x/ballot`, `${room}/../state`])
    expect([401, 404]).toContain((await ask(1, 'GET', path)).status)
})

it('can only vote: no step of the talk, no state, no vote from another site\'s page', async () => {
  for (const [method, path] of [['POST', '/next'], ['GET', '/state'], ['POST', `${room}/next`], ['GET', `${room}/state`], ['DELETE', `${room}/vote`]] as const)
    expect([401, 403, 404]).toContain((await ask(2, method, path)).status)
  expect((await ask(2, 'POST', `${room}/vote`, '0 1', { origin: 'http://evil.example' })).status).toBe(403)
  expect((await ask(2, 'POST', `${room}/vote`, '0 1', {})).status).toBe(403)
  expect(actions).toEqual([])
  expect(counted()).toEqual({})
})

it('counts five hundred phones once each, hostile ones among them, and tells the talk four times a second at most', async () => {
  const before = reports.length
  const start = performance.now()
  const voted = await Promise.all(Array.from({ length: 500 }, (_, phone) => ask(phone, 'POST', `${room}/vote`, `0 ${phone % 3}`)))
  expect(voted.filter(({ status }) => status === 204)).toHaveLength(500)
  const hostile = ['', '0', '0 9', '9 0', '-1 0', '0 0 0'.repeat(100), '__proto__ 0', '0 constructor', '{"question":0}', '\0\0', '0.5 1']
  const answers = await Promise.all(hostile.map(body => ask(600, 'POST', `${room}/vote`, body)))
  expect(answers.map(({ status }) => status)).toEqual(hostile.map(body => body.length > 200 ? 413 : 409))
  // One that cannot make up its mind counts once, as it was last.
  for (let round = 0; round < 100; round++)
    expect((await ask(7, 'POST', `${room}/vote`, `0 ${round % 3}`)).status).toBe(204)
  await expect.poll(() => Object.keys(counted()).length).toBe(500)
  await expect.poll(() => counted()['127.1.0.7']).toEqual([0])
  expect(Object.values(counted()).filter(([choice]) => choice === 1)).toHaveLength(166)
  expect(reports.length - before).toBeLessThanOrEqual(Math.ceil((performance.now() - start) / 250) + 1)
})

it('keeps the votes when its process ends, and asks on in a new one', async () => {
  remote.ask(ballot, counted())
  process.kill(remote.pid!, 'SIGKILL')
  await expect.poll(() => ask(3, 'GET', `${room}/ballot`).then(({ text }) => JSON.parse(text) as unknown, () => undefined), { timeout: 20_000 }).toEqual({ ...ballot, taken: [0] })
  expect((await ask(501, 'POST', `${room}/vote`, '0 2')).status).toBe(204)
  await expect.poll(() => Object.keys(counted()).length).toBe(501)
})

it('begins again when a question is edited while it is open', async () => {
  const edited = { ...ballot, choices: ['one', 'two'] }
  remote.ask(edited, {})
  await expect.poll(async () => JSON.parse((await ask(2, 'GET', `${room}/ballot`)).text) as unknown).toEqual({ ...edited, taken: [] })
  expect((await ask(2, 'POST', `${room}/vote`, '0 1')).status).toBe(204)
  await expect.poll(() => parseVotes(reports.at(-1)?.votes, edited)).toEqual({ '127.1.0.2': [1] })
})
