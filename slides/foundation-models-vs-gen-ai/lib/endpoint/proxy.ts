import type { IncomingMessage, ServerResponse } from 'node:http'
import type { EndpointLimits, EndpointSettings } from './settings.ts'
import { Buffer } from 'node:buffer'
import { timingSafeEqual } from 'node:crypto'
import { createKeyGate, ProxyError } from './key-gate.ts'
import { allowedPaths, defaultLimits } from './settings.ts'

/** The header with which the deck's page shows that it was served by this dev server. */
export const tokenHeader = 'x-lectern-token'

/** Response headers worth passing on; all others could carry what the page need not know. */
const passedHeaders = ['content-type', 'retry-after']

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * A same-origin way from a slide to the speaker's own model: adds the key on this side, so that page, bundle and
 * recording never see it. Refuses whoever is not this machine's own page: other addresses, other origins, a missing
 * token, other paths, other methods, too much, too long.
 *
 * @param settings where to send requests and with which key
 * @param token random for each start of the dev server
 * @returns a handler for requests below the proxy's mount point
 */
export function createEndpointProxy(settings: EndpointSettings, token: string, limits: EndpointLimits = defaultLimits): Handler {
  return async (request, response) => {
    const refusal = refuse(request, token)
    if (refusal)
      return answer(response, ...refusal)
    const body = await readBody(request, limits.request)
    if (!body)
      return answer(response, 413, `the request is larger than ${limits.request} bytes`)
    await forward(settings, limits, request.url ?? '', body, response)
  }
}

function refuse(request: IncomingMessage, token: string): [number, string] | undefined {
  const { origin, host } = request.headers
  if (!['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? ''))
    return [403, 'only this machine may ask']
  // A name other than the loopback's own is DNS rebinding.
  if (!/^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host ?? ''))
    return [403, 'only this machine may ask']
  if (origin !== undefined && origin !== `http://${host}`)
    return [403, 'the request came from another site']
  if (!sameText(String(request.headers[tokenHeader] ?? ''), token))
    return [401, 'the token is missing or wrong']
  if (request.method !== 'POST')
    return [405, 'only POST is let through']
  if (!allowedPaths.includes(request.url ?? ''))
    return [404, `only ${allowedPaths.join(', ')} are let through`]
  return undefined
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [
    Buffer.from(a),
    Buffer.from(b),
  ]
  return left.length === right.length && timingSafeEqual(left, right)
}

async function readBody(request: IncomingMessage, most: number): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most)
      return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function forward(settings: EndpointSettings, limits: EndpointLimits, path: string, body: Buffer<ArrayBuffer>, response: ServerResponse): Promise<void> {
  const abort = new AbortController()
  const total = setTimeout(() => abort.abort(`no end after ${limits.total / 1000} s`), limits.total)
  let idle = setTimeout(() => abort.abort(`no answer for ${limits.idle / 1000} s`), limits.idle)
  response.on('close', () => abort.abort('the page left'))
  try {
    const upstream = await fetch(settings.baseUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'authorization': `Bearer ${settings.key}` },
      body,
      // A redirect would carry the key to a host that the speaker did not name.
      redirect: 'error',
      signal: abort.signal,
    })
    response.statusCode = upstream.status
    for (const name of passedHeaders) {
      const value = upstream.headers.get(name)
      // The page shows how long to wait, as the endpoint wrote it.
      if (value && !value.includes(settings.key))
        response.setHeader(name, value)
    }
    let size = 0
    const gate = createKeyGate(settings.key)
    for await (const chunk of upstream.body ?? []) {
      clearTimeout(idle)
      idle = setTimeout(() => abort.abort(`no answer for ${limits.idle / 1000} s`), limits.idle)
      const bytes = chunk as Uint8Array
      size += bytes.length
      if (size > limits.response)
        throw new ProxyError(`the answer is larger than ${limits.response} bytes`)
      response.write(gate.push(bytes))
    }
    response.end(gate.end())
  }
  catch (error) {
    const reason = abort.signal.aborted
      ? String(abort.signal.reason)
      : plainReason(error)
    // Once bytes are out the status is, too: cutting the connection is the only honest end.
    if (response.headersSent)
      response.destroy()
    else
      answer(response, 502, reason)
  }
  finally {
    clearTimeout(total)
    clearTimeout(idle)
  }
}

/** What broke, in words of our own: those of `fetch` may repeat the address or a header, and end on the slide. */
function plainReason(error: unknown): string {
  if (error instanceof ProxyError)
    return error.message
  const { code } = (error instanceof Error && error.cause instanceof Error
    ? error.cause
    : error) as { code?: unknown }
  return typeof code === 'string' && /^[A-Z_]+$/.test(code)
    ? `the endpoint could not be reached (${code})`
    : 'the endpoint could not be reached'
}

/** Errors in the shape that OpenAI's clients read. */
function answer(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'connection': 'close' })
  response.end(JSON.stringify({
    error: { message, type: 'lectern_proxy' },
  }))
}
