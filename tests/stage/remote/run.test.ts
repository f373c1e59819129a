import type { RunningRemote } from '../../../lib/stage/remote/run.ts'
import type { RemoteAction, TalkState } from '../../../lib/stage/remote/talk-state.ts'
import process from 'node:process'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSecrets } from '../../../lib/stage/remote/access.ts'
import { parseRemoteReport } from '../../../lib/stage/remote/messages.ts'
import { runRemote } from '../../../lib/stage/remote/run.ts'

const state: TalkState = { slide: 4, total: 20, click: 1, clicks: 3, title: 'Four', next: 'Five', notes: [{ click: 0, text: 'secret note' }], startedAt: 0, until: 5, blank: false }
const secrets = createSecrets()
const actions: RemoteAction[] = []
const pauses: string[] = []
let remote: RunningRemote
let own: string

beforeEach(async () => {
  actions.length = pauses.length = 0
  remote = await runRemote(secrets, { onAction: action => actions.push(action), onPause: address => pauses.push(address) }, '127.0.0.1')
  own = `http://127.0.0.1:${remote.port}`
})
afterEach(() => remote.close())

const signIn = (code: string): Promise<Response> => fetch(`${own}/sign-in`, { method: 'POST', headers: { origin: own }, body: new URLSearchParams({ code }), redirect: 'manual' })
const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? ''
const step = (cookie: string): Promise<number> => fetch(`${own}/next`, { method: 'POST', headers: { origin: own, cookie } }).then(({ status }) => status, () => 0)

it('steers from a process of its own, which is started again where it ends and still knows its phone', async () => {
  const cookie = cookieOf(await signIn(secrets.code))
  expect(await step(cookie)).toBe(204)
  await expect.poll(() => actions).toEqual(['next'])
  expect(remote.pid).not.toBe(process.pid)
  remote.show(state)
  process.kill(remote.pid!, 'SIGKILL')
  await expect.poll(() => step(cookie), { timeout: 20_000 }).toBe(204)
  await expect.poll(() => actions).toEqual(['next', 'next'])
  const stream = await fetch(`${own}/state`, { headers: { cookie } })
  const { value } = await stream.body!.getReader().read()
  expect(new TextDecoder().decode(value)).toContain('"title":"Four"')
})

it('lets the phone that has the link in while its address waits for wrong codes', async () => {
  for (let guess = 0; guess < 5; guess++)
    await signIn('wrong')
  await expect.poll(() => pauses).toEqual(['127.0.0.1'])
  expect((await signIn(secrets.code)).status).toBe(429)
  const cookie = cookieOf(await signIn(secrets.key))
  expect(await step(cookie)).toBe(204)
  // Once: who photographs the terminal later comes too late.
  expect((await signIn(secrets.key)).status).toBe(401)
})

it('takes nothing from its process but what it is for', () => {
  expect(parseRemoteReport({ type: 'action', action: 'next', more: 1 })).toEqual({ type: 'action', action: 'next' })
  for (const report of [null, 'next', { type: 'action', action: '__proto__' }, { type: 'action', action: 'go' }, { type: 'listening', port: '80' }, { type: 'signed in', token: 'short' }, { type: 'paused', address: '\u001B[2J', seconds: 1 }, { type: 'eval' }])
    expect(parseRemoteReport(report)).toBeUndefined()
})
