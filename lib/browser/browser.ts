import type { Browser, LaunchOptions } from 'playwright-core'
import type { BrowserKind } from './find-browser.ts'
import { basename } from 'node:path'
import process from 'node:process'
import { onInterrupt } from '../project/interrupt.ts'
import { driver, ensureBrowser, thisMachine } from './find-browser.ts'
import { noteLostBrowser } from './lost-browser.ts'
import { facesEnvironment } from './system-faces.ts'

let last: string | undefined

/** The browser that this process started last, such as `chromium-headless-shell 142.0.7444.59`; undefined before that. */
export function lastBrowser(): string | undefined {
  return last
}

/** How to start a browser, besides what Playwright can be told. */
export interface Launch extends LaunchOptions {
  /** The shell when left out. */
  kind?: BrowserKind
  /** Reach nothing but this machine. */
  offline?: boolean
}

/**
 * Starts the browser without its background traffic, so that nothing but the page speaks.
 * The caller closes it.
 */
export async function launchBrowser(launch: Launch = {}): Promise<Browser> {
  const options = await browserOptions(launch)
  const browser = await driver().launch(options).catch((error: unknown) => {
    // Playwright's message ends with its log, which tells how the program ended.
    if (/signal=SIG/.test(String(error)))
      noteLostBrowser()
    throw error
  })
  last = `${basename(options.executablePath ?? '')} ${browser.version()}`
  const close = browser.close.bind(browser)
  let closing = false
  browser.close = (options) => {
    closing = true
    return close(options)
  }
  browser.once('disconnected', () => closing || noteLostBrowser())
  browser.once('disconnected', onInterrupt(() => browser.close()))
  return browser
}

/** What Playwright is told to start the browser so. */
export async function browserOptions({ kind, offline, ...options }: Launch = {}): Promise<LaunchOptions> {
  return {
    executablePath: ensureBrowser(thisMachine, kind),
    // Playwright's own handlers end the process as soon as the browser is gone, whatever else is to be cleaned up.
    handleSIGINT: false,
    handleSIGTERM: false,
    env: { ...process.env as Record<string, string>, ...await facesEnvironment() },
    ...options,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
      // Same glyph positions on every machine, whatever its font settings.
      '--font-render-hinting=none',
      ...(process.getuid?.() === 0
        ? ['--no-sandbox']
        : []),
      // A proxy that nobody is: what Chromium does not ask of this machine, it does not ask.
      ...offline ? ['--proxy-server=http://127.0.0.1:9'] : [],
      ...(options.args ?? []),
    ],
  }
}
