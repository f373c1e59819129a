import type { ChildProcess } from 'node:child_process'
import type { Socket } from 'node:net'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { root } from '../../../lib/project/root.ts'
import { isLong } from '../../long.ts'
import { createRandom } from '../../seeded-random.ts'

const storms = isLong ? 10_000 : 600

/** The remote in a process of its own, as in a talk: what ends the one ends the other. */
let child: ChildProcess
let port = 0
let printed = ''

beforeAll(async () => {
  child = spawn(process.execPath, ['--input-type=module', '--eval', `
    import { createAccess } from ${JSON.stringify(join(root, 'lib/stage/remote/access.ts'))}
    import { startRemoteServer } from ${JSON.stringify(join(root, 'lib/stage/remote/server.ts'))}
    const server = await startRemoteServer(createAccess(undefined, '123456'), () => {}, '127.0.0.1')
    console.log(server.port)
  `], { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stderr?.on('data', (chunk: Buffer) => printed += String(chunk))
  const [line] = await once(child.stdout!, 'data') as [Buffer]
  port = Number(String(line))
})
afterAll(() => {
  child.kill()
})

/**
 * Sends bytes as they are, and hears what comes back until the server closes or is silent.
 *
 * @param close how the client leaves after its last piece: it waits, closes its half, or resets
 */
function send(pieces: (string | Buffer)[], close: 'wait' | 'half' | 'reset' = 'wait', patience = 150): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let heard = ''
    const done = (): void => {
      socket.destroy()
      resolve(heard)
    }
    socket.on('data', chunk => heard += chunk.toString('latin1'))
    socket.on('error', done)
    socket.on('close', done)
    socket.setTimeout(patience, done)
    socket.on('connect', () => {
      for (const piece of pieces)
        socket.write(piece)
      if (close === 'half')
        socket.end()
      if (close === 'reset')
        setImmediate(() => socket.resetAndDestroy())
    })
  })
}

const host = (): string => `Host: 127.0.0.1:${port}\r\n`
const get = (target: string, more = ''): string => `GET ${target} HTTP/1.1\r\n${host()}${more}\r\n`
const post = (target: string, more: string, body = ''): string => `POST ${target} HTTP/1.1\r\n${host()}Origin: http://127.0.0.1:${port}\r\n${more}\r\n${body}`
const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'

