import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js'
import { pdfjs } from './load-pdfjs.ts'

/** A page's operators as pdf.js lists them, and what each is given. */
export interface Operators { fnArray: number[], argsArray: unknown[] }
interface Glyph { unicode: string, originalCharCode: number }
interface Font { name?: string, isType3Font?: boolean, missingFile?: boolean }

/** What the words of a page are set in. */
export interface PageFonts {
  /** Words set in each font, by the font's name; `Type 3` has none. */
  fonts: { name: string, text: string, embedded: boolean }[]
  /** Letters for which the font had no shape. */
  shapeless: number
}

/** Letters as painted, and between them where marks begin and end. */
type Words = (string | typeof begin | typeof end)[]
const [begin, end] = [Symbol('a mark begins'), Symbol('a mark ends')]

/** All letters as painted, with the marks around them, and which are in which font. Chromium writes a letter without a shape as glyph 0. */
export async function readFonts(page: PDFPageProxy, { fnArray, argsArray }: Operators): Promise<PageFonts & { words: Words, letters: string }> {
  const { OPS } = pdfjs
  const words: Words = []
  const texts = new Map<string, string>()
  let current = ''
  let shapeless = 0
  /** Open groups, and which of them are masks: letters that a gradient fills are painted once as its mask, and once more, unseen, as words. */
  const groups: boolean[] = []
  fnArray.forEach((operator, index) => {
    const args = argsArray[index] as unknown[]
    if (operator === OPS.setFont)
      current = String(args[0])
    if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps)
      words.push(begin)
    if (operator === OPS.endMarkedContent)
      words.push(end)
    if (operator === OPS.beginGroup)
      groups.push((args[0] as { smask?: object | null }).smask != null)
    if (operator === OPS.endGroup)
      groups.pop()
    if (operator !== OPS.showText || groups.includes(true))
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

/** Scripts that are painted from the line's end: only pdf.js's own reading puts their letters into order. */
export const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/

/**
 * Letters whose shapes may not spell them: joined ones, which have no letter of their own or one for the font's private
 * use, signs that are painted before the letter they follow, and emoji made of several.
 */
export const shaped = /[\0\p{M}\p{Emoji_Presentation}\p{Co}]/u

/**
 * Painted letters as they are read: what a mark says its letters stand for comes in their place, where it holds any.
 *
 * @param marks what each mark says; letters stand for themselves where their number is not that of the marks
 */
export function spell(words: Words, marks: readonly (string | undefined)[]): string {
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

export async function readText(page: PDFPageProxy, marks: readonly (string | undefined)[]): Promise<string> {
  const { items } = await page.getTextContent({ disableNormalization: false, includeMarkedContent: true })
  // pdf.js puts letters from right to left into order.
  return spell(items.map(item => 'str' in item ? item.str : item.type === 'endMarkedContent' ? end : begin), marks.map(text => text !== undefined && rightToLeft.test(text) ? undefined : text))
}
