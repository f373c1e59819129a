import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Access } from './access.ts'
import type { RemoteAction, TalkState } from './talk-state.ts'
import { createServer } from 'node:http'
import { remotePage, signInPage } from './page.ts'
import { remoteActions } from './talk-state.ts'

/** The phone's own server. It serves four small pages and nothing of Slidev's or of the disk. */
export interface RemoteServer {
  port: number
  /** Sends the talk's state to the phone. */
  show: (state: TalkState) => void
  close: () => Promise<void>
}

const cookie = 'lectern-remote'
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
 */
export async function startRemoteServer(access: Access, onAction: (action: RemoteAction) => void, host = '0.0.0.0', port = 0): Promise<RemoteServer> {
  const listeners = new Set<ServerResponse>()
  let state: TalkState | undefined

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://remote').pathname
    const known = access.isKnown(readCookie(request))
    if (request.method === 'GET' && path === '/') {
      return html(response, 200, known
        ? remotePage
        : signInPage(''))
    }
    if (request.method === 'POST' && !isSameOrigin(request))
      return refuse(response, 403)
    if (request.method === 'POST' && path === '/sign-in')
      return void signIn(request, response, access)
    if (!known)
      return refuse(response, 401)
    if (request.method === 'GET' && path === '/state')
      return listen(response)
    const action = remoteActions.find(name => path === `/${name}`)
    if (request.method === 'POST' && action) {
      onAction(action)
      response.writeHead(204, headers).end()
      return undefined
    }
    return refuse(response, 404)
  })

  function listen(response: ServerResponse): void {
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' })
    listeners.add(response)
    response.on('close', () => listeners.delete(response))
    if (state)
      send(response, state)
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
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

function send(response: ServerResponse, state: TalkState): void {
  response.write(`data: ${JSON.stringify(state)}\n\n`)
}

async function signIn(request: IncomingMessage, response: ServerResponse, access: Access): Promise<void> {
  const answer = access.signIn(new URLSearchParams(await readBody(request)).get('code')?.trim() ?? '')
  if ('token' in answer)
    return void response.writeHead(303, { ...headers, 'location': '/', 'set-cookie': `${cookie}=${answer.token}; HttpOnly; SameSite=Strict; Path=/` }).end()
  if (answer.refused === 'paused') {
    response.setHeader('retry-after', answer.seconds)
    return html(response, 429, signInPage(`Too many wrong codes. In ${answer.seconds} seconds, type the new code that the terminal shows.`))
  }
  html(response, 401, signInPage(answer.refused === 'used'
    ? 'A phone steers this talk already. Start the talk again to let in another.'
    : 'That code is wrong. The terminal shows the right one.'))
}

/** A body of a few bytes is expected; a longer one is cut off. */
async function readBody(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > 200)
      break
  }
  return text.slice(0, 200)
}

function readCookie(request: IncomingMessage): string | undefined {
  return request.headers.cookie?.split(';').map(part => part.trim().split('=')).find(([name]) => name === cookie)?.[1]
}

/** Another site's page can make a phone's browser post here; its origin gives it away. */
function isSameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  return origin === `http://${host}`
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
