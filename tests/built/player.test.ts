import type { AddressInfo } from 'node:net'
import { Buffer } from 'node:buffer'
import { createServer } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, inject, it } from 'vitest'
import { openPlayer } from '../../lib/print/settle/play.ts'
import { openBrowser } from '../shared-browser.ts'

it('photographs a slide of a page that has only begun to arrive', async () => {
  const server = createServer((request, response) => void fetch(new URL(request.url!, inject('siteUrl'))).then(async (answer) => {
    const type = answer.headers.get('content-type') ?? ''
    const body = Buffer.from(await answer.arrayBuffer())
    response.writeHead(answer.status, { 'content-type': type })
    if (type.startsWith('text/html')) {
      response.write(body.subarray(0, 40))
      await pause(500)
      response.end(body.subarray(40))
    }
    else {
      response.end(body)
    }
  }))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const browser = await openBrowser()
  const { pathname } = new URL(inject('siteUrl'))
  const player = await openPlayer(browser, `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}lectern-tour/`, { dark: false, limit: 20_000 })
  expect((await player.photograph({ no: 1, click: 0 }, 'stage')).png.length).toBeGreaterThan(1000)
  await player.close()
  await browser.close()
  server.closeAllConnections()
  server.close()
})
