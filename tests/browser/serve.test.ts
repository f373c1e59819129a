import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { serveFolder } from '../../lib/browser/serve.ts'

it('answers an address that cannot be decoded, and goes on serving folders of any script', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  mkdirSync(join(folder, '日本語'))
  writeFileSync(join(folder, '日本語/index.html'), 'here')
  const server = await serveFolder(folder)
  for (const path of ['100%.png', '%E0%A4%A', '%'])
    expect((await fetch(server.url + path)).status).toBe(400)
  const answer = await fetch(`${server.url}${encodeURIComponent('日本語')}`)
  expect([answer.url, await answer.text()]).toEqual([`${server.url}${encodeURIComponent('日本語')}/`, 'here'])
  await server.close()
})
