import type { Browser } from 'playwright'
import { chromium } from 'playwright'
import { inject } from 'vitest'

/**
 * The browser of this run. Its pages are the caller's own; `close()` ends them, and leaves the browser to other files.
 * A test that may crash or change the browser itself starts one of its own.
 */
export function openBrowser(): Promise<Browser> {
  return chromium.connect(inject('browserUrl'))
}
