import { bold, mono, regular } from './widths.ts'

/** How text is set, in pixels of a canvas 980 wide. */
export interface Setting {
  size: number
  width: number
  weight?: 'regular' | 'bold' | 'mono'
  /** Height of a line in sizes. */
  leading: number
}

/** The slide's room, in pixels: theme/styles/slide.css and tokens.css. */
export const canvas = { width: 852, height: 442 } as const

/** Width of a text in pixels; characters that the face lacks count as the system's faces have them: a square at most. */
export function widthOf(text: string, size: number, weight: Setting['weight'] = 'regular'): number {
  let units = 0
  for (const character of text)
    units += unitsOf(character, weight)
  return units * size / 1000
}

function unitsOf(character: string, weight: Setting['weight']): number {
  const code = character.codePointAt(0) ?? 0
  if (weight === 'mono' && code < 0x500)
    return mono
  const table = weight === 'bold' ? bold : regular
  const index = code < 0x7F ? code - 0x20 : code >= 0xA0 && code < 0x100 ? code - 0xA0 + 95 : -1
  if (index >= 0)
    return table[index] ?? 1000
  if (/\p{M}/u.test(character))
    return 0
  return code < 0x1100 ? 700 : 1000
}

/** How many lines a text takes, broken as a browser breaks it: between words, before and after ideographs. */
export function linesFor(text: string, { size, width, weight }: Setting): number {
  let lines = 0
  for (const paragraph of text.split('\n')) {
    let used = 0
    lines++
    for (const part of paragraph.match(/[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF]|[^\s\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF]+\s*|\s+/g) ?? []) {
      const word = widthOf(part.trimEnd(), size, weight)
      if (used > 0 && used + word > width) {
        lines++
        used = 0
      }
      // A word wider than the line is broken within.
      lines += Math.floor(word / width)
      // A blank at its end may hang over, and then no other word is on that line.
      used += word % width + widthOf(part, size, weight) - word
    }
  }
  return lines
}

export function heightOf(text: string, setting: Setting): number {
  return linesFor(text, setting) * setting.size * setting.leading
}
