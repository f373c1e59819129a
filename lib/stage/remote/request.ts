import type { IncomingMessage } from 'node:http'

/** Longest body in bytes: `code=` and six digits. */
const mostBytes = 200

/**
 * Path of a request, without its query; undefined unless the target is a plain path. `//` and `http://[` are targets
 * that a client may send and that `new URL` throws on.
 */
export function readPath(request: IncomingMessage): string | undefined {
  const [path = ''] = (request.url ?? '').split('?')
  return path.startsWith('/')
    ? path
    : undefined
}

/**
 * True when the request names the address and port at which it came in. Another name is a site whose DNS entry
 * points here (DNS rebinding): its pages would count as our own origin.
 */
export function isOwnHost(request: IncomingMessage): boolean {
  const { localAddress = '', localPort } = request.socket
  const address = localAddress.replace(/^::ffff:/, '')
  const names = address.startsWith('127.') || address === '::1'
    ? [address, 'localhost']
    : [address]
  const port = localPort === 80
    ? /(?::80)?$/
    : new RegExp(`:${localPort}$`)
  const host = (request.headers.host ?? '').toLowerCase()
  return port.test(host) && names.some(name => host.replace(port, '') === (name.includes(':')
    ? `[${name}]`
    : name))
}

/** Another site's page can make a phone's browser post here; its origin gives it away. */
export function isSameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  return origin === `http://${host}`
}

/** Value of one cookie. */
export function readCookie(request: IncomingMessage, name: string): string | undefined {
  return request.headers.cookie?.split(';').map(part => part.trim().split('=')).find(([key]) => key === name)?.[1]
}

/**
 * Reads a short body.
 *
 * @returns undefined when it is longer than expected
 * @throws Error when the connection breaks off
 */
export function readBody(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let text = ''
    request.setEncoding('latin1')
    request.on('data', (chunk: string) => {
      text += chunk
      if (text.length <= mostBytes)
        return
      request.pause()
      resolve(undefined)
    })
    request.on('end', () => resolve(text))
    request.on('error', reject)
    request.on('close', () => reject(new Error('the request was cut off')))
  })
}
