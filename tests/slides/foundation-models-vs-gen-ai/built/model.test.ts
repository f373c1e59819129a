import type { Browser, Page } from 'playwright'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest'
import { loadDeck } from '../../../../lib/project/deck.ts'
import { findDecks } from '../../../../lib/project/decks.ts'
import { root } from '../../../../lib/project/root.ts'
import { runSlidev } from '../../../../lib/slidev/run.ts'
import { recorded } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/client/recorded.ts'
import { isLong } from '../../../long.ts'
import { openBrowser } from '../../../shared-browser.ts'

const no = 21
const slide = (): string => `${inject('siteUrl')}foundation-models-vs-gen-ai/${no}`

let browser: Browser
let page: Page
const workers: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage()
  page.on('worker', worker => workers.push(worker.url()))
  await page.goto(slide())
  await page.waitForSelector('.slidev-page-21 .tiny-model')
})
afterAll(() => browser.close())

function part(name: 'base' | 'reuse' | 'generate'): Promise<string> {
  return page.locator(`.slidev-page-${no} .tiny-model .${name}`).innerText()
}

it('shows the recorded run at once, without a worker', async () => {
  expect(await part('base')).toMatch(/unsure among 114 words → 3\.3[\s\S]*recorded/)
  expect(await part('reuse')).toMatch(/head 5\s+happy 98 → 100 %\s+50 → 100 %\s+head 6\s+happy 1 → 100 %\s+50 → 100 %\s+no base\s+happy 52 → 0 %\s+52 → 69 %[\s\S]*recorded/)
  expect(await part('generate')).toContain(recorded.story)
  expect(workers).toEqual([])
})

it.runIf(isLong)('trains live, in a worker from the site\'s own files, to the numbers that were recorded', async () => {
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await page.locator('.tiny-model').getByText('trained here').waitFor({ timeout: 120_000 })
  expect(workers.map(url => url.startsWith(inject('siteUrl')))).toEqual([true])
  expect(await part('base')).toContain('unsure among 114 words → 3.3')
  await page.getByRole('button', { name: 'New head' }).click()
  await page.getByRole('button', { name: 'New head' }).click()
  await expect.poll(() => part('reuse')).toMatch(/head 5\s+happy 98 → 100 %\s+50 → 100 %\s+head 6\s+happy 1 → 100 %\s+50 → 100 %\s+no base\s+happy 52 → 0 %\s+52 → 69 %[\s\S]*live/)
})

it('samples again at every move of the slider, whose keys stay its own', async () => {
  const slider = page.getByRole('slider', { name: 'temperature' })
  const address = page.url()
  await slider.focus()
  await page.keyboard.press('Home')
  await expect.poll(() => part('generate')).toMatch(/0\.0\s+live/)
  const boldest = await part('generate')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => part('generate')).toMatch(/0\.1\s+live/)
  await page.keyboard.press('End')
  await expect.poll(() => part('generate')).toMatch(/2\.0\s+live/)
  expect(await part('generate')).not.toBe(boldest)
  expect(page.url()).toBe(address)
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
  await page.waitForURL(`**/${no + 1}`)
})

it('starts and stops by keys alone, and what little was learnt shows', async () => {
  await page.goto(slide())
  const focused = (): Promise<string | undefined> => page.evaluate(() => document.activeElement?.textContent?.trim())
  const train = page.getByRole('button', { name: 'Train', exact: true })
  await train.waitFor()
  for (let press = 0; press < 40 && await focused() !== 'Train'; press++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(focused).toBe('Stop')
  await page.getByText(/step [1-9]/).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('stopped at step').waitFor()
  expect(await focused()).toBe('Train')
  expect(await part('base')).not.toContain('→ 3.3')
})

it('has no way to an endpoint in any built file, nor its key', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-model-'))
  const [entry] = findDecks(join(root, 'tests/slides/foundation-models-vs-gen-ai/fixtures/endpoint'))
  // An endpoint that is configured while somebody builds.
  vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:9/v1')
  vi.stubEnv('OPENAI_API_KEY', 'sk-never-in-a-build')
  await runSlidev({ deck: await loadDeck(entry!), output: folder })
  vi.unstubAllEnvs()
  const files: string[] = []
  for (const built of [folder, inject('siteFolder')]) {
    for (const file of await readdir(built, { recursive: true })) {
      if (/\.(?:js|mjs|html|json)$/.test(file) && !/^runtimes|pyodide/.test(file))
        files.push(join(built, file))
    }
  }
  expect(files.length).toBeGreaterThan(20)
  for (const file of files)
    expect(await readFile(file, 'utf8'), file).not.toMatch(/__lectern\/endpoint|x-lectern-token|sk-never-in-a-build/)
  await rm(folder, { recursive: true })
})
