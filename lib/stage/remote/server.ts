import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Audience } from '../audience/server.ts'
import type { Access } from './access.ts'
import type { RemoteAction, TalkState } from './talk-state.ts'
import { createServer } from 'node:http'
import { stageWords } from '../../project/words/stage.ts'
import { limitConnections } from './connections.ts'
import { remotePage, signInPage } from './page.ts'
import { isOwnHost, isSameOrigin, readBody, readCookie, readPath } from './request.ts'
import { parseRemoteAction } from './talk-state.ts'

/** The phones' own server. It serves a few small pages and nothing of Slidev's or of the disk. */
export interface RemoteServer {
  port: number
  /** Sends the talk's state to the phone. */
  show: (state: TalkState) => void
  close: () => Promise<void>
}

const cookie = 'lectern-remote'
/** Milliseconds: for a request's head, for all of it, and without a byte in either direction. */
const timeouts = { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000 }
const longestSilence = 30_000
/** Bytes that may wait for a phone that does not read; each state is about a thousandth of it. */
const mostUnread = 1_000_000
const headers = {
  'cache-control': 'no-store',
  'content-security-policy': 'default-src \'none\'; style-src \'unsafe-inline\'; script-src \'unsafe-inline\'; connect-src \'self\'; form-action \'self\'; frame-ancestors \'none\'; base-uri \'none\'',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

/**
 * Listens for one phone on the local network.
 *
 * @param access holds the one-time code
 * @param onAction told what the phone asks for
 * @param host address to listen on; all of the machine's by default, since that is what the phone is for
 * @param port 0 picks a free one
 * @param room the part that the audience reaches, and the path that leads there, such as `/vote/2f…`
 * @param lang the talk's language
 */
export async function startRemoteServer(access: Access, onAction: (action: RemoteAction) => void, host = '0.0.0.0', port = 0, room?: { path: string, audience: Audience }, lang = 'en'): Promise<RemoteServer> {
  const said = stageWords(lang)
  const listeners = new Set<ServerResponse>()
  let state: TalkState | undefined

  const server = createServer({ ...timeouts, keepAlive: true, maxHeaderSize: 8192 }, (request, response) => {
    // Whatever breaks here breaks one answer, not the talk.
    answer(request, response).catch(() => response.destroy())
  })
  const connections = limitConnections(server)
  server.setTimeout(longestSilence)
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => end(socket, error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
    ? '408 Request Timeout'
    : '400 Bad Request'))
  for (const event of ['upgrade', 'connect'] as const)
    server.on(event, (_, socket) => end(socket.on('error', () => {}), '400 Bad Request'))

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const stream of [request, response])
      stream.on('error', () => {})
    const path = readPath(request)
    if (path === undefined)
      return refuse(response, 400)
    if (!isOwnHost(request))
      return void response.writeHead(421, { ...headers, 'content-type': 'text/plain; charset=utf-8' }).end('Open the address that the terminal shows.\n')
    const known = access.isKnown(readCookie(request, cookie))
    if (known)
      connections.trust(request.socket)
    if (request.method === 'GET' && path === '/') {
      return html(response, 200, known
        ? remotePage(said.lang, said.words)
        : signInPage(said.lang, said.words, ''))
    }
    if (request.method === 'POST' && !isSameOrigin(request))
      return refuse(response, 403)
    if (room && (path === room.path || path.startsWith(`${room.path}/`)))
      return room.audience.answer(path.slice(room.path.length) || '/', request, response, headers)
    if (request.method === 'POST' && path === '/sign-in')
      return signIn(request, response, access, said)
    if (!known)
      return refuse(response, 401)
    if (request.method === 'GET' && path === '/state')
      return listen(request, response)
    const action = parseRemoteAction(path.slice(1))
    if (request.method === 'POST' && action) {
      onAction(action)
      response.writeHead(204, headers).end()
      return
    }
    refuse(response, 404)
  }

  function listen(request: IncomingMessage, response: ServerResponse): void {
    // A slide may stay for longer than any other silence.
    request.socket.setTimeout(0)
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' }).flushHeaders()
    listeners.add(response)
    response.on('close', () => listeners.delete(response))
    if (state)
      send(response, state)
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  // As when too many files are open: the next connection may do better.
  server.on('error', () => {})
  return {
    port: (server.address() as AddressInfo).port,
    show(next) {
      state = next
      for (const listener of listeners)
        send(listener, next)
    },
    close: () => closeServer(server),
  }
}

/** Answers what is no request that Node could read. */
function end(socket: Duplex, status: string): void {
  if (socket.writable)
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
  else
    socket.destroy()
}

function send(response: ServerResponse, state: TalkState): void {
  if (response.writableLength > mostUnread)
    return void response.destroy()
  response.write(`data: ${JSON.stringify(state)}\n\n`)
}

async function signIn(request: IncomingMessage, response: ServerResponse, access: Access, { lang, words }: ReturnType<typeof stageWords>): Promise<void> {
  const body = await readBody(request)
  if (body === undefined) {
    response.writeHead(413, { ...headers, connection: 'close' }).end()
    return
  }
  const answer = access.signIn(new URLSearchParams(body).get('code')?.trim() ?? '', request.socket.remoteAddress ?? '')
  if ('token' in answer)
    return void response.writeHead(303, { ...headers, 'location': '/', 'set-cookie': `${cookie}=${answer.token}; HttpOnly; SameSite=Strict; Path=/` }).end()
  if (answer.refused === 'paused') {
    response.setHeader('retry-after', answer.seconds)
    return html(response, 429, signInPage(lang, words, words.tooMany(answer.seconds)))
  }
  html(response, 401, signInPage(lang, words, answer.refused === 'used'
    ? words.usedCode
    : words.wrongCode))
}

function html(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { ...headers, 'content-type': 'text/html; charset=utf-8' }).end(body)
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, headers).end()
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
