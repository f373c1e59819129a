import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import subsetFont from 'subset-font'
import { LecternError } from '../../project/problem.ts'

/** One `@font-face` of a style sheet. */
export interface Face {
  family: string
  style: string
  /** As in CSS: one weight or two. */
  weight: string
  /** First and last code point of each range; empty for all. */
  ranges: [from: number, to: number][]
  /** The rule's own words for them. */
  unicodeRange: string
  /** Absolute path of the font file. */
  file: string
}

/** What the page's styles set in bold at most, and in regular at least: a variable face keeps no more. */
const weights = { min: 400, max: 720 }
/** Always kept: a page may be searched, zoomed and read aloud, but its letters do not change. */
const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(index + 32)).join('')

/**
 * The faces that a page needs, each cut down to the letters that are in it, as `@font-face` rules without any
 * address but `data:`.
 *
 * @param folders folders with the site's style sheets
 * @param html the page, whose letters are looked at
 * @param own families of the deck's own
 */
export async function inlineFaces(folders: string[], html: string, own: ReadonlySet<string> = new Set()): Promise<string> {
  const rules = await Promise.all(folders.flatMap(folder => findFaces(folder, own)).map(async (face) => {
    const letters = lettersOf(face, html)
    const [from = 0, to] = face.weight.split(' ').map(Number)
    const variable = to !== undefined
    // The site declares a face once for each part of its weights (`lib/look/small-fonts.ts`).
    if (letters === '' || (variable && (from > weights.max || to < weights.min)))
      return ''
    const font = await subsetFont(readFileSync(face.file), letters, {
      targetFormat: 'woff2',
      variationAxes: variable
        ? { wght: weights }
        : {},
    }).catch(() => {
      throw new LecternError({ file: '', found: `the face "${face.family}" is in ${basename(face.file)}, which is no font that can be read`, expected: 'WOFF2, WOFF, TrueType or OpenType', fix: 'save the font again, or take its @font-face away' })
    })
    return `@font-face{font-family:'${face.family}';font-style:${face.style};font-weight:${variable
      ? `${weights.min} ${weights.max}`
      : face.weight};${face.unicodeRange
      ? `unicode-range:${face.unicodeRange};`
      : ''}src:url(data:font/woff2;base64,${font.toString('base64')}) format('woff2')}`
  }))
  return rules.filter(Boolean).join('\n')
}

/**
 * The faces that a folder's style sheets declare, without those that are an excerpt of another one.
 *
 * @param own families of which a face need not say which letters it has: others that do not are a library's
 */
export function findFaces(folder: string, own: ReadonlySet<string>): Face[] {
  // A site of one deck alone has no files of its own.
  if (!existsSync(folder))
    return []
  return readdirSync(folder).filter(name => name.endsWith('.css')).sort().flatMap((name) => {
    const sheet = join(folder, name)
    return parseFaces(readFileSync(sheet, 'utf8'), sheet).filter(({ family, ranges }) => ranges.length > 0 || own.has(family))
  })
}

/** @param sheet path of the style sheet, to which its addresses are relative */
function parseFaces(css: string, sheet: string): Face[] {
  const faces = [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].map(([, rules = '']): Face => {
    const value = (name: string): string => new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]*)`).exec(rules)?.[1]?.trim() ?? ''
    const unicodeRange = value('unicode-range')
    return {
      family: value('font-family').replace(/["']/g, ''),
      style: value('font-style') || 'normal',
      weight: value('font-weight') || '400',
      unicodeRange,
      ranges: parseRanges(unicodeRange),
      file: join(dirname(sheet), /url\(["']?([^"')]+)/.exec(value('src'))?.[1] ?? ''),
    }
  })
  return faces.filter(({ file }) => !file.includes('-common-'))
}

/** `U+20-7E, U+28??` => [[0x20, 0x7e], [0x2800, 0x28ff]]. */
function parseRanges(text: string): [number, number][] {
  return [...text.matchAll(/U\+([\da-f?]+)(?:-([\da-f]+))?/gi)].map(([, from = '', to]) => [
    Number.parseInt(from.replaceAll('?', '0'), 16),
    Number.parseInt(to ?? from.replaceAll('?', 'F'), 16),
  ])
}

/** Letters of a page that a face would draw; empty when it draws none. */
export function lettersOf(face: Face, html: string): string {
  if (face.style === 'italic' && !/<(?:em|i|cite|dfn|var)\b|font-style[:=]"?\s*italic/.test(html))
    return ''
  if (face.family.includes('Mono') && !/<(?:code|pre|kbd|samp)\b|mono/i.test(html))
    return ''
  const has = (letter: string): boolean => face.ranges.length === 0 || face.ranges.some(([from, to]) => {
    const point = letter.codePointAt(0) ?? 0
    return point >= from && point <= to
  })
  const text = html.replaceAll('&nbsp;', '\u00A0').replace(/"data:[^"]*"/g, '')
  // A letter and its mark, typed as two characters, are drawn as one.
  const foreign = [...text, ...text.normalize('NFC')].filter(letter => letter > '~')
  return [...new Set([...ascii, ...foreign])].filter(has).sort().join('')
}
