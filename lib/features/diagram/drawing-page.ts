import type { Browser, Page } from 'playwright'
import type { Scheme } from '../../look/palette.ts'
import type { LabelFace } from '../../look/project-faces.ts'
import type { Outcome } from './in-page/draw.ts'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join } from 'node:path'
import { transform } from 'sucrase'
import { readPalettes } from '../../look/palette.ts'
import { labelFace } from '../../look/project-faces.ts'
import { drawWhenReady, isReady, loadFace } from './in-page/ask.ts'
import { mermaidConfig } from './theme.ts'

/** No such host exists: every request is answered below, none leaves this machine. */
const host = 'http://drawing.invalid'
/** Milliseconds after which the browser closes: a build that has drawn its last diagram must be able to end. */
const idle = 400
/** Milliseconds after which a drawing is given up: one line can ask for a million boxes, and the page has no other way out. */
const patience = 60_000

const require = createRequire(import.meta.url)
const folders: Record<string, string> = {
  mermaid: join(dirname(require.resolve('mermaid/package.json')), 'dist'),
  draw: join(import.meta.dirname, 'in-page'),
}
const types: Record<string, string> = {
  '.css': 'text/css',
  '.mjs': 'text/javascript',
  '.ts': 'text/javascript',
  '.woff2': 'font/woff2',
}
const html = (face: string, sheets: string[]): string => `<!doctype html><meta charset="utf-8">${sheets.map((sheet, index) => `<link rel="stylesheet" href="/fonts/${index}/${basename(sheet)}">`).join('')}<body style="margin:0;width:1200px;font-family:${face}"><script type="module" src="/draw/start.ts"></script></body>`

interface Session { browser: Browser, page: Page }

let session: Promise<Session> | undefined
/** The face of the open page. */
let family: string | undefined
let queue: Promise<unknown> = Promise.resolve()
let timer: NodeJS.Timeout | undefined
let live = false

/**
 * Draws one source with Mermaid in a headless browser that all drawings of this process share, one after
 * the other. The browser closes by itself soon after the last.
 *
 * @param most milliseconds that it may take
 * @throws LecternError when there is no browser and none can be installed
 */
export async function drawInBrowser(code: string, scheme: Scheme, density: number, face: LabelFace = labelFace(undefined, ''), most = patience): Promise<Outcome> {
  const palettes = readPalettes()
  const work = queue.then(() => drawNow({ code, config: mermaidConfig(palettes[scheme], scheme === 'dark', density, face.family), palette: palettes[scheme] }, face, most))
  queue = work.catch(() => undefined)
  return work
}

/** Starts the browser before it is needed and keeps it, so that an edited diagram shows within a second. For a live server. */
export function keepDrawingPage(): void {
  if (live)
    return
  live = true
  // Draws the commonest type once, since Mermaid loads each on first use. Whoever draws first hears of a failure.
  drawInBrowser('flowchart LR\n  A --> B', 'light', 0).catch(() => undefined)
}

async function drawNow(asked: Parameters<typeof drawWhenReady>[0], face: LabelFace, most: number): Promise<Outcome> {
  clearTimeout(timer)
  if (family !== face.family)
    await closeDrawingPage()
  family = face.family
  session ??= open(face)
  try {
    const { browser, page } = await session
    const outcome = await Promise.race([page.evaluate(drawWhenReady, asked), givenUp(page, most)])
    if (outcome !== undefined)
      return outcome
    // Of a browser that is killed, a page may say first that it crashed: then nothing is wrong with the diagram.
    await browser.newPage()
    void closeDrawingPage()
    return { message: `it was not drawn within ${most / 1000} seconds, or needs more memory than a browser has: it is too large` }
  }
  catch (error) {
    void closeDrawingPage()
    throw error
  }
  finally {
    if (!live)
      timer = setTimeout(() => void closeDrawingPage(), idle)
  }
}

async function givenUp(page: Page, most: number): Promise<undefined> {
  await Promise.race([page.waitForEvent('crash', { timeout: 0 }).catch(() => {}), new Promise(resolve => setTimeout(resolve, most).unref())])
}

async function open({ family: face, sheets }: LabelFace): Promise<Session> {
  // Every deck's build reads this module, and few have a drawing that is not kept: Playwright takes a quarter of a second.
  const { launchBrowser } = await import('../../browser/browser.ts')
  const browser = await launchBrowser()
  const page = await browser.newPage()
  await page.route('**/*', async (route) => {
    const { pathname, origin } = new URL(route.request().url())
    if (pathname === '/')
      return route.fulfill({ contentType: 'text/html', body: html(face, sheets) })
    const [, folder = '', ...rest] = pathname.split('/')
    const [base, path] = folder === 'fonts'
      ? [dirname(sheets[Number(rest[0])] ?? ''), rest.slice(1)]
      : [folders[folder], rest]
    if (origin !== host || !base)
      return route.abort()
    const file = join(base, ...path)
    const body = await readFile(file)
    return route.fulfill({
      contentType: types[extname(file)] ?? 'application/octet-stream',
      body: file.endsWith('.ts')
        ? transform(body.toString(), { transforms: ['typescript'], disableESTransforms: true }).code
        : body,
    })
  })
  await page.goto(host)
  await page.waitForFunction(isReady)
  await page.evaluate(loadFace, face)
  return { browser, page }
}

/** Closes the shared browser now; the next drawing opens another. */
export async function closeDrawingPage(): Promise<void> {
  clearTimeout(timer)
  const last = session
  session = undefined
  await last?.then(({ browser }) => browser.close(), () => undefined)
}
