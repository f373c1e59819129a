import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { actualTexts } from './actual-text.ts'
import { pdfjs } from './load-pdfjs.ts'

/** A painted thing: its box in PDF points from the page's top left corner. */
export interface Painted {
  kind: 'path' | 'image'
  box: [number, number, number, number]
}

/** A PDF page as a reader finds it. */
export interface ReadPage {
  /** Without spaces, in the order painted. */
  text: string
  painted: Painted[]
  /** Addresses of links that leave the file. */
  external: string[]
  /** Links whose target page exists. */
  internal: number
  /** Links inside the file that lead nowhere. */
  dead: number
  /** Words set in each font, by the font's name; `Type 3` has none. */
  fonts: { name: string, text: string, embedded: boolean }[]
  /** Letters for which the font had no shape. */
  shapeless: number
  width: number
  height: number
}

/** A PDF as a reader finds it. */
export interface ReadPdf {
  pages: ReadPage[]
  outline: { title: string, page: number, level: number }[]
  /** Page of each named place, from 1. */
  anchors: Record<string, number>
}

const home = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')))

function open(bytes: Uint8Array): PDFDocumentLoadingTask {
  return pdfjs.getDocument({
    // pdf.js takes the buffer over, so it gets its own.
    data: new Uint8Array(bytes),
    verbosity: 0,
    standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
    cMapUrl: `${join(home, 'cmaps')}/`,
  })
}

/** Pages of a PDF's named places, from 1; `slide-3` => 4. */
export async function findAnchors(bytes: Uint8Array): Promise<Record<string, number>> {
  const task = open(bytes)
  try {
    return await readAnchors(await task.promise)
  }
  finally {
    await task.destroy()
  }
}

async function readAnchors(document: PDFDocumentProxy): Promise<Record<string, number>> {
  const anchors: Record<string, number> = {}
  for (const [name, target] of Object.entries(await document.getDestinations() as Record<string, [Parameters<typeof document.getPageIndex>[0]] | null>)) {
    if (target)
      anchors[name] = await document.getPageIndex(target[0]) + 1
  }
  return anchors
}

/** Pages read side by side: pdf.js spends much of its time waiting for itself. More only costs memory. */
const together = 8

/**
 * Reads a PDF back with pdf.js, which shares no code with what wrote it.
 *
 * @param onPage called with the number of each page that has been read, from 1
 */
export async function readPdf(bytes: Uint8Array, onPage?: (page: number) => void): Promise<ReadPdf> {
  const task = open(bytes)
  const document = await task.promise
  let marks: Promise<PDFDocument> | undefined
  const readMarks = async (page: number): Promise<(string | undefined)[]> => {
    marks ??= PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Infinity })
    return actualTexts((await marks).getPage(page - 1))
  }
  try {
    const pages: ReadPage[] = []
    while (pages.length < document.numPages) {
      const numbers = Array.from({ length: Math.min(together, document.numPages - pages.length) }, (_, index) => pages.length + index + 1)
      pages.push(...await Promise.all(numbers.map(number => readPage(document, number, readMarks))))
      numbers.forEach(number => onPage?.(number))
    }
    return { pages, outline: await readOutline(document), anchors: await readAnchors(document) }
  }
  finally {
    await task.destroy()
  }
}

interface LinkAnnotation { subtype: string, url?: string, unsafeUrl?: string, dest?: string | unknown[] }

/** Scripts that are painted from the line's end: only pdf.js's own reading puts their letters into order. */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/

/**
 * Letters whose shapes may not spell them: joined ones, which have no letter of their own, signs that are painted before
 * the letter they follow, and emoji made of several.
 */
const shaped = /[\0\p{M}\p{Emoji_Presentation}]/u

async function readPage(document: PDFDocumentProxy, number: number, readMarks: (page: number) => Promise<(string | undefined)[]>): Promise<ReadPage> {
  const page = await document.getPage(number)
  const { width, height } = page.getViewport({ scale: 1 })
  const [operators, annotations] = await Promise.all([
    page.getOperatorList() as Promise<Operators>,
    // Asked as a screen would, pdf.js reads all text once more to find the words under each link.
    page.getAnnotations({ intent: 'print' }) as Promise<LinkAnnotation[]>,
  ])
  const { letters, words, ...fonts } = await readFonts(page, operators)
  const marks = shaped.test(letters) ? await readMarks(number) : []
  const links = annotations.filter(annotation => annotation.subtype === 'Link')
  const targets = await Promise.all(links.filter(link => link.dest !== undefined && link.dest !== null)
    .map(link => typeof link.dest === 'string'
      ? document.getDestination(link.dest)
      : link.dest))
  const alive = targets.filter(target => Array.isArray(target) && target.length > 0).length
  const read = {
    text: squeeze(rightToLeft.test(letters)
      ? await readText(page, marks)
      : spell(words, marks)),
    painted: readPainted(operators, height),
    ...fonts,
    external: links.map(link => link.url ?? link.unsafeUrl).filter(url => url !== undefined),
    internal: alive,
    dead: targets.length - alive,
    width,
    height,
  }
  page.cleanup()
  return read
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}\p{Variation_Selector}]+/gu, '')
}

/** Letters as painted, and between them where marks begin and end. */
type Words = (string | typeof begin | typeof end)[]
const [begin, end] = [Symbol('a mark begins'), Symbol('a mark ends')]

/**
 * Painted letters as they are read: what a mark says its letters stand for comes in their place, where it holds any.
 *
 * @param marks what each mark says; letters stand for themselves where their number is not that of the marks
 */
