import type { StaticServer } from '../../../lib/browser/serve.ts'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { startServer } from '../../../lib/browser/serve.ts'

/** What a host sends: a file of the site, or only headers. */
export interface Answer {
  status: number
  headers: Record<string, string>
  file?: string
}

/** A host: the path asked for, from `/` on and without its query, gives the answer. */
export type Host = (path: string) => Answer | Promise<Answer>

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

/** The file a static host finds at a path: itself, or a folder's page when the path ends with a slash. */
export function findFile(folder: string, path: string): string | undefined {
  const file = join(folder, decodeURI(path), path.endsWith('/')
    ? 'index.html'
    : '')
  return existsSync(file) && statSync(file).isFile()
    ? file
    : undefined
}

/** Whether a path without its final slash names a folder that has a page. */
export const isFolder = (folder: string, path: string): boolean => !path.endsWith('/') && findFile(folder, `${path}/`) !== undefined

/** The root's `404.html`, as hosts send it for what is missing. */
export const notFound = (folder: string): Answer => ({ status: 404, headers: {}, file: join(folder, '404.html') })

/** Lets a host answer on a free port; redirects keep the query. */
export async function serveHost(host: Host): Promise<StaticServer> {
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url!, 'http://host')
    const { status, headers, file } = await host(pathname)
    const location = headers.Location === undefined
      ? {}
      : { Location: headers.Location + search }
    response.writeHead(status, { 'Content-Type': types[extname(file ?? '')] ?? 'application/octet-stream', ...headers, ...location })
    response.end(file !== undefined && request.method !== 'HEAD'
      ? readFileSync(file)
      : undefined)
  })
  return startServer(server)
}
