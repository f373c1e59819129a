import { Buffer } from 'node:buffer'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { inlineFaces } from '../../../lib/site/single-file/inline-faces.ts'

it.each([
  ['is none', Buffer.from('no font')],
  ['says that it is of four gigabytes', Buffer.from('wOF2\0\x01\0\0\0\0\0\x30\0\x01\0\0\xFF\xFF\xFF\xFF\0\0\0\x01', 'latin1')],
])('refuses a face whose file %s, in words', async (_, bytes) => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-faces-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'a.woff2'), bytes)
  writeFileSync(join(folder, 'a.css'), '@font-face{font-family:Own;src:url(./a.woff2) format("woff2")}')
  await expect(inlineFaces([folder], '<p style="font-family: Own">words</p>', new Set(['Own']))).rejects.toThrow('the face "Own" is in a.woff2, which is no font that can be read')
})
