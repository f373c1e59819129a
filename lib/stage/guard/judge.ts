import type { IncomingMessage } from 'node:http'
import { Buffer } from 'node:buffer'
import { timingSafeEqual } from 'node:crypto'

/** Where a request may carry the terminal's token, besides `Authorization: Bearer`. */
export const tokenParameter = 'lectern-token'

/** Why a request is refused: an HTTP status and a sentence for whoever sent it. */
export interface Refusal {
  status: number
  reason: string
}

/** What a dev server knows of itself. */
export interface Own {
  /** The terminal's token. */
  token: string
  /** Names besides this machine's own that the speaker lets the server be called by; `.example.com` for a domain. */
  hosts: readonly string[]
  /** Path it is mounted under, `/` or `/talks/`. */
  base: string
}

const loopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1']

/**
 * Judges who sends a request to the dev server. Anybody may look at the talk by going there, and that is all: what
 * changes something, and what tells of the deck's source (`/__slidev`, `/__mcp`, all that begins with `/__`), is for
 * the talk's own page, which a browser vouches for with `Origin` or `Sec-Fetch-Site`. Programs send neither; they
 * need the token that only the terminal shows. Browsers set both headers themselves: a page cannot forge them.
 *
 * @param request only its head is read
 * @param own the server's token and names
 * @returns undefined when it may pass
 */
export function judge(request: IncomingMessage, own: Own): Refusal | undefined {
  const { origin, host = '' } = request.headers
  const site = request.headers['sec-fetch-site']
  const path = readPath(request.url ?? '')
  if (path === undefined)
    return { status: 400, reason: 'the address is malformed' }
  if (!isOwnHost(host, request.socket.localAddress, own.hosts))
    return { status: 403, reason: `the dev server does not answer to "${host}"` }
  if (origin !== undefined && !isOrigin(origin, host))
    return { status: 403, reason: 'the request came from another site' }
  const reads = request.method === 'GET' || request.method === 'HEAD'
  const opens = reads && request.headers['sec-fetch-mode'] === 'navigate' && request.headers['sec-fetch-dest'] === 'document'
  const guarded = !reads || request.headers.upgrade !== undefined || isPrivate(path, own.base)
  if (site !== undefined && !['same-origin', 'none'].includes(site) && (guarded || !opens))
    return { status: 403, reason: 'the request came from another site' }
  if (!guarded || origin !== undefined || site === 'same-origin')
    return undefined
  return loopback.includes(request.socket.remoteAddress ?? '') && carriesToken(request, own.token)
    ? undefined
    : { status: 401, reason: `programs need the token that the terminal shows, as "Authorization: Bearer <token>" or "?${tokenParameter}=<token>"` }
}

/**
 * A request's path, decoded, without its query; undefined when it is no plain path. `//` and backslashes mean
 * different places to different readers, and some of them throw.
 */
export function readPath(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, ''))
    return /^\/(?!\/)[^\\\0]*$/.test(path)
      ? path
      : undefined
  }
  catch {
    return undefined
  }
}

/** Vite's and Slidev's own addresses, with and without the base. */
function isPrivate(path: string, base: string): boolean {
  return path.startsWith('/__') || path.startsWith(`${base}__`)
}

/** A name that is none of these is a site whose DNS entry points here. */
function isOwnHost(host: string, localAddress: string | undefined, hosts: readonly string[]): boolean {
  const name = host.toLowerCase().replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')
  return ['localhost', '127.0.0.1', '::1', localAddress?.replace(/^::ffff:/, '')].includes(name)
    || hosts.some(known => known === name || (known.startsWith('.') && `.${name}`.endsWith(known)))
}

function isOrigin(origin: string, host: string): boolean {
  return origin === `http://${host}` || origin === `https://${host}`
}

function carriesToken(request: IncomingMessage, token: string): boolean {
  const parameters = new URLSearchParams(request.url?.split('?')[1])
  const cookie = request.headers.cookie?.split(';').map(part => part.trim().split('=')).find(([name]) => name === tokenParameter)?.[1]
  const [, bearer] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? []
  return [bearer, parameters.get(tokenParameter), cookie].some(given => typeof given === 'string' && isEqual(given, token))
}

function isEqual(given: string, token: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(token)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** The address without the token, which the servers behind do not expect. */
export function withoutToken(url: string): string {
  const [path = '', query] = url.split('?', 2)
  const rest = query?.split('&').filter(part => !part.startsWith(`${tokenParameter}=`)).join('&')
  return rest
    ? `${path}?${rest}`
    : path
}
