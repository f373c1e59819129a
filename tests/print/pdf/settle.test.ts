import type { Browser } from 'playwright'
import type { StaticServer } from '../../../lib/browser/serve.ts'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../../../lib/browser/browser.ts'
import { serveFolder } from '../../../lib/browser/serve.ts'
import { useStaticFonts } from '../../../lib/print/pdf/static-fonts.ts'
import { openPrintPage, snapshotDeck } from '../../../lib/print/settle.ts'
import { root } from '../../../lib/project/root.ts'
import { listen } from '../../listen.ts'
import { openBrowser } from '../../shared-browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'lectern-settle-'))
let browser: Browser
let server: StaticServer

beforeAll(async () => {
  browser = await openBrowser()
  server = await serveFolder(folder)
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** A print page made by hand: what Slidev's leaves in the document, and nothing else. */
function deck(name: string, second: string, head = ''): string {
  const slide = (no: number, html: string): string => `<div id="00${no}-01" class="print-slide-container"><div class="slidev-page" data-slidev-no="${no}"><div>${html}</div></div></div>`
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'index.html'), `<!doctype html><html lang="en"><head><link rel="icon" href="data:,">${head}</head><body>${slide(1, '<h1>One</h1>')}${slide(2, second)}</body></html>`)
  return `${server.url}${name}/`
}

it.for<[string, string, string, string]>([
  ['stuck', '<p data-lectern-pending="the output of bigram.py">…</p>', '', '(slide 2): "the output of bigram.py" is not ready (waited 2 s)'],
  ['loading', '<p class="slidev-slide-loading">Loading slide...</p>', '', '(slide 2): the slide is still loading (waited 2 s)'],
  ['awaited', '<p data-waitfor=".done">…</p>', '', '(slide 2): nothing matches its data-waitfor ".done" (waited 2 s)'],
  ['picture', '<img src="data:image/png;base64,AAAA" alt="x">', '', '(slide 2): the picture data:image/png;base64,AAAA cannot be shown'],
  ['missing', '<img src="gone.png" alt="x">', '', '(slide 2): the picture gone.png cannot be shown'],
  ['font', '<p style="font-family:Lost">x</p>', '<style>@font-face{font-family:Lost;src:url(data:font/woff2;base64,AAAA)}</style>', 'the font Lost normal normal will not load'],
  ['data', '<p>x</p>', '<script>void fetch("AzureIcons/all%20icons.json").then(r => r.json()).catch(() => {})</script>', 'slides.md: "AzureIcons/all icons.json", which the slides ask for, answers 404\n  expected: a slide that is complete: its fonts, pictures, diagrams and outputs\n  fix:      put the file into the deck\'s public/, or correct the address in its code'],
  ['throws', '<p>x</p>', '<script>setTimeout(() => { throw new Error("no such model") })</script>', 'an error is thrown: no such model'],
])('names a slide that never settles or cannot: %s', async ([name, html, head, message]) => {
  await expect(openPrintPage(browser, deck(name, html, head), { slides: [1, 2], limit: 2000, file: 'slides.md' })).rejects.toThrow(message)
})

it.for<[string, string, string, string]>([
  ['a picture', '<img src="http://pictures.invalid/a.png" alt="x">', '', 'http://pictures.invalid/a.png cannot be loaded'],
  ['a style sheet', '<p>x</p>', '<link rel="stylesheet" href="http://styles.invalid/a.css">', 'http://styles.invalid/a.css cannot be loaded'],
  ['a face', '<p style="font-family:Far">x</p>', '<style>@font-face{font-family:Far;src:url(http://faces.invalid/a.woff2)}</style>', 'http://faces.invalid/a.woff2 cannot be loaded'],
  ['an author\'s remark', '<p>x</p>', '<script>console.error("no such model")</script>', 'an error is reported: no such model'],
])('goes on without what another host does not give, and tells of it: %s', async ([name, html, head, message]) => {
  const { findings, close } = await openPrintPage(browser, deck(`far-${name.replaceAll(/\\W/g, '')}`, html, head), { slides: [1, 2], limit: 20_000, file: 'slides.md' })
  await close()
  expect(findings).toEqual([expect.objectContaining({ severity: name.startsWith('an author') ? 'care' : 'notice', found: expect.stringContaining(message) as string })])
})

it('shows what moves without end at rest, and what moves once at its end', async () => {
  const { page, close } = await openPrintPage(browser, deck('moving', '<p class="spin">a</p><p class="fade">b</p>', '<style>@keyframes turn { from { rotate: 10deg } to { rotate: 370deg } } .spin { animation: turn 1s linear infinite } @keyframes come { from { opacity: 0 } } .fade { animation: come 9s 1s both }</style>'), { slides: [1, 2], limit: 20_000, file: 'slides.md' })
  const shown = await page.locator('p').evaluateAll(found => found.map((each) => {
    const { rotate, opacity } = getComputedStyle(each)
    return [rotate, opacity]
  }))
  await close()
  expect(shown).toEqual([['none', '1'], ['none', '1']])
})