/** Requests no browser makes, what the first line of the answer is, and how the client leaves. */
const malformed: [string, () => (string | Buffer)[], RegExp, ('wait' | 'half' | 'reset')?][] = [
  ['GET //', () => [get('//')], / 401 /],
  ['GET ///', () => [get('///')], / 401 /],
  ['GET //[', () => [get('//[')], / 401 /],
  ['GET //@:', () => [get('//@:')], / 401 /],
  ['GET http://[', () => [get('http://[')], / 400 /],
  ['GET http://', () => [get('http://')], / 400 /],
  ['GET of another server', () => [get('http://evil.example/')], / 400 /],
  ['GET ?', () => [get('?')], / 400 /],
  ['GET *', () => [get('*')], / 400 /],
  ['OPTIONS *', () => [`OPTIONS * HTTP/1.1\r\n${host()}\r\n`], / 400 /],
  ['an empty target', () => [get('')], / 400 /],
  ['a broken percent code', () => [get('/%')], / 401 /],
  ['a nul byte in the target', () => [get('/\0')], / 400 /],
  ['bytes that are no UTF-8', () => [Buffer.concat([Buffer.from('GET /'), Buffer.from([0xFF, 0xFE]), Buffer.from(` HTTP/1.1\r\n${host()}\r\n`)])], / 40[01] /],
  ['a target of 100 kB', () => [get(`/${'a'.repeat(100_000)}`)], / 400 |^$/],
  ['a header of 100 kB', () => [get('/', `X: ${'a'.repeat(100_000)}\r\n`)], / 400 |^$/],
  ['10,000 headers', () => [get('/', 'a: b\r\n'.repeat(10_000))], / 400 |^$/],
  ['a header without a colon', () => [get('/', 'nothing\r\n')], / 400 /],
  ['a folded header', () => [get('/', ' folded\r\n')], / 400 /],
  ['no host', () => ['GET / HTTP/1.1\r\n\r\n'], / 400 /],
  ['two hosts', () => [get('/', 'Host: evil.example\r\n')], / 400 | 421 | 200 /],
  ['HTTP/1.0 without a host', () => ['GET / HTTP/1.0\r\n\r\n'], / 421 /],
  ['HTTP/0.9', () => ['GET /\r\n\r\n'], / 421 /],
  ['HTTP/9.9', () => [`GET / HTTP/9.9\r\n${host()}\r\n`], / 400 /],
  ['HTTP/2\'s preface', () => ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'], / 400 /],
  ['a TLS greeting', () => [Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xFC, 3, 3])], / 400 /],
  ['an unknown method', () => [`BREW / HTTP/1.1\r\n${host()}\r\n`], / 400 /],
  ['TRACE', () => [`TRACE / HTTP/1.1\r\n${host()}\r\n`], / 401 /],
  ['CONNECT', () => [`CONNECT evil.example:443 HTTP/1.1\r\n${host()}\r\n`], / 400 /],
  ['CONNECT, reset at once', () => [`CONNECT a:1 HTTP/1.1\r\n${host()}\r\n`], /^/, 'reset'],
  ['a WebSocket', () => [get('/', upgrade)], / 400 /],
  ['a WebSocket, reset at once', () => [get('/state', upgrade)], /^/, 'reset'],
  ['a WebSocket to http://[', () => [get('http://[', upgrade)], / 400 /],
  ['an upgrade to HTTP/2', () => [get('/', 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AA\r\n')], / 400 /],
  ['a sign-in that breaks off', () => [post('/sign-in', 'Content-Length: 100\r\n', 'code=1')], /^/, 'reset'],
  ['a sign-in that ends early', () => [post('/sign-in', 'Content-Length: 100\r\n', 'code=1')], / 400 |^$/, 'half'],
  ['a sign-in that never ends', () => [post('/sign-in', 'Content-Length: 100\r\n', 'code=1')], /^$/],
  ['a sign-in without a body', () => [post('/sign-in', '')], / 401 /],
  ['a sign-in of 1 MB', () => [post('/sign-in', 'Content-Length: 1000000\r\n', `code=${'1'.repeat(999_995)}`)], / 413 |^$/],
  ['a sign-in of broken percent codes', () => [post('/sign-in', 'Content-Length: 9\r\n', 'code=%E0%')], / 401 /],
  ['a negative length', () => [post('/sign-in', 'Content-Length: -1\r\n')], / 400 /],
  ['a length that is no number', () => [post('/sign-in', 'Content-Length: 1e3\r\n')], / 400 /],
  ['two lengths', () => [post('/sign-in', 'Content-Length: 1\r\nContent-Length: 2\r\n', 'ab')], / 400 /],
  ['a length and chunks', () => [post('/sign-in', 'Content-Length: 1\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n')], / 400 /],
  ['a chunk whose size is no number', () => [post('/sign-in', 'Transfer-Encoding: chunked\r\n', 'zz\r\nab\r\n')], / 400 |^$/],
  ['a chunk that breaks off', () => [post('/sign-in', 'Transfer-Encoding: chunked\r\n', 'ff\r\ncode')], /^/, 'reset'],
  ['an expectation', () => [post('/sign-in', 'Expect: 100-continue\r\nContent-Length: 5\r\n')], / 100 /, 'half'],
  ['an unknown expectation', () => [post('/sign-in', 'Expect: a miracle\r\n')], / 417 /],
  ['a cookie of nonsense', () => [get('/state', 'Cookie: ;;=;lectern-remote;lectern-remote==\xFF\r\n')], / 401 /],
  ['a foreign host', () => ['GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n'], / 421 /],
  ['a foreign host on our port', () => [`GET / HTTP/1.1\r\nHost: evil.example:${port}\r\n\r\n`], / 421 /],
  ['a host that begins like ours', () => [`GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example:${port}\r\n\r\n`], / 421 /],
  ['a host that is no host', () => ['GET / HTTP/1.1\r\nHost: [\r\n\r\n'], / 421 /],
  ['a foreign host with its own origin', () => ['POST /sign-in HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example\r\nContent-Length: 0\r\n\r\n'], / 421 /],
  ['nothing, half closed', () => [], /^$/, 'half'],
  ['nothing, reset', () => [], /^$/, 'reset'],
  ['a first line that breaks off', () => ['GE'], /^$| 400 /, 'half'],
  ['200 requests at once', () => [get('/state').repeat(200)], / 401 /],
]

/** The server answers, and has had nothing to complain of. */
async function expectAlive(): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/`)
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('six digits')
  expect([child.exitCode, child.signalCode, printed]).toEqual([null, null, ''])
}

// Only Linux answers for each address of the loopback, which here are the room's.
it.runIf(process.platform === 'linux')('serves the phone while 960 silent connections from 60 addresses wait', async () => {
  const own = `http://127.0.0.1:${port}`
  const signedIn = await fetch(`${own}/sign-in`, { method: 'POST', headers: { origin: own }, body: new URLSearchParams({ code: '123456' }), redirect: 'manual' })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const phone = connect(port, '127.0.0.1')
  let heard = ''
  phone.on('data', chunk => heard += String(chunk))
  phone.write(get('/state', `Cookie: ${cookie}\r\n`))
  await expect.poll(() => heard).toContain('text/event-stream')

  const crowd: Socket[] = []
  for (let no = 0; no < 20 * 60; no++)
    crowd.push(connect({ port, host: '127.0.0.1', localAddress: `127.0.1.${no % 60 + 1}` }).on('error', () => {}).on('data', () => {}))
  // 20 from each of 60 addresses: four of each are too many, and of the 960 left some make room.
  await expect.poll(() => crowd.filter(socket => socket.destroyed).length).toBeGreaterThan(240)
  expect(crowd.filter(socket => !socket.destroyed).length).toBeGreaterThan(100)
  expect((await fetch(`${own}/next`, { method: 'POST', headers: { origin: own, cookie } })).status).toBe(204)
  expect(phone.destroyed).toBe(false)
  for (const socket of [...crowd, phone])
    socket.destroy()
})

