import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { expect, it } from 'vitest'
import { launchBrowser } from '../../lib/browser/browser.ts'
import { forgetLostBrowser, lostBrowser } from '../../lib/browser/lost-browser.ts'

it.skipIf(process.platform === 'win32')('knows a browser that is killed while it starts from one that cannot start', async () => {
  const program = join(mkdtempSync(join(tmpdir(), 'lectern-browser-')), 'chromium')
  forgetLostBrowser()
  writeFileSync(program, '#!/bin/sh\nexit 127\n', { mode: 0o755 })
  await expect(launchBrowser({ executablePath: program })).rejects.toThrow()
  expect(lostBrowser()).toBeUndefined()
  writeFileSync(program, '#!/bin/sh\nkill -9 $$\n', { mode: 0o755 })
  await expect(launchBrowser({ executablePath: program })).rejects.toThrow()
  expect(lostBrowser()?.found).toContain('the browser ended in the middle of the work')
  forgetLostBrowser()
})