it('misses no frame that the page itself takes away while it loads', async () => {
  const silent = await listen(() => {})
  const asked = once(silent.server, 'request')
  const { findings, page, close } = await openPrintPage(browser, deck('taken', `<iframe src="${silent.url}" title="x"></iframe>`, '<script>addEventListener("DOMContentLoaded", () => setTimeout(() => document.querySelector("iframe").remove(), 300))</script>'), { slides: [1, 2], limit: 20_000, file: 'slides.md' })
  await asked
  expect(await page.locator('iframe').count()).toBe(0)
  await close()
  silent.server.closeAllConnections()
  silent.server.close()
  expect(findings).toEqual([])
})

it('tells of all that other hosts do not give as one finding', async () => {
  const { findings, remote, close } = await openPrintPage(browser, deck('far-both', '<img src="http://pictures.invalid/a.png" alt="x"><iframe src="http://frames.invalid/" title="x"></iframe>', '<link rel="stylesheet" href="http://faces.invalid/a.css">'), { slides: [1, 2], limit: 20_000, file: 'slides.md' })
  await close()
  expect(findings).toHaveLength(1)
  expect(findings[0]?.found).toMatch(/faces\.invalid[\s\S]*pictures\.invalid/)
  // A frame's place is a poster's, whether its host answers or not.
  expect(findings[0]?.found).not.toContain('frames.invalid')
  expect(remote).toEqual({ img: ['http://pictures.invalid'], frame: ['http://frames.invalid'], style: ['http://faces.invalid'] })
})

it('asks no other host with --offline, and the deck\'s own files all the same', async () => {
  const alone = await launchBrowser({ offline: true })
  const { findings, close } = await openPrintPage(alone, deck('alone', '<img src="http://192.0.2.1/a.png" alt="x">'), { slides: [1, 2], limit: 20_000, file: 'slides.md' })
  await close()
  await alone.close()
  expect(findings).toEqual([expect.objectContaining({ found: expect.stringContaining('http://192.0.2.1/a.png cannot be loaded: net::ERR_PROXY_CONNECTION_FAILED') as string })])
})

it('refuses a picture of a style that a slide shows and that is not there', async () => {
  const url = deck('ground', '<p style="background:url(ground.png)">x</p>')
  await expect(openPrintPage(browser, url, { slides: [1, 2], limit: 20_000, file: 'slides.md' })).rejects.toThrow('(slide 2): the picture ground.png answers 404')
})

it('goes on where a marker falls back to a dot, and tells of it', async () => {
  const { findings, close } = await openPrintPage(browser, deck('marker', '<ul style="list-style-image:url(arrow.svg)"><li>x</li></ul>'), { slides: [1, 2], limit: 20_000, file: 'slides.md' })
  await close()
  expect(findings).toEqual([expect.objectContaining({ severity: 'care', found: expect.stringContaining('arrow.svg answers 404: a style asks for it') as string })])
})

it('gives slides what rules for the stage say of what lies around a slide there', async () => {
  const styles = `
    .print-slide-container { background: white }
    @layer theme { .slidev-slide-content h1 { letter-spacing: 3px } }
    html:not(.dark) #slide-content, .other { background: rgb(1, 2, 3); h1 { color: rgb(4, 5, 6) } }
    :root { #slideshow > .slidev-page { line-height: 50px } }
    .slidev-slide-content[data-v-1] { opacity: 0.5 }
    #slide-container { display: none }
    #slide-content h1::before { content: "1" }
    @media print { #slide-content { opacity: 0.5 } }
    #slide-content-other { opacity: 0.5 }`
  const { page, close } = await openPrintPage(browser, deck('stage-rules', '<h1>x</h1>', `<style>${styles}</style>`), { slides: [1, 2], limit: 20_000, file: 'slides.md' })
  const seen = await page.evaluate(() => {
    const [slide, heading, layout] = ['.print-slide-container', 'h1', '.slidev-page'].map(selector => getComputedStyle(document.querySelector(selector)!))
    const number = getComputedStyle(document.querySelector('h1')!, '::before').content
    return [number, slide!.backgroundColor, slide!.opacity, slide!.display, heading!.color, heading!.letterSpacing, layout!.lineHeight, document.querySelectorAll('style:not(#lectern-still)').length]
  })
  await close()
  expect(seen).toEqual(['"1"', 'rgb(1, 2, 3)', '1', 'block', 'rgb(4, 5, 6)', '3px', '50px', 2])
})

