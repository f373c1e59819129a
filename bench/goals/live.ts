import type { Browser } from 'playwright'
import type { Row } from '../row.ts'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { launchBrowser } from '../../lib/browser/browser.ts'
import { slidevDeck } from '../export/decks.ts'
import { median, verdict } from './verdict.ts'
import { headmatters, lectern, plainSlidev, work } from './work.ts'

/** Seconds of one live server. */
interface Live {
  start: number
  edit: number
}

/** From the command to the first slide, at the second start, and from a saved word to the word on the slide. */
export async function measureLive(): Promise<Row[]> {
  const browser = await launchBrowser()
  try {
    const plain = await measure(browser, 'live-slidev', headmatters.slidev, port => [...plainSlidev, 'slides.md', '--port', String(port), '--open', 'false'], 4750)
    const ours = await measure(browser, 'live-lectern', headmatters.lectern, port => [...lectern, 'dev', 'slides.md', '--port', String(port)], 4752)
    return [
      verdict({ what: 'dev, second start → first slide', value: ours.start, unit: 's', limit: Math.min(3, 0.4 * plain.start), from: 'the lesser of 3 s and 0.4 × slidev' }),
      { area: 'goals', what: 'slidev, second start → first slide', value: plain.start, unit: 's' },
      verdict({ what: 'dev: edit → seen', value: ours.edit, unit: 's', limit: 0.3 }),
      { area: 'goals', what: 'slidev: edit → seen', value: plain.edit, unit: 's' },
    ]
  }
  finally {
    await browser.close()
  }
}

async function measure(browser: Browser, name: string, headmatter: string, command: (port: number) => string[], port: number): Promise<Live> {
  const folder = join(work, name)
  const text = slidevDeck(20, headmatter)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'slides.md'), text)
  const go = async (edits: number): Promise<Live> => {
    const [program = '', ...args] = command(port)
    const began = performance.now()
    const server = spawn(program, args, { cwd: folder, stdio: ['pipe', 'ignore', 'ignore'], env: { ...process.env, CI: 'true' } })
    const page = await browser.newPage()
    try {
      while (!await fetch(`http://localhost:${port}/`).then(({ ok }) => ok, () => false)) {
        if (server.exitCode !== null)
          throw new Error(`${name} ended with ${server.exitCode}`)
        await new Promise(resolve => setTimeout(resolve, 20))
      }
      await page.goto(`http://localhost:${port}/1`, { waitUntil: 'commit' })
      await page.getByText('first of the points').first().waitFor({ timeout: 120_000 })
      const start = (performance.now() - began) / 1000
      const seen: number[] = []
      for (let edit = 1; edit <= edits; edit++) {
        // What a slide loads after itself, and an editor's pause.
        await page.waitForTimeout(3000)
        writeFileSync(join(folder, 'slides.md'), text.replace('first of', `edit ${edit} of`))
        const saved = performance.now()
        await page.waitForFunction(words => document.body.textContent.includes(words), `edit ${edit} of`, { polling: 'raf', timeout: 60_000 })
        seen.push((performance.now() - saved) / 1000)
      }
      writeFileSync(join(folder, 'slides.md'), text)
      return { start, edit: median(seen) }
    }
    finally {
      await page.close()
      if (server.exitCode === null) {
        server.kill()
        await once(server, 'close')
      }
    }
  }
  await go(0)
  return go(3)
}
