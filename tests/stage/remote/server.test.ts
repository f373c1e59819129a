import type { RemoteServer } from '../../../lib/stage/remote/server.ts'
import type { RemoteAction, TalkState } from '../../../lib/stage/remote/talk-state.ts'
import { Script } from 'node:vm'
import { afterEach, expect, it, vi } from 'vitest'
import { createAudience } from '../../../lib/stage/audience/server.ts'
import { createAccess } from '../../../lib/stage/remote/access.ts'
import { remoteControl } from '../../../lib/stage/remote/plugin.ts'
import { startRemoteServer } from '../../../lib/stage/remote/server.ts'

const state: TalkState = {
  slide: 4,
  total: 20,
  click: 1,
  clicks: 3,
  title: 'Four',
  next: 'Five',
  notes: [{ click: 0, text: 'secret note' }],
  blank: false,
  startedAt: 0,
  until: 5,
}
let server: RemoteServer | undefined
afterEach(async () => {
  vi.useRealTimers()
  await server?.close()
})

/** A running server, what it was asked for, and a way to ask as a phone on the same origin would. */
async function start(access = createAccess(undefined, '123456')): Promise<{ actions: RemoteAction[], ask: (path: string, init?: RequestInit & { cookie?: string, origin?: string }) => Promise<Response> }> {
  const actions: RemoteAction[] = []
  const running = await startRemoteServer(access, action => actions.push(action), '127.0.0.1')
  server = running
  running.show(state)
  const own = `http://127.0.0.1:${running.port}`
  return {
    actions,
    ask: (path, { cookie = '', origin = own, ...init } = {}) => fetch(`${own}${path}`, {
      redirect: 'manual',
      ...init,
      headers: {
        cookie,
        ...(init.method === 'POST'
          ? { origin }
          : {}),
      },
    }),
  }
}

function signIn(code: string): RequestInit {
  return {
    method: 'POST',
    body: new URLSearchParams({ code }),
  }
}
const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? ''

it('gives a stranger neither state nor steps, and no word of the talk', async () => {
  const { actions, ask } = await start()
  for (const cookie of [
    '',
    'lectern-remote=',
    'lectern-remote=123456',
    'lectern-remote=undefined',
  ]) {
    expect((await ask('/state', { cookie })).status).toBe(401)
    expect((await ask('/next', { method: 'POST', cookie })).status).toBe(401)
  }
  expect(actions).toEqual([])
  const page = await (await ask('/')).text()
  expect(page).not.toContain('secret note')
  expect(page).toContain('six digits')
})

it('lets the code in once, with a cookie that scripts and other sites cannot use', async () => {
  const { actions, ask } = await start()
  const first = await ask('/sign-in', signIn('123456'))
  expect(first.status).toBe(303)
  expect(first.headers.get('set-cookie')).toMatch(/^lectern-remote=[0-9a-f]{64}; HttpOnly; SameSite=Strict; Path=\/$/)
  const cookie = cookieOf(first)
  expect((await ask('/next', { method: 'POST', cookie })).status).toBe(204)
  expect((await ask('/prev', { method: 'POST', cookie })).status).toBe(204)
  expect(actions).toEqual(['next', 'prev'])
  const second = await ask('/sign-in', signIn('123456'))
  expect(second.status).toBe(401)
  expect(cookieOf(second)).toBe('')
})

it('sends the state to the phone that signed in', async () => {
  const { ask } = await start()
  const cookie = cookieOf(await ask('/sign-in', signIn('123456')))
  const stop = new AbortController()
  const response = await ask('/state', { cookie, signal: stop.signal })
  const { value } = await response.body!.getReader().read()
  expect(new TextDecoder().decode(value)).toBe(`data: ${JSON.stringify(state)}\n\n`)
  stop.abort()
})

it('pauses an address after five wrong codes, even for the right one, and hears it again then', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const announced: [string, number][] = []
  const { ask } = await start(createAccess((...news) => announced.push(news), '123456'))
  for (let attempt = 1; attempt < 5; attempt++)
    expect((await ask('/sign-in', signIn('wrong'))).status).toBe(401)
  const fifth = await ask('/sign-in', signIn('wrong'))
  expect([fifth.status, fifth.headers.get('retry-after')]).toEqual([429, '30'])
  expect(await fifth.text()).toContain('Too many wrong codes. Try again in 30 seconds.')
  expect(announced).toEqual([['127.0.0.1', 30]])
  expect((await ask('/sign-in', signIn('123456'))).status).toBe(429)

  vi.setSystemTime(Date.now() + 30_000)
  expect((await ask('/sign-in', signIn('123456'))).status).toBe(303)
})

