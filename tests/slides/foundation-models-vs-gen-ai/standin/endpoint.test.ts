import type { Answer, AskPage } from 'lectern/setup'
import type { Printed } from './run-python.ts'
import { beforeAll, expect, it } from 'vitest'
import { startPython } from './run-python.ts'

let run: (code: string) => Promise<Printed>
let events: Answer[] = []
let asked: [path: string, body: unknown][] = []
let closed = 0

/** Answers every request with the same events, each a moment later, as the page's relay does. */
const endpoint: AskPage = (path, body) => {
  asked.push([path, JSON.parse(body)])
  const left = [...events]
  return {
    next: () => new Promise(resolve => setTimeout(() => resolve(JSON.stringify(left.shift())))),
    close: () => {
      closed++
    },
  }
}

beforeAll(async () => {
  run = await startPython(endpoint)
})

function answer(code: string, ...told: Answer[]): Promise<Printed> {
  events = told
  asked = []
  closed = 0
  return run(`from openai import *\nclient = OpenAI()\n${code}`)
}

function text(...pieces: string[]): Answer[] {
  return pieces.map(piece => ({ type: 'text', text: piece }))
}

it('sends what the program asks, and lets plain Python wait for the answer', async () => {
  const { stdout, stderr } = await answer('print(client.chat.completions.create(model="m", messages=[{"role": "user", "content": "hi"}]).choices[0].message.content)', ...text('{"model":"m-2026","choices":[{"mess', 'age":{"content":"Hello."}}]}'), { type: 'end' })
  expect([stdout, stderr]).toEqual(['Hello.\n', '[Lectern endpoint] m-2026 answers, through the speaker\'s own endpoint\n'])
  expect(asked).toEqual([['/chat/completions', { model: 'm', messages: [{ role: 'user', content: 'hi' }] }]])
  expect(closed).toBe(1)
})

const loop = `
try:
    for event in client.responses.create(model="m", input="hi", stream=True):
        print(getattr(event, "delta", event.type))
except APIConnectionError as error:
    print("broken:", error)`

it('reads a stream however it is cut', async () => {
  const { stdout } = await answer(loop, ...text(
    'event: response.output_text.delta\r\ndata: {"type":"response.output_text.delta","del',
    'ta":"One"}\r\n\r\n: a comment\r\n\r\ndata: {"type":"response.output_text.delta","delta":"Two"}\n',
    '\ndata: {"type":"response.completed","response":{"model":"m"}}\n\n',
  ), { type: 'end' })
  expect(stdout).toBe('One\nTwo\nresponse.completed\n')
})

it('takes no half of a stream for a whole one', async () => {
  const half = text('data: {"type":"response.output_text.delta","delta":"One"}\n\n')
  expect((await answer(loop, ...half, { type: 'end' })).stdout).toBe('One\nbroken: The stream ended before the answer did.\n')
  expect((await answer(loop, ...half, { type: 'broken', message: 'cut' })).stdout).toBe('One\nbroken: cut\n')
})

it.for([
  ['AuthenticationError', 401],
  ['RateLimitError', 429],
  ['InternalServerError', 500],
  ['APIStatusError', 404],
] as const)('raises the library\'s %s for %i', async ([name, status]) => {
  const { stdout } = await answer(`
try:
    client.images.generate(model="m", prompt="a dot")
except ${name} as error:
    print(type(error).__name__, error.status_code, error.response.headers.get("retry-after"))`, { type: 'status', status, message: 'no', retryAfter: '7' })
  expect(stdout).toBe(`${name} ${status} 7\n`)
})
