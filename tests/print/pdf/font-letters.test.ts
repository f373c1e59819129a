import type { Browser } from 'playwright'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cutFont } from '../../../lib/print/pdf/cut-font.ts'
import { pageHashes } from '../../../lib/print/pdf/page-hashes.ts'
import { decodeStream } from '../../../lib/print/pdf/read/content.ts'
import { root } from '../../../lib/project/root.ts'
import { openBrowser } from '../../shared-browser.ts'

let browser: Browser
let face: string

beforeAll(async () => {
  browser = await openBrowser()
  const variable = readFileSync(join(root, 'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2'))
  face = `@font-face{font-family:Cut;src:url(data:font/ttf;base64,${(await cutFont(variable, 400)).toString('base64')})}`
})
afterAll(() => browser.close())

/** Three pages; words of the first may be others. */
async function print(first: string): Promise<Uint8Array> {
  const page = await browser.newPage()
  try {
    await page.setContent(`<style>${face}*{font:20px Cut}p{break-after:page}</style><p>${first}<p>née née</p><p>zone</p>`)
    await page.evaluate(() => document.fonts.ready)
    return await page.pdf({ tagged: true })
  }
  finally {
    await page.close()
  }
}

const open = (bytes: Uint8Array): Promise<PDFDocument> => PDFDocument.load(bytes, { updateMetadata: false })

/** Hashes of the pages, once a table of the font file, or a text of another of its streams, was changed. */
async function changed(bytes: Uint8Array, change: { table: string, at: (table: Buffer) => number } | { from: RegExp, to: string }): Promise<string[]> {
  const pdf = await open(bytes)
  let changes = 0
  const edit = (dict: PDFDict, name: string, how: (content: Buffer) => Buffer): void => {
    const ref = dict.get(PDFName.of(name))!
    const stream = pdf.context.lookup(ref) as PDFRawStream
    const content = deflateSync(how(decodeStream(stream)))
    pdf.context.assign(ref as never, PDFRawStream.of(pdf.context.obj({ Filter: 'FlateDecode', Length: content.length }), content))
    changes++
  }
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict))
      continue
    if ('table' in change && object.has(PDFName.of('FontFile2'))) {
      edit(object, 'FontFile2', (file) => {
        const entry = file.indexOf(change.table, 12, 'latin1')
        const [start, length] = [file.readUInt32BE(entry + 8), file.readUInt32BE(entry + 12)]
        const at = start + change.at(file.subarray(start, start + length))
        file[at]! ^= 1
        return file
      })
    }
    else if ('from' in change && object.has(PDFName.of('ToUnicode'))) {
      edit(object, 'ToUnicode', map => Buffer.from(map.toString('latin1').replace(change.from, change.to), 'latin1'))
    }
  }
  expect(changes).toBe(1)
  return pageHashes(pdf)
}

const alike = (one: string[], other: string[]): boolean[] => one.map((hash, index) => hash === other[index])

it('is the same for a page none of whose letters changed, though the file\'s font has other letters now', async () => {
  const [before, now] = await Promise.all([print('A name'), print('A quite other wording, 1984')])
  expect(alike(pageHashes(await open(before)), pageHashes(await open(now)))).toEqual([false, true, true])
})

describe('each letter by itself', () => {
  let bytes: Uint8Array
  let hashes: string[]
  beforeAll(async () => {
    bytes = await print('A name')
    hashes = pageHashes(await open(bytes))
  })

  /** The code of a letter, as the file itself tells it. */
  async function codeOf(letter: string): Promise<number> {
    const pdf = await open(bytes)
    const maps = pdf.context.enumerateIndirectObjects().flatMap(([, object]) => object instanceof PDFDict && object.has(PDFName.of('ToUnicode')) ? [decodeStream(object.lookup(PDFName.of('ToUnicode')) as PDFRawStream).toString('latin1')] : [])
    const code = letter.codePointAt(0)!
    for (const [, from = '', to = from, said = ''] of maps.join().matchAll(/<([0-9A-F]{4})>(?: <([0-9A-F]{4})>)? <([0-9A-F]{4})>/g)) {
      const [first, last, start] = [from, to, said].map(word => Number.parseInt(word, 16)) as [number, number, number]
      if (code >= start && code <= start + last - first)
        return first + code - start
    }
    throw new Error(`no ${letter}`)
  }

  it.each([
    ['A', [false, true, true]],
    ['z', [true, true, false]],
    ['n', [false, false, false]],
    // Put together from "e" and an accent.
    ['é', [true, false, true]],
  ] as const)('sees another width of "%s"', async (letter, expected) => {
    const code = await codeOf(letter)
    expect(alike(hashes, await changed(bytes, { table: 'hmtx', at: () => 4 * code + 1 }))).toEqual(expected)
  })

  it('sees another outline', async () => {
    expect(alike(hashes, await changed(bytes, { table: 'glyf', at: table => table.length - 6 }))).not.toEqual([true, true, true])
  })

  it.each(['prep', 'head'])('sees another %s on each page', async (table) => {
    expect(alike(hashes, await changed(bytes, { table, at: () => table === 'head' ? 19 : 1 }))).toEqual([false, false, false])
  })

  it('sees another meaning on each page that has the letter, and reads no map that it does not understand', async () => {
    const z = (await codeOf('z')).toString(16).toUpperCase().padStart(4, '0')
    expect(alike(hashes, await changed(bytes, { from: new RegExp(`<${z}> <007A>`), to: `<${z}> <0079>` }))).toEqual([true, true, false])
    expect(alike(hashes, await changed(bytes, { from: /endbfchar/, to: '<0001> [<0041>]\nendbfchar' }))).toEqual([false, false, false])
  })
})