it(`outlives ${storms} requests of random shape`, async () => {
  const { next: random, pick } = createRandom(13)
  const noise = (most: number): string => Array.from({ length: Math.floor(random() * most) }, () => String.fromCharCode(random() * 256)).join('')
  const targets = ['/', '//', '/state', '/sign-in', '/next', 'http://[', '*', '/%ff', '/..;/', '?a', '/\u{0}', '/sign-in?'] as const
  const seeds = malformed.map(([, pieces]) => pieces)
  const shapes = [
    () => noise(400),
    () => `${pick(['GET', 'POST', 'HEAD', 'PUT', 'get', 'CONNECT', ''])} ${pick(targets)}${noise(8)} HTTP/${pick(['1.1', '1.0', '2', 'x'])}\r\n${host()}${noise(30)}\r\n\r\n${noise(50)}`,
    () => post(pick(targets), `${pick(['Content-Length', 'Transfer-Encoding', 'Expect', 'Upgrade', 'Connection', 'Cookie'])}: ${pick(['5', '99', 'chunked', noise(6)])}\r\n`, noise(300)),
    // One of the shapes above with one byte changed.
    () => {
      const text = pick(seeds)().map(piece => piece.toString('latin1')).join('').slice(0, 4000)
      const at = Math.floor(random() * text.length)
      return text.slice(0, at) + String.fromCharCode(random() * 256) + text.slice(at + Math.floor(random() * 3))
    },
  ]
  let sent = 0
  while (sent < storms) {
    const batch = Array.from({ length: 12 }, () => send([Buffer.from(pick(shapes)(), 'latin1')], pick(['wait', 'half', 'reset']), 40))
    await Promise.all(batch)
    sent += batch.length
  }
  expect(sent).toBeGreaterThanOrEqual(storms)
  await expectAlive()
})

/** Requests of which the rest does not come. */
const slow = [
  () => ['GET / HTTP/1.1\r\nX: '],
  () => [post('/sign-in', 'Content-Length: 100\r\n', 'code=')],
]
/** They wait while other tests run. */
let late: Promise<string[]> | undefined
const beSlow = (): Promise<string[]> => Promise.all(slow.map(pieces => send(pieces(), 'wait', 60_000)))

it('outlives each malformed request, and answers the next', async () => {
  late = beSlow()
  let sent = 0
  for (const [name, pieces, expected, close] of malformed) {
    const answer = await send(pieces(), close)
    expect(answer.split('\r\n')[0], name).toMatch(expected)
    expect(answer, name).not.toContain('Set-Cookie')
    await expectAlive()
    sent++
  }
  expect(sent).toBeGreaterThanOrEqual(55)
})

it('cuts off who is slow to say what he wants', async () => {
  const answers = await (late ?? beSlow())
  expect(answers.map(answer => answer.split('\r\n')[0])).toEqual(slow.map(() => 'HTTP/1.1 408 Request Timeout'))
  await expectAlive()
})
