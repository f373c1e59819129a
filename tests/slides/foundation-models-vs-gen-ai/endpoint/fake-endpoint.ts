import type { IncomingMessage, ServerResponse } from 'node:http'

/** A PNG of one black dot. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC'

/** Speaks the protocol as far as the slides use it; `model` in the request picks how it behaves or fails. */
export async function fakeEndpoint(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = ''
  for await (const chunk of request)
    text += chunk
  const body = JSON.parse(text) as { model: string, stream?: boolean, size?: string }
  const json = (status: number, value: unknown, headers: Record<string, string> = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-internal': 'secret', ...headers })
    response.end(JSON.stringify(value))
  }
  if (request.headers.authorization !== 'Bearer the-key') {
    return json(401, {
      error: { message: 'wrong key' },
    })
  }
  switch (body.model) {
    case 'denied': return json(401, {
      error: { message: 'no such key' },
    })
    case 'limited': return json(429, {
      error: { message: 'slow down' },
    }, { 'retry-after': '7' })
    case 'broken': return json(500, {
      error: { message: 'inside' },
    })
    case 'hangs': return
    case 'echoes': return json(200, { you: request.headers.authorization })
    case 'asks to wait': return json(429, {
      error: { message: 'slow down' },
    }, { 'retry-after': `7; ${request.headers.authorization}` })
    case 'floods': return json(200, {
      text: 'x'.repeat(5000),
    })
    case 'redirects': {
      response.writeHead(302, { location: '/elsewhere' }).end()
      return
    }
    case 'cuts': {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('data: {"type":"response.output_text.delta","delta":"Roses"}\n\n')
      setTimeout(() => response.destroy(), 30)
      return
    }
  }
  if (request.url?.endsWith('/images/generations')) {
    return json(200, {
      data: [
        { b64_json: dot },
      ],
    })
  }
  const answer = {
    model: `${body.model}-2026`,
    output: [
      {
        type: 'message',
        content: [
          { type: 'output_text', text: 'Roses are red.' },
        ],
      },
    ],
  }
  if (!body.stream)
    return json(200, answer)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  for (const word of ['Roses', ' are', ' red.'])
    response.write(`event: response.output_text.delta\ndata: ${JSON.stringify({ type: 'response.output_text.delta', delta: word })}\n\n`)
  response.end(`event: response.completed\ndata: ${JSON.stringify({ type: 'response.completed', response: answer })}\n\n`)
}
