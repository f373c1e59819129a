import type { Server } from 'node:http'
import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEndpointProxy, tokenHeader } from '../../../../slides/foundation-models-vs-gen-ai/lib/endpoint/proxy.ts'
import { readEndpointSettings } from '../../../../slides/foundation-models-vs-gen-ai/lib/endpoint/settings.ts'
import { listen } from '../../../listen.ts'
import { fakeEndpoint } from './fake-endpoint.ts'

const token = 'the-token'
let proxy: { url: string, server: Server }
let upstream: { url: string, server: Server }
const seen: string[] = []

beforeAll(async () => {
  upstream = await listen((request, response) => {
    seen.push(request.url ?? '')
    return fakeEndpoint(request, response)
  })
  proxy = await listen(createEndpointProxy({ baseUrl: upstream.url, key: 'the-key' }, token, {
    idle: 150,
    total: 1000,
    request: 500,
    response: 2000,
  }))
})
afterAll(() => {
  for (const { server } of [proxy, upstream]) {
    server.closeAllConnections()
    server.close()
  }
})

function ask(body: object, path = '/responses', headers: Record<string, string> = {}, method = 'POST'): Promise<Response> {
  return fetch(proxy.url + path, {
    method,
    headers: { [tokenHeader]: token, ...headers },
    body: method === 'GET'
      ? undefined
      : JSON.stringify(body),
  })
}

it('passes a request on with the key and the answer back without other headers', async () => {
  const response = await ask({ model: 'good' })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ model: 'good-2026' })
  expect(response.headers.get('x-internal')).toBeNull()
})

it('passes a stream on', async () => {
  const text = await (await ask({ model: 'good', stream: true })).text()
  expect([
    ...text.matchAll(/"delta":"(.*?)"/g),
  ].map(match => match[1]).join('')).toBe('Roses are red.')
})

it.for([
  [
    'a missing token',
    { [tokenHeader]: '' },
    401,
  ],
  [
    'a wrong token',
    { [tokenHeader]: 'the-tokem' },
    401,
  ],
  [
    'another site',
    { origin: 'http://evil.example' },
    403,
  ],
] as const)('refuses %s', async ([, headers, status]) => {
  const before = seen.length
  expect((await ask({ model: 'good' }, '/responses', headers)).status).toBe(status)
  expect(seen).toHaveLength(before)
})

it('refuses a host name that is not this machine\'s', async () => {
  const status = await new Promise<number>((resolve, reject) => {
    const { port } = new URL(proxy.url)
    httpRequest({
      host: '127.0.0.1',
      port,
      path: '/responses',
      method: 'POST',
      headers: { host: 'rebound.example', [tokenHeader]: token },
    }, response => resolve(response.statusCode ?? 0)).on('error', reject).end('{}')
  })
  expect(status).toBe(403)
})

it('refuses other paths and methods', async () => {
  for (const path of [
    '/models',
    '/responses/../files',
    '/files',
    '/responses?x=1',
  ])
    expect((await ask({ model: 'good' }, path)).status).toBe(404)
  expect((await ask({}, '/responses', {}, 'GET')).status).toBe(405)
})

it('refuses a request that is too large and an answer that is', async () => {
  expect((await ask({
    model: 'good',
    input: 'x'.repeat(600),
  })).status).toBe(413)
  const flood = await ask({ model: 'floods' })
  expect(flood.status === 502 || await flood.text().then(() => false, () => true)).toBe(true)
})

it('hands on 401, 429 with its retry-after, and 500', async () => {
  const limited = await ask({ model: 'limited' })
  expect([
    limited.status,
    limited.headers.get('retry-after'),
  ]).toEqual([429, '7'])
  expect((await ask({ model: 'broken' })).status).toBe(500)
})

it('ends a request that hangs, and says why', async () => {
  const response = await ask({ model: 'hangs' })
  expect(response.status).toBe(502)
  expect(await response.json()).toMatchObject({
    error: { message: 'no answer for 0.15 s' },
  })
})

it('cuts the page\'s connection when the stream breaks, so that half an answer never passes for a whole one', async () => {
  const response = await ask({ model: 'cuts' })
  await expect(response.text()).rejects.toThrow()
})

it('lets neither a redirect nor an echo carry the key away', async () => {
  expect((await ask({ model: 'redirects' })).status).toBe(502)
  expect(seen).not.toContain('/elsewhere')
  const echo = await ask({ model: 'echoes' })
  expect(await echo.text().catch(() => '')).not.toContain('the-key')
  const wait = await ask({ model: 'asks to wait' })
  expect([wait.status, wait.headers.get('retry-after')]).toEqual([429, null])
})

it.for([
  ['a key with a line break', { baseUrl: 'http://127.0.0.1:1', key: 'sk-secret\nsecond' }, 'the endpoint could not be reached'],
  ['a password in the address', { baseUrl: 'http://me:secret@127.0.0.1:1', key: 'k' }, 'the endpoint could not be reached'],
  ['a server that is not there', { baseUrl: 'http://127.0.0.1:1', key: 'sk-secret' }, /^the endpoint could not be reached(?: \([A-Z_]+\))?$/],
] as const)('says that it failed without a word of the secret: %s', async ([, settings, expected]) => {
  const failing = await listen(createEndpointProxy(settings, token))
  const response = await fetch(`${failing.url}/responses`, { method: 'POST', headers: { [tokenHeader]: token }, body: '{}' })
  const text = await response.text()
  failing.server.close()
  expect(response.status).toBe(502)
  expect((JSON.parse(text) as { error: { message: string } }).error.message).toMatch(expected)
  expect(`${text}${JSON.stringify([...response.headers])}`).not.toContain('secret')
})

it('reads the environment, and refuses half of it', () => {
  expect(readEndpointSettings({})).toBeUndefined()
  expect(readEndpointSettings({ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1/', OPENAI_API_KEY: 'k' })).toEqual({ baseUrl: 'http://127.0.0.1:1/v1', key: 'k' })
  expect(() => readEndpointSettings({ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' })).toThrow(/OPENAI_API_KEY is not/)
  expect(() => readEndpointSettings({ OPENAI_BASE_URL: 'ftp://x', OPENAI_API_KEY: 'k' })).toThrow(/no http\(s\) URL/)
})

it.each([
  ['http://me:secret@127.0.0.1:1/v1', 'k', /holds a user name or a password/],
  ['http://secret@127.0.0.1:1/v1', 'k', /holds a user name or a password/],
  ['http://127.0.0.1:1/v1?key=secret', 'k', /holds a \? or a #/],
  ['sk-secret', 'k', /is no http\(s\) URL/],
  ['http://127.0.0.1:1/v1', 'sk-secret\nsk-other', /a line break/],
  ['http://127.0.0.1:1/v1', 'sk secret', /a space/],
  ['http://127.0.0.1:1/v1', 'sk-secret\u200B', /a letter that no key has/],
])('refuses %s with a key, and repeats neither', (OPENAI_BASE_URL, OPENAI_API_KEY, message) => {
  let told = ''
  try {
    readEndpointSettings({ OPENAI_BASE_URL, OPENAI_API_KEY })
  }
  catch (error) {
    told = (error as Error).message
  }
  expect(told).toMatch(message)
  expect(told).not.toContain('secret')
})

it('takes a key whose file ended with a line break', () => {
  expect(readEndpointSettings({ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', OPENAI_API_KEY: 'sk-1\n' })).toEqual({ baseUrl: 'http://127.0.0.1:1/v1', key: 'sk-1' })
})
