import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'

/** A server on this machine's loopback, closed by the caller. */
export async function listen(handler: (request: IncomingMessage, response: ServerResponse) => unknown): Promise<{ url: string, server: Server }> {
  const server = createServer((request, response) => void handler(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const { url, server } = await listen(() => {})
  await new Promise(resolve => server.close(resolve))
  return Number(new URL(url).port)
}
