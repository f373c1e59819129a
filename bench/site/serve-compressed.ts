import type { StaticServer } from '../../lib/browser/serve.ts'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { startServer } from '../../lib/browser/serve.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}
const compressed = ['.png', '.woff2', '.pdf']

/** Serves a folder as a host does that compresses: gzip for what is not compressed already, nothing cached. */
export async function serveCompressed(folder: string): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const path = decodeURI(new URL(request.url ?? '/', 'http://x').pathname)
    // Plain Slidev's slides have no files: a host shows its 404 page, which is the player.
    const file = [join(folder, path), join(folder, path, 'index.html'), join(folder, '404.html')].find(name => existsSync(name) && statSync(name).isFile())
    if (!file) {
      response.writeHead(404).end()
      return
    }
    const zip = !compressed.includes(extname(file))
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      ...(zip
        ? { 'content-encoding': 'gzip' }
        : {}),
    })
    const bytes = readFileSync(file)
    response.end(zip
      ? gzipSync(bytes)
      : bytes)
  })
  return startServer(server)
}
