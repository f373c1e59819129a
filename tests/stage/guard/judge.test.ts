import type { IncomingMessage } from 'node:http'
import type { Own } from '../../../lib/stage/guard/judge.ts'
import { expect, it } from 'vitest'
import { judge, withoutToken } from '../../../lib/stage/guard/judge.ts'

const own: Own = { token: 'the-token', hosts: ['talk.test', '.tunnel.test'], base: '/' }
const editor = '/__slidev/slides/1.json'
const self = 'http://localhost:3030'

interface Sent {
  url?: string
  method?: string
  from?: string
  [header: string]: string | undefined
}

function status({ url = '/', method = 'GET', from = '127.0.0.1', ...headers }: Sent): number | undefined {
  return judge({
    url,
    method,
    headers: { host: 'localhost:3030', ...headers },
    socket: { remoteAddress: from, localAddress: '127.0.0.1' },
  } as unknown as IncomingMessage, own)?.status
}

it.each<[string, Sent]>([
  ['a program that reads the talk', {}],
  ['a browser that opens it', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }],
  ['a link on another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }],
  ['the talk\'s own module', { 'url': '/@vite/client', 'sec-fetch-site': 'same-origin' }],
  ['the editor that reads', { 'url': editor, 'sec-fetch-site': 'same-origin' }],
  ['the editor that writes', { 'url': editor, 'method': 'POST', 'origin': self, 'sec-fetch-site': 'same-origin' }],
  ['the editor in a browser without Sec-Fetch-Site', { url: editor, method: 'POST', origin: self }],
  ['the talk\'s own socket', { upgrade: 'websocket', origin: self }],
  ['a program with the token in a header', { url: '/__mcp', method: 'POST', authorization: 'Bearer the-token' }],
  ['a program with the token in the address', { url: `${editor}?a=b&lectern-token=the-token` }],
  ['a program with the token in a cookie', { url: editor, cookie: 'a=b; lectern-token=the-token' }],
  ['the loopback by number', { host: '127.0.0.1:3030' }],
  ['the loopback of version 6', { host: '[::1]:3030' }],
  ['a forwarded port', { host: 'localhost:9000' }],
  ['a name that the speaker allowed', { host: 'talk.test' }],
  ['a domain that the speaker allowed', { host: 'a.tunnel.test' }],
])('lets through %s', (_, sent) => {
  expect(status(sent)).toBeUndefined()
})

it.each<[number, string, Sent]>([
  [403, 'another site\'s write', { url: editor, method: 'POST', origin: 'http://evil.test' }],
  [403, 'a write from another port of this machine', { 'url': editor, 'method': 'POST', 'origin': 'http://localhost:4000', 'sec-fetch-site': 'same-site' }],
  [403, 'a write from a sandboxed frame', { url: editor, method: 'POST', origin: 'null' }],
  [403, 'an origin that begins like ours', { url: editor, method: 'POST', origin: `${self}.evil.test` }],
  [403, 'a write without an origin from another site', { 'url': editor, 'method': 'POST', 'sec-fetch-site': 'cross-site' }],
  [403, 'an origin at odds with Sec-Fetch-Site', { 'url': editor, 'method': 'POST', 'origin': self, 'sec-fetch-site': 'cross-site' }],
  [403, 'another site\'s write, token and all', { url: `${editor}?lectern-token=the-token`, method: 'POST', origin: 'http://evil.test' }],
  [403, 'a form posted to the talk', { 'method': 'POST', 'origin': 'http://evil.test', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }],
  [403, 'a preflight', { 'url': editor, 'method': 'OPTIONS', 'origin': 'http://localhost:4000', 'access-control-request-method': 'POST' }],
  [403, 'a foreign script tag', { 'url': '/@vite/client', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' }],
  [403, 'a foreign frame around the talk', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
  [403, 'a link on another site to what tells of the source', { 'url': editor, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }],
  [403, 'a link on another site to the editor program', { 'url': '/__open-in-editor?file=a', 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }],
  [403, 'a foreign socket', { upgrade: 'websocket', origin: 'http://evil.test' }],
  [403, 'a name that points here', { host: 'evil.test:3030' }],
  [403, 'a name that points here and its own origin', { host: 'evil.test', origin: 'http://evil.test', method: 'POST' }],
  [403, 'no name', { host: undefined }],
  [403, 'a name that ends like an allowed one', { host: 'eviltunnel.test' }],
  [401, 'a program that writes', { url: editor, method: 'POST' }],
  [401, 'a program that reads the source', { url: editor }],
  [401, 'a program that reads it in other letters', { url: '/%5F_slidev/slides/1.json' }],
  [401, 'a program with a wrong token', { url: editor, authorization: 'Bearer the-tokem' }],
  [401, 'a program with the token and another address', { url: editor, authorization: 'Bearer the-token', from: '192.168.1.7' }],
  [401, 'a program\'s socket', { upgrade: 'websocket' }],
  [401, 'an address bar that opens the editor program', { 'url': '/__open-in-editor?file=a', 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }],
  [400, 'two slashes', { url: '//' }],
  [400, 'another server\'s address', { url: 'http://[' }],
  [400, 'a socket to another server\'s address', { url: 'http://[', upgrade: 'websocket', origin: self }],
  [400, 'a backslash', { url: '/\\etc' }],
  [400, 'an encoded backslash', { url: '/..%5c' }],
  [400, 'an encoded nul byte', { url: '/a%00' }],
  [400, 'a broken percent code', { url: '/%e0%' }],
])('answers %i to %s', (expected, _, sent) => {
  expect(status(sent)).toBe(expected)
})

it('takes the token out of the address and leaves the rest', () => {
  expect([
    '/a?lectern-token=x',
    '/a?b&lectern-token=x&c=d',
    '/a?b=%20&c',
    '/a',
  ].map(withoutToken)).toEqual(['/a', '/a?b&c=d', '/a?b=%20&c', '/a'])
})