it('takes no rules for the stage that concern nothing on paper', async () => {
  const { page, close } = await openPrintPage(browser, deck('idle-rules', '<h1>x</h1>', '<style>.slidev-presenter #slide-content { opacity: 0.5 } #slide-content .nowhere::after { content: "x" }</style>'), { slides: [1, 2], limit: 20_000, file: 'slides.md' })
  const sheets = await page.locator('style:not(#lectern-still)').count()
  await close()
  expect(sheets).toBe(1)
})

it('waits for a slide of which only the foot is there', async () => {
  const url = deck('foot', '<p>x</p>', '<script>addEventListener("DOMContentLoaded", () => document.querySelectorAll(".slidev-page")[1].innerHTML = "<div class=slide-foot>2</div>")</script>')
  await expect(openPrintPage(browser, url, { slides: [1, 2], limit: 1000, file: 'slides.md' })).rejects.toThrow('(slide 2): the slide is still empty (waited 1 s)')
})

it('waits for a slide of which only its author\'s layers are there', async () => {
  const player = (load: string): string => `<script>addEventListener("DOMContentLoaded", () => {
    const slides = [{ no: 1, load: async () => {} }, { no: 2, load: ${load} }]
    document.body.append(Object.assign(document.createElement("div"), { id: "app", __vue_app__: { _context: { provides: { context: { nav: { slides } } } } } }))
  })</script>`
  await expect(openPrintPage(browser, deck('layers', '<p>Layer</p>', player('() => new Promise(() => {})')), { slides: [1, 2], limit: 1000, file: 'slides.md' })).rejects.toThrow('(slide 2): the slide is still loading (waited 1 s)')
  const { close } = await openPrintPage(browser, deck('layers-loaded', '<p>Layer</p>', player('async () => {}')), { slides: [1, 2], limit: 20_000, file: 'slides.md' })
  await close()
})

it('waits until the clicks of a slide are told apart', async () => {
  const url = deck('clicks', '<p>x</p>', '<script>addEventListener("DOMContentLoaded", () => document.getElementById("002-01").id = "002-04")</script>')
  await expect(openPrintPage(browser, url, { slides: [1, 2], withClicks: true, limit: 1000, file: 'slides.md' })).rejects.toThrow('(slide 2): its clicks are not rendered (waited 1 s)')
  const { close } = await openPrintPage(browser, url, { slides: [1, 2], withClicks: true, clicksStart: { 2: 3 }, limit: 20_000, file: 'slides.md' })
  await close()
})

it('names a page that stops answering', async () => {
  const url = deck('hangs', '<p>x</p>', '<script>setTimeout(() => { for (;;); }, 30)</script>')
  await expect(openPrintPage(browser, url, { slides: [1, 2], limit: 1500, file: 'slides.md' })).rejects.toThrow(/does not answer|is not|has not/)
})

it('names a slide that the build does not have', async () => {
  await expect(openPrintPage(browser, deck('older', '<p>x</p>'), { slides: [1, 2, 3], file: 'slides.md' })).rejects.toThrow('(slide 3): the built deck has no such slide; its source is newer')
})

it('reads slides as HTML that needs no script, with addresses that move with the deck', async () => {
  const html = '<h1>Two <span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>A</mi></mrow><annotation encoding="application/x-tex">mathrm{A}</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">A</span></span></h1><script>1</script><p class="slidev-vclick-hidden">later</p><button class="b" type="submit" data-v-1 onclick="run()">Run</button><a href="#001-01">back</a><a href="https://example.org/">out</a><svg role="img" aria-label="A set" width="9" height="9"></svg>'
  const { slides } = await snapshotDeck(browser, deck('whole', html), { slides: [1, 2] })
  expect(slides).toHaveLength(2)
  expect(slides[1]).toMatchObject({ no: 2, click: 0, title: 'Two A', links: [{ text: 'back', href: './1', slide: 1 }, { text: 'out', href: 'https://example.org/' }], images: [{ alt: 'A set', src: '' }] })
  expect(slides[1]?.html).toContain('<span class="b" data-v-1="" data-button="">Run</span><a href="./1">back</a>')
  expect(slides[1]?.html).not.toMatch(/script|later/)
})

it('loads each face that it cuts, also one that paper alone asks for', async () => {
  copyFileSync(join(root, 'node_modules/@fontsource-variable/noto-sans/files/noto-sans-devanagari-wght-normal.woff2'), join(folder, 'v.woff2'))
  writeFileSync(join(folder, 'faces.html'), '<!doctype html><style>@font-face{font-family:"V";src:url(v.woff2);font-weight:100 900}p{font-family:V}@media screen{.paper{display:none}}</style><p>क<p class="paper" style="font-weight:800">क')
  const page = await browser.newPage()
  await page.goto(`${server.url}faces.html`, { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready)
  expect(await useStaticFonts(page)).toEqual(['V', 'V'])
  expect(await page.evaluate(() => [...document.fonts].map(({ weight, status }) => `${weight} ${status}`).toSorted())).toEqual(['400 loaded', '800 loaded'])
  await page.close()
})
