import type { Browser } from 'playwright'
import type { Row } from '../row.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from '../../lib/browser/browser.ts'
import { slidevDeck } from '../export/decks.ts'
import { openTalk } from './open-talk.ts'
import { median, verdict } from './verdict.ts'
import { headmatters, lectern, plainSlidev, work } from './work.ts'

/** Seconds of one live server. */
interface Live {
  start: number
  edit: number
  /** Undefined where nobody tells of mistakes. */
  mistake?: number
}

/** From the command to the first slide, at the second start; from a saved word to the word on the slide, and from a saved mistake to the mark on it. */
export async function measureLive(): Promise<Row[]> {
  const browser = await launchBrowser()
  try {
    const plain = await measure(browser, 'live-slidev', headmatters.slidev, port => [...plainSlidev, 'slides.md', '--port', String(port), '--open', 'false'], 4750)
    const ours = await measure(browser, 'live-lectern', headmatters.lectern, port => [...lectern, 'dev', 'slides.md', '--port', String(port)], 4752, true)
    return [
      verdict({ what: 'dev, second start → first slide', value: ours.start, unit: 's', limit: Math.min(3, 0.4 * plain.start), from: 'the lesser of 3 s and 0.4 × slidev' }),
      { area: 'goals', what: 'slidev, second start → first slide', value: plain.start, unit: 's' },
      verdict({ what: 'dev: edit → seen', value: ours.edit, unit: 's', limit: 0.3 }),
      { area: 'goals', what: 'slidev: edit → seen', value: plain.edit, unit: 's' },
      verdict({ what: 'dev: mistake → told on its slide', value: ours.mistake ?? Infinity, unit: 's', limit: 1 }),
    ]
  }
  finally {
    await browser.close()
  }
}

async function measure(browser: Browser, name: string, headmatter: string, command: (port: number) => string[], port: number, tells = false): Promise<Live> {
  const folder = join(work, name)
  const text = slidevDeck(20, headmatter)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'slides.md'), text)
  const go = async (edits: number): Promise<Live> => {
    const { page, start, close } = await openTalk(browser, command(port), folder, `http://localhost:${port}/1`, 'first of the points')
    try {
      const save = async (words: string): Promise<number> => {
        // What a slide loads after itself, and an editor's pause.
        await page.waitForTimeout(3000)
        writeFileSync(join(folder, 'slides.md'), text.replace('first of', words))
        return performance.now()
      }
      const seen: number[] = []
      const told: number[] = []
      for (let edit = 1; edit <= edits; edit++) {
        const saved = await save(`edit ${edit} of`)
        await page.waitForFunction(words => document.body.textContent.includes(words), `edit ${edit} of`, { polling: 'raf', timeout: 60_000 })
        seen.push((performance.now() - saved) / 1000)
        if (tells) {
          const wrong = await save(`[edit ${edit}](/99) of`)
          await page.waitForFunction(() => document.querySelector('lectern-findings')?.shadowRoot?.querySelector('.mark')?.ariaLabel?.startsWith('1 finding'), undefined, { polling: 'raf', timeout: 60_000 })
          told.push((performance.now() - wrong) / 1000)
        }
      }
      writeFileSync(join(folder, 'slides.md'), text)
      return { start, edit: median(seen), ...tells && { mistake: median(told) } }
    }
    finally {
      await close()
    }
  }
  await go(0)
  return go(3)
}