it('gives a guesser no more than some fifty codes in an hour', () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const pauses: number[] = []
  const access = createAccess((_, seconds) => pauses.push(seconds), '123456')
  const end = Date.now() + 3_600_000
  let tried = 0
  while (Date.now() < end) {
    const answer = access.signIn('wrong', '192.168.1.7')
    tried++
    if ('refused' in answer && answer.refused === 'paused')
      vi.setSystemTime(Date.now() + 1000 * answer.seconds)
  }
  expect(pauses.slice(0, 7)).toEqual([30, 60, 120, 240, 480, 600, 600])
  expect(tried).toBeGreaterThan(40)
  expect(tried).toBeLessThanOrEqual(55)
})

it('lets the speaker\'s phone in while others guess, from however many addresses', () => {
  const access = createAccess(undefined, '123456')
  const guesses = 20_000
  let refused = 0
  for (let no = 0; no < guesses; no++)
    refused += Number('refused' in access.signIn('wrong', `10.0.${no % 100}.${no % 7}`))
  expect(refused).toBe(guesses)
  expect(access.code).toBe('123456')
  expect(access.signIn('123456', '192.168.1.2')).toHaveProperty('token')
})

it('refuses posts from another site', async () => {
  const { actions, ask } = await start()
  const cookie = cookieOf(await ask('/sign-in', signIn('123456')))
  expect((await ask('/next', { method: 'POST', cookie, origin: 'http://evil.example' })).status).toBe(403)
  expect((await ask('/sign-in', {
    ...signIn('123456'),
    origin: 'null',
  })).status).toBe(403)
  expect(actions).toEqual([])
})

it('serves nothing of the disk and no other step', async () => {
  const { ask } = await start()
  const cookie = cookieOf(await ask('/sign-in', signIn('123456')))
  for (const path of [
    '/__slidev/slides/1.json',
    '/@fs/etc/passwd',
    '/../package.json',
    '/go',
  ])
    expect((await ask(path, { cookie })).status).toBe(404)
  expect((await ask('/quit', { method: 'POST', cookie })).status).toBe(404)
})

it('makes six digits, another each time', () => {
  const codes = Array.from({ length: 20 }, () => createAccess().code)
  expect(codes.every(code => /^\d{6}$/.test(code))).toBe(true)
  expect(new Set(codes).size).toBeGreaterThan(15)
})

it('speaks the talk\'s language on the phone that steers and on those that vote', async () => {
  const access = createAccess(undefined, '123456')
  server = await startRemoteServer(access, () => {}, '127.0.0.1', 0, { path: '/vote/room', audience: createAudience(() => {}, 'es') }, 'de-AT')
  const own = `http://127.0.0.1:${server.port}`
  const cookie = cookieOf(await fetch(`${own}/sign-in`, { ...signIn('123456'), redirect: 'manual', headers: { origin: own } }))
  const [stranger, wrong, steering, voting] = await Promise.all([
    fetch(own),
    fetch(`${own}/sign-in`, { ...signIn('654321'), headers: { origin: own } }),
    fetch(own, { headers: { cookie } }),
    fetch(`${own}/vote/room`),
  ].map(async answer => (await answer).text()))
  expect(stranger).toMatch(/<html lang="de">.*Den Vortrag steuern.*Verbinden/s)
  expect(wrong).toContain('Ein Telefon steuert diesen Vortrag schon')
  expect(steering).toMatch(/<html lang="de">.*aria-label="Notizen".*Zurück<.*Weiter</s)
  expect(steering).toContain('"click":"Folie {slide} von {total}, Klick {click} von {clicks}"')
  expect(voting).toMatch(/<html lang="es">.*Ahora no hay nada que votar/s)
  const scripts = [steering, voting].map(page => /<script>(.*)<\/script>/s.exec(page!)![1]!)
  // Read as a program, as a browser would.
  expect(scripts.map(text => new Script(text)).length).toBe(2)
  expect(scripts[0]).toContain(String.raw`text.replace(/{(\w+)}/g`)
})

it('is off unless it is asked for', () => {
  delete process.env.LECTERN_REMOTE
  expect(remoteControl({ entry: 'slides.md' })).toBeUndefined()
})
