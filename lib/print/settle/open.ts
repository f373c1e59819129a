import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright'
import type { Problem } from '../../project/problem.ts'
import type { PrintOptions } from './options.ts'
import type { RemoteSources } from './snapshot.ts'
import { defaultCanvas } from '../../project/canvas.ts'
import { messageOf } from '../../project/problem.ts'
import { withDeadline } from './deadline.ts'
import { replaceAddress } from './in-page/address.ts'
import { keepDrawings } from './in-page/keep-drawings.ts'
import { rememberRules } from './in-page/remember-rules.ts'
import { watchTimers } from './in-page/rest.ts'
import { useStageRules } from './in-page/stage-rules.ts'
import { listen } from './listen.ts'
import { defaultLimit } from './options.ts'
import { placePosters } from './posters.ts'
import { watchRemote } from './remote.ts'
import { fail, settle } from './wait.ts'

/** A printed page that has settled. The caller closes it. */
export interface PrintPage {
  page: Page
  /** What went wrong and leaves the slides complete. */
  findings: Problem[]
  /** What the slides take from other hosts. */
  remote: RemoteSources
  close: () => Promise<void>
}

/** The settings under which slides are laid out for paper. */
export function paperContext({ dark, scale, canvas = defaultCanvas }: Pick<PrintOptions, 'dark' | 'scale' | 'canvas'>): BrowserContextOptions {
  return {
    viewport: canvas,
    deviceScaleFactor: scale,
    colorScheme: dark
      ? 'dark'
      : 'light',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    // What is added for print (fonts cut to one weight) never reaches the site, so its policy need not allow it.
    bypassCSP: true,
  }
}

/**
 * Opens Slidev's print page of a built deck and returns when every slide is complete: fonts, pictures,
 * diagrams, recorded outputs. It waits for facts; time only limits how long.
 *
 * @param deckUrl address of the deck's `index.html`, with a final slash
 * @throws LecternError naming each slide that is broken or stuck, and why
 */
export async function openPrintPage(browser: Browser, deckUrl: string, options: PrintOptions): Promise<PrintPage> {
  const limit = options.limit ?? defaultLimit
  const deadline = performance.now() + limit
  const context = await browser.newContext(paperContext(options))
  try {
    const page = await context.newPage()
    // Paper shows what the screen does.
    await page.emulateMedia({ media: 'screen' })
    const remote = watchRemote(page, new URL(deckUrl).origin)
    const heard = listen(page, deckUrl, options.file ?? '')
    await context.addInitScript(rememberRules)
    await context.addInitScript(keepDrawings)
    await context.addInitScript(watchTimers)
    await enterPrintRoute(context, deckUrl, options)
    await withDeadline(page.goto(deckUrl, { waitUntil: 'commit', timeout: limit }), deadline)
      .catch(error => fail(options, [
        { slide: 0, what: `${deckUrl} cannot be opened: ${messageOf(error)}`, broken: true },
      ]))
    await settle(page, deckUrl, options, deadline, heard)
    if (await page.evaluate(useStageRules))
      await settle(page, deckUrl, options, deadline, heard)
    await placePosters(page)
    return {
      page,
      findings: heard.findings(),
      remote: remote(),
      close: () => context.close(),
    }
  }
  catch (error) {
    await context.close().catch(() => {})
    throw error
  }
}

/** The print page has no file of its own on a static host, so its address is set before the app starts. */
async function enterPrintRoute(context: BrowserContext, deckUrl: string, options: PrintOptions): Promise<void> {
  const query = new URLSearchParams({
    print: options.withClicks
      ? 'clicks'
      : 'true',
    range: options.slides.join(','),
  })
  await context.addInitScript(replaceAddress, { from: deckUrl, to: `${deckUrl}print?${query}` })
}
