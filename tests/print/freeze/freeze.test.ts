import type { Browser } from 'playwright'
import type { StaticServer } from '../../../lib/browser/serve.ts'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveFolder } from '../../../lib/browser/serve.ts'
import { freeze, openDetached } from '../../../lib/print/freeze/freeze.ts'
import { openDocument } from '../../../lib/print/freeze/open.ts'
import { comparePlaces } from '../../../lib/print/freeze/places.ts'
import { prepareSlides, settleLinks } from '../../../lib/print/pdf/in-page/prepare.ts'
import { comparePages } from '../../../lib/print/pdf/read/compare-pages.ts'
import { readPdf } from '../../../lib/print/pdf/read/read-pdf.ts'
import { openBrowser } from '../../shared-browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'lectern-frozen-'))
let browser: Browser
let server: StaticServer

beforeAll(async () => {
  browser = await openBrowser()
  server = await serveFolder(folder, '/talks/')
})
afterAll(async () => {
  await browser.close()
  await server.close()
  rmSync(folder, { recursive: true })
})

const square = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** A deck's print page by hand: one container for each click of each slide. */
function deck(name: string, containers: [string, string][], head = ''): string {
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'dot.png'), Buffer.from(square, 'base64'))
  writeFileSync(join(folder, name, 'a.css'), '.dot { background: url(dot.png); width: 9px; height: 9px } .nowhere { color: red } @page { size: 980px 552px; margin: 0 } h1:hover { color: red }')
  const slides = containers.map(([id, html]) => `<div id="${id}" class="print-slide-container" style="position:relative;width:980px;height:552px"><div class="slidev-page"><div class="slidev-layout">${html}</div></div></div>`)
  writeFileSync(join(folder, name, 'index.html'), `<!doctype html><html lang="en" class="light"><head><link rel="icon" href="data:,"><link rel="stylesheet" href="a.css">${head}</head><body><nav>menu</nav><div id="app"><div id="page-root">${slides.join('')}</div></div></body></html>`)
  return `${server.url}${name}/`
}

const nothing = { clicks: {}, aliases: {} }

it('does without a style sheet that its host does not give, and keeps to the page with one that only links may read', async () => {
  const other = await serveFolder(folder)
  const [absent, unreadable] = ['http://127.0.0.1:1/a.css', `${other.url}linked/a.css`]
  for (const [name, address, unlike] of [['absent', absent, []], ['linked', unreadable, [{ slide: 0, found: `${unreadable} cannot be read` }]]] as const) {
    const detached = await openDetached(browser, deck(name, [['001-01', '<h1>One</h1>']], `<link rel="stylesheet" href="${address}">`), { slides: [1] }, nothing)
    expect((await freeze(browser, detached, {}, join(folder, `${name}.html`))).unlike).toEqual(unlike)
    await detached.close()
  }
  await other.close()
})

