import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveFolder } from '../../lib/browser/serve.ts'
import { readPdf } from '../../lib/print/pdf/read/read-pdf.ts'
import { printSlides } from '../../lib/print/pdf/slides.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'
import { writeDeckPages } from '../../lib/site/deck-pages.ts'
import { buildDeck } from '../../lib/slidev/build.ts'
import { placeDecks } from '../../lib/slidev/place-decks.ts'
import { openBrowser } from '../shared-browser.ts'

let site: string
/** Of the last two slides: where the words of each block begin and end, as parts of the slide's width. */
let sides: string[][]
let pages: Awaited<ReturnType<typeof readPdf>>['pages']

beforeAll(async () => {
  const project = join(root, 'tests/fixtures/decks/world')
  site = await mkdtemp(join(tmpdir(), 'lectern-world-'))
  const deck = await loadDeck(findDecks(project)[0]!, project)
  const built = await buildDeck(deck)
  await placeDecks([built], site)
  await writeDeckPages(built, undefined, { site })
  const server = await serveFolder(site)
  const browser = await openBrowser()
  try {
    const { bytes } = await printSlides(browser, `${server.url}${deck.name}/`, deck, { kept: join(site, '.frozen') })
    pages = (await readPdf(bytes)).pages
    const page = await browser.newPage({ viewport: { width: 980, height: 552 } })
    sides = []
    for (const no of [deck.slides.length - 1, deck.slides.length]) {
      await page.goto(`${server.url}${deck.name}/${no}`)
      await page.locator('.slidev-page:visible .slidev-layout h1').first().waitFor()
      sides.push(await page.locator('.slidev-page:visible .slidev-layout :is(h1, p, li)').evaluateAll(blocks => blocks.map((block) => {
        const range = document.createRange()
        range.selectNodeContents(block)
        const { left, right } = range.getBoundingClientRect()
        return `${block.tagName} ${left < 110 ? 'left' : right > 870 ? 'right' : `${left} to ${right}`} ${getComputedStyle(block).direction}`
      })))
    }
  }
  finally {
    await browser.close()
    await server.close()
  }
})
afterAll(() => rm(site, { recursive: true, force: true }))

it('reads conjuncts and emoji made of several back as they were written', () => {
  expect(pages[5]!.text).toBe('विज्ञानऔरप्रौद्योगिकीमेंक्षेत्रीयशिक्षाकृत्रिमबुद्धिमत्ताआँकड़ोंसेसीखतीहै👩🏽🔬🙏🏻'.normalize('NFKC'))
})

it('breaks a word that is longer than its line, in a title and in a column', () => {
  const texts = pages.map(({ text }) => text.normalize('NFC'))
  for (const word of ['Donaudampfschifffahrtsgesellschaftskapitänsmützen', 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'])
    expect(texts.filter(text => text.includes(word.normalize('NFC'))), word).toHaveLength(1)
})

it('sets each block from the side where its script starts, and a slide from its title\'s', async () => {
  expect(sides).toEqual([
    ['H1 right rtl', 'LI right rtl', 'LI right rtl', 'P left ltr'],
    ['H1 left ltr', 'P right rtl', 'LI right rtl', 'LI right rtl'],
  ])
})

it.each([
  ['Greek', 2, 'χρήση', /NotoSans/],
  ['Cyrillic', 3, 'применяют', /NotoSans/],
  ['Arabic', 4, 'يدرب', /Vazirmatn/],
  ['Hebrew', 5, 'מאומן', /NotoSansHebrew/],
  ['Devanagari', 6, 'क्षेत्रीय', /NotoSans/],
])('prints %s in a face of its own, embedded, and its letters can be read back', (_, page, word, face) => {
  const found = pages[page - 1]!
  // A file may hold a line from right to left in the order in which it is seen, joined letters as one.
  expect([...word].filter(letter => !found.text.includes(letter)), found.text).toEqual([])
  expect(found.fonts.map(({ name }) => name.replace(/[\s-]/g, '')).join(' ')).toMatch(face)
  expect(found.fonts.filter(({ embedded }) => !embedded)).toEqual([])
})
