import type { Browser, Page } from 'playwright'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { isLong } from '../long.ts'
import { openBrowser } from '../shared-browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

function decks(): string[] {
  return readdirSync(inject('siteFolder'), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && readdirSync(join(inject('siteFolder'), entry.name)).includes('read'))
    .map(entry => entry.name)
}

/** Everything the policy refused on the page and in its frames. */
async function refusals(page: Page): Promise<string[]> {
  const found: string[] = []
  await page.exposeFunction('lecternRefused', (what: string) => found.push(what))
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', event =>
    (globalThis as unknown as { lecternRefused: (what: string) => void }).lecternRefused(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)))
  return found
}

it(`nothing is refused, and no other host is asked, on a walk through ${isLong ? 'every' : 'a'} talk`, async () => {
  const names = isLong ? decks() : ['lectern-tour']
  expect(decks().length).toBeGreaterThan(1)
  const own = new URL(inject('siteUrl')).origin
  let walked = 0
  for (const name of names) {
    const page = await browser.newPage({ serviceWorkers: 'block' })
    const refused = await refusals(page)
    const foreign: string[] = []
    page.on('request', request => !/^(?:data|blob):/.test(request.url()) && new URL(request.url()).origin !== own && foreign.push(request.url()))
    const total = readdirSync(join(inject('siteFolder'), name)).filter(file => /^\d+$/.test(file)).length
    await page.goto(`${inject('siteUrl')}${name}/`)
    await page.waitForFunction(() => document.documentElement.dataset.lecternPlaying !== undefined)
    for (let no = 2; no <= total; no++) {
      await page.keyboard.press('ArrowDown')
      await page.waitForURL(new RegExp(`/${no}(?:\\?|$)`))
      walked++
    }
    await page.waitForLoadState('networkidle')
    expect(refused, name).toEqual([])
    expect(foreign, name).toEqual([])
    await page.close()
  }
  expect(walked).toBeGreaterThan(20)
})

it('nothing is refused in the gallery\'s search, the reader, the presenter\'s view, the overview, an editor, the handout', async () => {
  const name = 'lectern-tour'
  const page = await browser.newPage({ serviceWorkers: 'block' })
  const refused = await refusals(page)
  const url = inject('siteUrl')
  await page.goto(url)
  await page.fill('#search', 'model')
  await page.waitForSelector('#found li a')
  for (const path of ['read/', 'handout/', 'presenter/4/', 'overview/', '4/']) {
    await page.goto(`${url}${name}/${path}`)
    await page.waitForLoadState('networkidle')
  }
  await page.keyboard.press('o')
  await page.getByRole('dialog', { name: 'Slides' }).waitFor()
  const no = readdirSync(join(inject('siteFolder'), name)).find(no => /^\d+$/.test(no) && readFileSync(join(inject('siteFolder'), name, no, 'index.html'), 'utf8').includes('runnable-snippet'))
  await page.goto(`${url}${name}/${no}/`)
  await page.locator('.runnable-snippet').first().getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('textbox').first().waitFor()
  expect(refused).toEqual([])
  await page.close()
})

it('the policy stops an inline script, eval, another host and a program on the visitor\'s machine', async () => {
  const page = await browser.newPage()
  const refused = await refusals(page)
  await page.goto(`${inject('siteUrl')}${decks()[0]}/`)
  expect(await page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.ran = true'
    document.head.append(script)
    const attempt = async (what: () => unknown): Promise<boolean> => {
      // What a debugger calls directly may evaluate; from a timer on it is the page that does.
      await new Promise(resolve => setTimeout(resolve))
      try {
        await what()
        return true
      }
      catch {
        return false
      }
    }
    return [
      'ran' in globalThis,
      // eslint-disable-next-line no-new-func -- this is what must fail
      await attempt(() => new Function('return 1')()),
      await attempt(() => fetch('https://example.com/')),
      await attempt(() => fetch('http://127.0.0.1:9/')),
      await attempt(() => fetch('http://localhost:9/')),
    ]
  })).toEqual([false, false, false, false, false])
  const expected = ['script-src-elem inline', 'script-src eval', 'connect-src https://example.com', 'connect-src http://127.0.0.1:9', 'connect-src http://localhost:9']
  await expect.poll(() => expected.filter(start => !refused.some(line => line.startsWith(start)))).toEqual([])
  await page.close()
})

/** The policy of each page of the site, by path. */
function policies(): Map<string, string> {
  const pages = readdirSync(inject('siteFolder'), { recursive: true, withFileTypes: true }).filter(entry => entry.name.endsWith('.html') && !entry.parentPath.includes('runtimes'))
  return new Map(pages.map(({ parentPath, name }) => {
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(join(parentPath, name), 'utf8')) ?? []
    return [join(parentPath, name), policy.replaceAll('&apos;', '\'')]
  }))
}

it('every page names nothing but its own origin, and no way around hashes', () => {
  const all = policies()
  expect(all.size).toBeGreaterThan(50)
  for (const [page, policy] of all) {
    expect(policy, page).toMatch(/^default-src 'none'; /)
    expect(policy, page).not.toMatch(/https?:|wss?:|\*|unsafe-eval|strict-dynamic|script-src[^;]*unsafe-inline/)
    if (!page.includes('/handout/'))
      expect(policy, page).toMatch(/; connect-src 'self'; /)
  }
})

it('the same policy stands in the files for hosts, and the cage keeps its own', () => {
  const headers = readFileSync(join(inject('siteFolder'), '_headers'), 'utf8')
  const vercel = readFileSync(join(inject('siteFolder'), 'vercel.json'), 'utf8')
  const [policy] = policies().get(join(inject('siteFolder'), 'index.html'))!.split('; style-src')
  for (const text of [headers, vercel]) {
    expect(text).toContain(policy)
    expect(text).toContain('; connect-src \'self\'; ')
    expect(text).toContain('frame-ancestors \'self\'')
  }
  expect(headers).not.toMatch(/^\/\*$/m)
  expect(headers).not.toMatch(/^\/.*runtimes.*\n {2}Content-Security/m)
  expect(vercel).not.toMatch(/"source":"[^"]*runtimes/)
})
