import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { decodeAddress } from '../project/decode-address.ts'

/** A running static server. */
export interface StaticServer {
  /** `http://127.0.0.1:<port><base>`, with a final slash. */
  url: string
  close: () => Promise<void>
}

/**
 * Serves a folder as a plain static host does: no rewriting, `404.html` of the root for what is missing.
 *
 * @param folder absolute path of the built site
 * @param base URL prefix the site is mounted under, `/` or `/talks/`
 */
export async function serveFolder(folder: string, base = '/'): Promise<StaticServer> {
  const files = sirv(folder, {
    dev: true,
    etag: true,
    extensions: ['html'],
  })
  const server = createServer((request, response) => {
    const url = request.url ?? '/'
    if (!url.startsWith(base)) {
      response.writeHead(404).end('outside the base path')
      return
    }
    const path = `/${url.slice(base.length)}`
    const [written = '', query] = path.split('?')
    const name = decodeAddress(written)
    if (name === undefined) {
      response.writeHead(400).end('no address: a "%" in it is not followed by two digits')
      return
    }
    // As static hosts do: links in a page are relative to its folder.
    if (!name.endsWith('/') && existsSync(join(folder, name, 'index.html'))) {
      response.writeHead(301, { Location: `${base}${written.slice(1)}/${query === undefined
        ? ''
        : `?${query}`}` }).end()
      return
    }
    request.url = path
    files(request, response, () => {
      const page = join(folder, '404.html')
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' })
      response.end(existsSync(page) && request.method !== 'HEAD'
        ? readFileSync(page)
        : 'not found')
    })
  })
  return startServer(server, base)
}

/**
 * Lets a server listen on this machine alone, at a free port.
 *
 * @param server not listening yet
 * @param base URL prefix of what it serves, for the address only
 */
export async function startServer(server: Server, base = '/'): Promise<StaticServer> {
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    close: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}
