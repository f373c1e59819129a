import type { Browser, Page } from 'playwright'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'

/** A live talk on screen. */
export interface OpenTalk {
  page: Page
  /** Seconds from the command to the words on the screen. */
  start: number
  close: () => Promise<void>
}

/**
 * Starts a program that serves a talk, and opens it at once.
 *
 * @param words on the first slide
 */
export async function openTalk(browser: Browser, [program = '', ...args]: string[], cwd: string, address: string, words: string): Promise<OpenTalk> {
  const began = performance.now()
  const server = spawn(program, args, { cwd, stdio: ['pipe', 'ignore', 'ignore'], env: { ...process.env, CI: 'true', PORT: new URL(address).port } })
  const page = await browser.newPage()
  const close = async (): Promise<void> => {
    await page.close()
    if (server.exitCode === null) {
      server.kill()
      await once(server, 'close')
    }
  }
  try {
    while (!await fetch(new URL('/', address)).then(({ ok }) => ok, () => false)) {
      if (server.exitCode !== null)
        throw new Error(`${[program, ...args].join(' ')} ended with ${server.exitCode}`)
      await new Promise(resolve => setTimeout(resolve, 20))
    }
    await page.goto(address, { waitUntil: 'commit' })
    await page.getByText(words).first().waitFor({ timeout: 120_000 })
    return { page, start: (performance.now() - began) / 1000, close }
  }
  catch (error) {
    await close()
    throw error
  }
}