it('keeps what a copy would lose, and needs no other file', async () => {
  const html = '<h1>Two</h1><canvas width="20" height="10"></canvas><input value="typed"><textarea></textarea><img src="dot.png" alt="dot"><div class="dot"></div><div class="host"></div><a href="java\nscript:alert(1)">a</a><svg><a xlink:href=" JavaScript:alert(2)">b</a></svg>'
  const head = '<script>addEventListener("DOMContentLoaded", () => { document.querySelector("canvas").getContext("2d").fillRect(0, 0, 5, 5); document.querySelector("input").value = "now"; document.querySelector("textarea").value = "long"; document.querySelector(".host").attachShadow({ mode: "open" }).innerHTML = "<b>in the shade</b>" })</script>'
  const detached = await openDetached(browser, deck('whole', [['001-01', html]], head), { slides: [1] }, nothing)
  const file = join(folder, 'whole.html')
  const { unlike } = await freeze(browser, detached, {}, file)
  await detached.close()
  expect(unlike).toEqual([])
  const text = readFileSync(file, 'utf8')
  expect(text).not.toMatch(/<script|<link|menu|nowhere|:hover/)
  expect(text.match(/url\((?!"?data:)|src="(?!data:)/g)).toBeNull()
  expect(text).not.toMatch(/script:/i)
  expect(text).toContain('@page')
  const { page, close } = await openDocument(browser, file, {})
  expect(await page.evaluate(() => ({
    canvas: document.querySelector('img')?.width,
    typed: document.querySelector('input')?.value,
    long: document.querySelector('textarea')?.value,
    shade: document.querySelector('.host')?.shadowRoot?.textContent,
    dot: getComputedStyle(document.querySelector('.dot')!).backgroundImage.slice(0, 14),
  }))).toEqual({ canvas: 20, typed: 'now', long: 'long', shade: 'in the shade', dot: 'url("data:imag' })
  await close()
})

/** A shorthand that is a variable, and a later declaration of a part of it: the CSSOM serialises both empty. */
const shorthands: [shorthand: string, value: string, part: string, partValue: string][] = [
  ['mask', 'url("data:image/svg+xml,%3Csvg%20xmlns=\'http://www.w3.org/2000/svg\'/%3E") no-repeat', 'mask-size', '100% 100%'],
  ['background', 'url(dot.png) no-repeat', 'background-color', 'rgb(1, 2, 3)'],
  ['font', 'italic 700 31px monospace', 'line-height', '40px'],
  ['border-image', 'url(dot.png) 1 round', 'border-image-width', '3px'],
  ['border', '3px dotted rgb(4, 5, 6)', 'border-left-color', 'rgb(7, 8, 9)'],
  ['inset', '1px 2px 3px 4px', 'left', '9px'],
  ['margin', '1px 2px 3px 4px', 'margin-top', '9px'],
  ['grid-area', '1 / 2 / 3 / 4', 'grid-row-end', '9'],
  ['text-decoration', 'underline wavy rgb(1, 2, 3)', 'text-decoration-color', 'rgb(7, 8, 9)'],
  ['animation', 'spin 3s linear', 'animation-delay', '1s'],
]
const ruleOf = (name: string, [shorthand, value, part, partValue]: typeof shorthands[number]): string => `.${name}-${shorthand} { --v: ${value}; ${shorthand}: var(--v); ${part}: ${partValue} }`

it('keeps shorthands with variables, from files, from the page, and from scripts', async () => {
  const all = (name: string): string[] => shorthands.map(shorthand => ruleOf(name, shorthand))
  const script = `
    const sheet = document.querySelector('#late').sheet
    for (const rule of ${JSON.stringify(all('inserted'))}) sheet.insertRule(rule, sheet.cssRules.length)
    sheet.insertRule('.inserted-mask { color: rgb(9, 9, 9) }', 0)
    const adopted = new CSSStyleSheet()
    adopted.replaceSync(${JSON.stringify(all('adopted').join(' '))})
    document.adoptedStyleSheets.push(adopted)
    const shade = document.querySelector('#host').attachShadow({ mode: 'open' })
    shade.innerHTML = ${JSON.stringify(`<style>${all('shade').join(' ')}</style>${shorthands.map(([shorthand]) => `<i class="shade-${shorthand}"></i>`).join('')}`)}
    const slide = document.querySelector('#own').sheet
    slide.insertRule(${JSON.stringify(ruleOf('slide', shorthands[0]!))}, 0)`
  const ways = ['linked', 'written', 'inserted', 'adopted']
  const html = `${ways.flatMap(way => shorthands.map(([shorthand]) => `<i class="${way}-${shorthand}"></i>`)).join('')}<div id="host"></div><style id="own"></style><i class="slide-mask"></i>`
  const url = deck('shorthands', [['001-01', html]], `<link rel="stylesheet" href="rules.css"><style>@layer a { ${all('written').join(' ')} }</style><style id="late">${ruleOf('late', shorthands[0]!)}</style><script>addEventListener("DOMContentLoaded", () => { ${script} })</script>`)
  writeFileSync(join(folder, 'shorthands', 'rules.css'), all('linked').join('\n'))
  /** Runs in the page. */
  const look = (names: string[]): string[] => [...document.querySelectorAll('.slidev-layout i'), ...document.querySelector('#host')!.shadowRoot!.querySelectorAll('i')].flatMap(element =>
    names.map(name => `${element.className} ${name}: ${getComputedStyle(element).getPropertyValue(name).replace(/url\("[^"]*"\)/, 'url()')}`))
  const names = shorthands.flatMap(([shorthand, , part]) => [shorthand, part]).concat('border-image-source', 'mask-image', 'background-image')
  const detached = await openDetached(browser, url, { slides: [1] }, nothing)
  const before = await detached.page.evaluate(look, names)
  const file = join(folder, 'shorthands.html')
  expect((await freeze(browser, detached, {}, file)).unlike).toEqual([])
  await detached.close()
  const { page, close } = await openDocument(browser, file, {})
  expect(await page.evaluate(look, names)).toEqual(before)
  await close()
  expect(before).toHaveLength((5 * shorthands.length + 1) * names.length)
  for (const way of [...ways, 'shade', 'slide'])
    expect(before, way).toContain(`${way}-mask mask-image: url()`)
  expect(before).toContain('linked-font font: italic 700 31px / 40px monospace')
})

it('is not changed any more by the app that made it', async () => {
  const url = deck('busy', [['001-01', '<p>as it was</p>']], '<script>addEventListener("change-now", () => { const p = window.first; p.textContent = "changed" }); addEventListener("DOMContentLoaded", () => { window.first = document.querySelector("p") })</script>')
  const { page, close } = await openDetached(browser, url, { slides: [1] }, nothing)
  await page.evaluate(() => dispatchEvent(new Event('change-now')))
  expect(await page.locator('.print-slide-container').innerText()).toBe('as it was')
  await close()
})

it('says where a parser would read a page differently, so that it is not printed from', async () => {
  const url = deck('nested', [['001-01', '<p id="outer">text</p>']], '<script>addEventListener("DOMContentLoaded", () => { const inner = document.createElement("div"); inner.textContent = "a block in a paragraph"; document.getElementById("outer").append(inner) })</script>')
  const detached = await openDetached(browser, url, { slides: [1] }, nothing)
  expect((await freeze(browser, detached, {}, join(folder, 'nested.html'))).unlike).toEqual([{ slide: 1, found: expect.stringMatching(/elsewhere/) }])
  await detached.close()
})

it('shows a film\'s first frame or its poster, without buttons, and a slide that is only a picture is not blank', async () => {
  const film = '<video controls width="64" height="36"><source src="film.webm" type="video/nobodys"><source src="film.webm"></video>'
  const url = deck('films', [['001-01', film], ['002-01', '<video controls width="64" height="36" src="film.webm" poster="dot.png"></video>'], ['003-01', '<img src="dot.png" alt="" width="90" height="90">'], ['004-01', '<div class="dot"></div>'], ['005-01', '<p></p>']])
  writeFileSync(join(folder, 'films', 'film.webm'), readFileSync(new URL('../../fixtures/film.webm', import.meta.url)))
  const detached = await openDetached(browser, url, { slides: [1, 2, 3, 4, 5] }, nothing)
  expect(await detached.page.locator('video').count()).toBe(0)
  expect(await detached.page.locator('.print-slide-container img').first().evaluate((image) => {
    const canvas = document.createElement('canvas')
    canvas.getContext('2d')!.drawImage(image as HTMLImageElement, 0, 0)
    const [red = 0, green = 0] = canvas.getContext('2d')!.getImageData(32, 18, 1, 1).data
    return red > 150 && green < 60
  })).toBe(true)
  await detached.page.evaluate(() => document.querySelector('nav')?.remove())
  const read = await readPdf(await detached.page.pdf({ preferCSSPageSize: true, printBackground: true }))
  expect(read.pages.flatMap(({ fonts }) => fonts)).toEqual([])
  expect(comparePages(detached.expected, read.pages.slice(0, 5), 'slides.md').map(({ slide, found }) => [slide, found])).toEqual([[5, 'the slide is blank']])
  await detached.close()
})

it('names a film that is not there, and one with no source that the browser knows', async () => {
  const lost = (name: string, film: string): Promise<unknown> => openDetached(browser, deck(name, [['001-01', film]]), { slides: [1] }, nothing)
  await expect(lost('lost-film', '<video src="gone.webm"></video>')).rejects.toThrow(/gone\.webm/)
  await expect(lost('odd-film', '<video><source src="film.odd" type="video/odd"><source src="film.odder" type="video/odder"></video>')).rejects.toThrow(/film\.odd cannot be shown, and has no poster/)
})

it('holds places against each other', async () => {
  const before = [{ id: '001-01', words: 'a', boxes: [['p', 0, 0, 10, 10] as [string, number, number, number, number]] }]
  expect(comparePlaces(before, before)).toEqual([])
  expect(comparePlaces(before, [{ ...before[0]!, words: 'b' }])).toEqual([{ slide: 1, found: 'its words differ' }])
  expect(comparePlaces(before, [{ ...before[0]!, boxes: [['p', 0, 2, 10, 10]] }])).toEqual([{ slide: 1, found: '<p> is elsewhere' }])
  expect(comparePlaces(before, [])).toEqual([{ slide: 1, found: 'it is not there' }])
})

it('keeps the chosen states, and sends links to slides, to the site, or nowhere', async () => {
  const links = '<h1>One <span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>A</mi></mrow><annotation encoding="application/x-tex">mathrm{A}</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">A</span></span></h1><a href="2">slide</a> <a href="named">named</a> <a href="read/">reader</a> <a href="../other/">other talk</a> <a href="https://example.org/">out</a>'
  const url = deck('links', [['001-01', links], ['002-01', '<p>none</p>'], ['002-02', '<p>one</p>'], ['002-03', '<p>two</p>'], ['003-01', '<p>last</p>']])
  const { page, expected, close } = await openDetached(browser, url, { slides: [1, 2, 3], withClicks: true }, { clicks: { 2: [0, 9] }, aliases: { named: 3 } })
  expect(expected.map(({ no, click }) => [no, click])).toEqual([[1, 0], [2, 0], [2, 2], [3, 0]])
  const publicUrl = 'https://talks.example/links/'
  expect(settleLinks(expected[0]!, [1, 2], publicUrl)).toMatchObject({ internal: 1, external: ['https://example.org/', `${publicUrl}3`, `${publicUrl}read/`, 'https://talks.example/other/'] })
  expect(settleLinks(expected[0]!, [1, 2, 3])).toMatchObject({ internal: 2, external: ['https://example.org/'] })
  const { pages, plain } = await page.evaluate(prepareSlides, { slides: [1, 2] })
  expect(pages.map(({ no }) => no)).toEqual([1, 2, 2])
  expect(pages[0]!.title).toBe('One A')
  expect(plain).toEqual(['slide 1: to slide 3', 'slide 1: links/read/', 'slide 1: other/'])
  expect(await page.locator('a').evaluateAll(found => found.map(link => link.getAttribute('href')))).toEqual(['#002-01', null, null, null, 'https://example.org/'])
  await close()
})
