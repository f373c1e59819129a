import type { IncomingMessage, ServerResponse } from 'node:http'
import { Buffer } from 'node:buffer'
import { createServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { download } from '../../../lib/project/remote/download.ts'
import { isPrivate } from '../../../lib/project/remote/private-address.ts'
import { listen } from '../../listen.ts'

/** Small enough that what is slow or endless is over soon. */
const limits = { bytes: 50_000, silence: 400, whole: 1500, redirects: 3 }
const answers: Record<string, (response: ServerResponse, request: IncomingMessage) => unknown> = {
  '/good': response => response.writeHead(200, { 'content-type': 'image/png' }).end('bytes'),
  '/zipped': response => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('bytes')),
  '/bomb': response => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000))),
  '/broken-zip': response => response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'),
  '/missing': response => response.writeHead(404).end('none'),
  '/fails': response => response.writeHead(500).end(),
  '/empty': response => response.writeHead(200).end(),
  '/part': response => response.writeHead(206, { 'content-type': 'image/png' }).end('by'),
  '/says-large': response => response.writeHead(200, { 'content-length': '99999999' }).write('x'),
  '/silent': () => {},
  '/stops': response => response.writeHead(200).write('x'),
  '/short': (response) => {
    response.writeHead(200, { 'content-length': '100' }).write('x')
    setTimeout(() => response.destroy(), 20)
  },
  '/endless': (response) => {
    const more = (): unknown => response.destroyed || (response.write('x'.repeat(5000)) ? setImmediate(more) : response.once('drain', more))
    response.writeHead(200)
    more()
  },
  '/drips': (response) => {
    response.writeHead(200)
    const drip = setInterval(() => response.write('x'), 100)
    response.on('close', () => clearInterval(drip))
  },
  '/once': response => response.writeHead(302, { location: '/good' }).end(),
  '/loop': response => response.writeHead(301, { location: '/loop' }).end(),
  '/to-file': response => response.writeHead(302, { location: 'file:///etc/hostname' }).end(),
  '/to-data': response => response.writeHead(302, { location: 'data:image/png;base64,AA' }).end(),
  '/to-nowhere': response => response.writeHead(302, { location: 'http://' }).end(),
  '/to-name': (response, { headers }) => response.writeHead(302, { location: `http://localhost:${headers.host!.split(':')[1]}/good` }).end(),
  '/to-own-port': (response, { headers }) => response.writeHead(302, { location: `http://${headers.host}/good` }).end(),
  '/shouts': response => response.writeHead(200, { 'content-encoding': 'GZIP' }).end(gzipSync('bytes')),
  '/to-metadata': response => response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
  '/to-mapped': response => response.writeHead(302, { location: 'http://[::ffff:10.0.0.1]/' }).end(),
}
let there: Awaited<ReturnType<typeof listen>>
beforeAll(async () => {
  there = await listen((request, response) => answers[request.url ?? '']?.(response, request))
})
afterAll(() => {
  there.server.closeAllConnections()
  there.server.close()
})

const get = (path: string): ReturnType<typeof download> => download(there.url + path, undefined, limits)

it('a file comes with its type and where it came from, packed or not', async () => {
  expect(await get('/good')).toEqual({ is: 'there', bytes: Buffer.from('bytes'), type: 'image/png', from: `${there.url}/good` })
  expect(await get('/zipped')).toMatchObject({ is: 'there', bytes: Buffer.from('bytes') })
  expect(await get('/shouts')).toMatchObject({ is: 'there', bytes: Buffer.from('bytes') })
  expect(await get('/to-own-port')).toMatchObject({ is: 'there', from: `${there.url}/good` })
  expect(await get('/once')).toMatchObject({ is: 'there', from: `${there.url}/good` })
})

it('a host that is broken, slow, endless or sends us elsewhere costs a line, and never the build', async () => {
  const wrong: Record<string, string> = {
    '/missing': 'the host answers 404',
    '/fails': 'the host answers 500',
    '/part': 'the host answers 206',
    '/empty': 'the file is empty',
    '/says-large': 'the file is larger than 0.05 MB',
    '/endless': 'the file is larger than 0.05 MB',
    '/bomb': 'the file is larger than 0.05 MB',
    '/silent': 'no answer within 0.4 s',
    '/stops': 'no answer within 0.4 s',
    '/short': 'the connection was lost',
    '/drips': 'the download took longer than 1.5 s',
    '/loop': 'it redirects more than 3 times',
    '/to-file': 'it redirects to "file:///etc/hostname", which is not a web address',
    '/to-data': 'it redirects to "data:image/png;base64,AA", which is not a web address',
    '/to-nowhere': 'it redirects to "http://", which is not a web address',
    '/to-metadata': 'it redirects to 169.254.169.254, which is on a private network',
    '/to-mapped': 'it redirects to [::ffff:a00:1], which is on a private network',
  }
  const found = await Promise.all(Object.keys(wrong).map(async path => [path, await get(path)] as const))
  expect(Object.fromEntries(found.map(([path, answer]) => [path, answer.is === 'failed' ? answer.why.replace(/0\.04\d+/, '0.05') : answer]))).toEqual(wrong)
  expect(await get('/to-name')).toMatchObject({ why: expect.stringMatching(/^it redirects to localhost:\d+, which is on a private network$/) as string })
  expect(await get('/broken-zip')).toMatchObject({ is: 'failed', why: 'no answer (Z_DATA_ERROR)' })
})

it('a host that does not speak, or is not there, is told in words', async () => {
  const rude = createServer(socket => socket.on('error', () => {}).end('not HTTP\r\n\r\n', () => socket.destroy()))
  await new Promise<void>(resolve => rude.listen(0, '127.0.0.1', resolve))
  const { port } = rude.address() as { port: number }
  expect(await download(`http://127.0.0.1:${port}/`, undefined, limits)).toMatchObject({ is: 'failed', why: expect.stringMatching(/^no answer \(HPE_/) as string })
  await new Promise(resolve => rude.close(resolve))
  expect(await download(`http://127.0.0.1:${port}/`, undefined, limits)).toEqual({ is: 'failed', why: 'the host refuses the connection' })
  expect(await download('http://nobody.invalid/a.png', undefined, limits)).toMatchObject({ is: 'failed', why: expect.stringMatching(/^there is no (?:such host, or no )?network$|^no DNS answer for nobody\.invalid within 0.4 s; is there a network\?$/) as string })
})

it('a style sheet of a public host names nothing on a private network; one of the same machine does', async () => {
  const named = (by: string): ReturnType<typeof download> => download(`${there.url}/good`, by, limits)
  expect(await named('https://faces.example/all.css')).toEqual({ is: 'failed', why: `a style sheet of another host names ${new URL(there.url).host}, which is on a private network` })
  expect(await named(`${there.url}/all.css`)).toMatchObject({ is: 'there' })
})

it('private networks are known by their addresses', () => {
  const own = ['127.0.0.1', '127.9.9.9', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:a00:1', 'ff02::1', '::7f00:1', '2002:7f00:1::', '64:ff9b:1::1', 'fec0::1', 'nonsense']
  const open = ['1.1.1.1', '93.184.216.34', '172.32.0.1', '192.167.1.1', '100.128.0.1', '2606:4700::1111', '::ffff:1.1.1.1']
  expect(own.filter(ip => !isPrivate(ip))).toEqual([])
  expect(open.filter(isPrivate)).toEqual([])
})
