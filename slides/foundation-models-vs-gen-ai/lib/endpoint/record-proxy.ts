import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { EndpointSettings } from './settings.ts'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { createEndpointProxy, tokenHeader } from './proxy.ts'
import { defaultLimits } from './settings.ts'

/** What is between a snippet that is being recorded and the endpoint. */
export interface RecordProxy {
  /** What the snippet's process gets in place of the real address and key. */
  env: { OPENAI_BASE_URL: string, OPENAI_API_KEY: string }
  /** Names of the models that answered, as they call themselves. */
  models: () => string[]
  close: () => Promise<void>
}

/**
 * Opens the proxy on this machine: the snippet's process never has the key, an answer that repeats it is cut off,
 * and the recording can name the model that answered.
 *
 * @param settings the real endpoint
 */
export async function openRecordProxy(settings: EndpointSettings): Promise<RecordProxy> {
  const token = randomBytes(24).toString('base64url')
  const models = new Set<string>()
  // No audience waits.
  const handle = createEndpointProxy(settings, token, { ...defaultLimits, idle: 120_000, total: 600_000 })
  const server = createServer((request, response) => {
    request.headers[tokenHeader] = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
    listenForModels(request, response, models)
    void handle(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    env: {
      OPENAI_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      OPENAI_API_KEY: token,
    },
    models: () => [...models].sort(),
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

/** Finds `"model": "…"` in the answer's first bytes, or else takes the name that was asked for. */
function listenForModels(request: IncomingMessage, response: ServerResponse, models: Set<string>): void {
  let asked = ''
  let answer = ''
  request.on('data', (chunk: Uint8Array) => asked += new TextDecoder().decode(chunk))
  const write = response.write.bind(response) as (chunk: Uint8Array) => boolean
  response.write = (chunk: Uint8Array) => {
    if (answer.length < 100_000)
      answer += new TextDecoder().decode(chunk)
    return write(chunk)
  }
  response.on('finish', () => {
    const [, model] = /"model"\s*:\s*"([^"]+)"/.exec(answer) ?? /"model"\s*:\s*"([^"]+)"/.exec(asked) ?? []
    if (response.statusCode === 200 && model)
      models.add(model)
  })
}
