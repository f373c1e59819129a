import type { Page } from 'playwright'
import type { Part } from './css-text.ts'
import type { Sheet } from './in-page/sheets.ts'
import { findAddresses, findRules, replaceParts } from './css-text.ts'
import { findUnused, loadFiles, readSheets, writeSheets } from './in-page/sheets.ts'

/**
 * Turns every style sheet of a page into a `style` element that needs no other file: its source text, without the
 * rules that nothing on the page needs and with `data:` addresses. The page's slides must not change any more.
 *
 * @returns addresses of style sheets that cannot be read, and stay where they are
 */
export async function ownStyles(page: Page): Promise<string[]> {
  const { sheets, unreadable } = await page.evaluate(readSheets)
  const rules = sheets.map(({ css }) => findRules(css))
  const unused = await page.evaluate(findUnused, {
    selectors: rules.flatMap(({ selectors }) => selectors.map(({ text }) => text)),
    faces: rules.flatMap(({ faces }) => faces.map(({ text }) => text)),
  })
  const pruned = sheets.map(({ css, base }, index): Sheet => {
    const { selectors = [], faces = [] } = rules[index] ?? {}
    const gone = [
      ...selectors.filter((_, at) => unused.selectors[at]),
      ...faces.filter((_, at) => unused.faces[at]),
    ]
    unused.selectors.splice(0, selectors.length)
    unused.faces.splice(0, faces.length)
    return { css: replaceParts(css, gone.map(part => ({ ...part, text: '' }))), base }
  })
  await page.evaluate(writeSheets, await inlineFiles(page, pruned))
  return unreadable
}

/** Addresses of the page's own server become their files; others stay. */
async function inlineFiles(page: Page, sheets: Sheet[]): Promise<string[]> {
  const { origin } = new URL(page.url())
  const isOwn = (address: string): boolean => URL.parse(address)?.origin === origin
  const places = sheets.map(({ css, base }) => findAddresses(css)
    .filter(({ text }) => text !== '' && !/^(?:data:|#)/i.test(text))
    .map((part): Part => ({ ...part, text: URL.parse(part.text, base)?.href ?? part.text })))
  const files = [...new Set(places.flat().map(({ text }) => text).filter(isOwn))]
  const data = await page.evaluate(loadFiles, files)
  const loaded = new Map(files.map((file, index) => [file, data[index] ?? file]))
  return sheets.map(({ css }, index) => replaceParts(css, (places[index] ?? []).map((part) => {
    const text = JSON.stringify(loaded.get(part.text) ?? part.text)
    return { ...part, text: /^["']/.test(css.slice(part.start)) ? text : `url(${text})` }
  })))
}