function spell(words: Words, marks: readonly (string | undefined)[]): string {
  const isRead = words.filter(word => word === begin).length === marks.length
  const open: { text?: string, isSaid: boolean }[] = []
  let next = 0
  return words.map((word) => {
    if (word === begin) {
      open.push({ text: isRead ? marks[next++] : undefined, isSaid: false })
      return ''
    }
    if (word === end) {
      open.pop()
      return ''
    }
    const mark = open.find(({ text }) => text !== undefined)
    if (!mark)
      return word
    const said = mark.isSaid ? '' : mark.text ?? ''
    mark.isSaid = true
    return said
  }).join('')
}

async function readText(page: PDFPageProxy, marks: readonly (string | undefined)[]): Promise<string> {
  const { items } = await page.getTextContent({ disableNormalization: false, includeMarkedContent: true })
  // pdf.js puts letters from right to left into order.
  return spell(items.map(item => 'str' in item ? item.str : item.type === 'endMarkedContent' ? end : begin), marks.map(text => text !== undefined && rightToLeft.test(text) ? undefined : text))
}

interface Item { title: string, dest: string | unknown[] | null, items: Item[] }

async function readOutline(document: PDFDocumentProxy): Promise<ReadPdf['outline']> {
  const entries: ReadPdf['outline'] = []
  const walk = async (items: Item[], level: number): Promise<void> => {
    for (const { title, dest, items: inner } of items) {
      const target = typeof dest === 'string'
        ? await document.getDestination(dest)
        : dest
      const first = target?.[0] as Parameters<typeof document.getPageIndex>[0] | undefined
      entries.push({
        title,
        level,
        page: first
          ? await document.getPageIndex(first) + 1
          : 0,
      })
      await walk(inner, level + 1)
    }
  }
  await walk((await document.getOutline() ?? []) as Item[], 0)
  return entries
}

interface Operators { fnArray: number[], argsArray: unknown[] }
interface Glyph { unicode: string, originalCharCode: number }
interface Font { name?: string, isType3Font?: boolean, missingFile?: boolean }

/** All letters as painted, with the marks around them, and which stand in which font. Chromium writes a letter without a shape as glyph 0. */
async function readFonts(page: PDFPageProxy, { fnArray, argsArray }: Operators): Promise<Pick<ReadPage, 'fonts' | 'shapeless'> & { words: Words, letters: string }> {
  const { OPS } = pdfjs
  const words: Words = []
  const texts = new Map<string, string>()
  let current = ''
  let shapeless = 0
  fnArray.forEach((operator, index) => {
    const args = argsArray[index] as unknown[]
    if (operator === OPS.setFont)
      current = String(args[0])
    if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps)
      words.push(begin)
    if (operator === OPS.endMarkedContent)
      words.push(end)
    if (operator !== OPS.showText)
      return
    const glyphs = (args[0] as (Glyph | number)[]).filter(glyph => typeof glyph === 'object' && glyph !== null) as Glyph[]
    shapeless += glyphs.filter(glyph => glyph.originalCharCode === 0).length
    const text = glyphs.map(glyph => glyph.unicode).join('')
    words.push(text)
    texts.set(current, (texts.get(current) ?? '') + text)
  })
  const fonts = await Promise.all([...texts].map(async ([id, text]) => {
    // A font may arrive after the operators that use it.
    const font = await new Promise<Font>(resolve => page.commonObjs.get(id, resolve))
    return { name: font.isType3Font ? 'Type 3' : (font.name ?? '').replace(/^[A-Z]{6}\+/, ''), text, embedded: !font.missingFile }
  }))
  return { words, letters: words.filter(word => typeof word === 'string').join(''), fonts, shapeless }
}

type Matrix = [number, number, number, number, number, number]
function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ]
}

/** Follows the transformations through a page's operators and notes where each path and image lands. */
function readPainted({ fnArray, argsArray }: Operators, height: number): Painted[] {
  const { OPS } = pdfjs
  const painted: Painted[] = []
  const stack: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  const place = (kind: Painted['kind'], [left, top, right, bottom]: number[]): void => {
    const corners = [
      [left, top],
      [right, top],
      [left, bottom],
      [right, bottom],
    ].map(([x = 0, y = 0]) => [matrix[0] * x + matrix[2] * y + matrix[4], height - (matrix[1] * x + matrix[3] * y + matrix[5])] as const)
    const xs = corners.map(corner => corner[0])
    const ys = corners.map(corner => corner[1])
    painted.push({
      kind,
      box: [
        Math.min(...xs),
        Math.min(...ys),
        Math.max(...xs),
        Math.max(...ys),
      ],
    })
  }
  fnArray.forEach((operator, index) => {
    const args = argsArray[index] as unknown[] | undefined
    if (operator === OPS.save) {
      stack.push(matrix)
    }
    else if (operator === OPS.restore) {
      matrix = stack.pop() ?? matrix
    }
    else if (operator === OPS.transform) {
      matrix = multiply(matrix, args as Matrix)
    }
    else if (operator === OPS.paintFormXObjectBegin) {
      stack.push(matrix)
      if (args?.[0])
        matrix = multiply(matrix, args[0] as Matrix)
    }
    else if (operator === OPS.paintFormXObjectEnd) {
      matrix = stack.pop() ?? matrix
    }
    else if (operator === OPS.constructPath) {
      const [how, , bounds] = args as [number, unknown, ArrayLike<number> | null]
      if (how !== OPS.endPath && bounds) {
        place('path', [
          ...Array.from(bounds),
        ])
      }
    }
    else if (operator === OPS.shadingFill) {
      place('path', [0, 0, 1, 1])
    }
    else if (operator === OPS.paintImageXObject || operator === OPS.paintInlineImageXObject || operator === OPS.paintImageMaskXObject) {
      place('image', [0, 0, 1, 1])
    }
  })
  return painted
}
