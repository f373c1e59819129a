import type { Plugin } from 'vite'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { sharedCache } from '../project/cache.ts'
import { keepFile } from '../project/kept/keep.ts'

/** What nearly every slide in English is written with; other letters of a face come in its full file, when one is used. */
const common = '\u0020-\u007E\u00A0·×°§©®±µ½²³—–‘’“”•…→←↑↓≤≥≈≠−€™'
/** Arrows, boxes, geometric shapes and the marks of lists: the symbols that talks use, of three thousand in their font. */
const commonSymbols = { letters: '\u2190-\u21FF\u2500-\u25FF✓✔✕✖✗✘', range: 'U+2190-21FF,U+2500-25FF,U+2713-2718' }
const symbolFile = /styles[\\/]fonts\.css$/
const symbolFont = /url\('([^']*lectern-symbols\.woff2)'\)/
/** The weights our styles use. Slidev's own are in between. */
const weights: Weights = { min: 400, max: 720 }

const faceFile = /@fontsource-variable\/.*\.css$/
const faceRule = /@font-face\s*\{[^}]*\}/g
const latinFile = /url\(([^)]*-latin-wght-(?:normal|italic)\.woff2)\)/
const weightRange = /font-weight:\s*(\d+)\s+(\d+)/

/** First and last weight of a variable face. */
interface Weights {
  min: number
  max: number
}

/**
 * Adds to each Latin face of our typefaces, and to the font of symbols, a second one with the common characters
 * and only our weights: a third of the bytes, a sixth of the symbols'. The browser takes the later of two faces
 * that both have a letter, and fetches the first only for a letter that the second lacks.
 */
export function smallFonts(): Plugin {
  return {
    name: 'lectern:small-fonts',
    apply: 'build',
    enforce: 'pre',
    transform: {
      order: 'pre',
      filter: { id: [faceFile, symbolFile] },
      async handler(css, id) {
        if (symbolFile.test(id)) {
          const small = await smallFont(join(dirname(id), symbolFont.exec(css)![1]!), commonSymbols.letters)
          return `${css}\n@font-face{font-family:'Lectern Symbols';src:url('${small}') format('woff2');unicode-range:${commonSymbols.range}}`
        }
        return addSmallFaces(css, (url, range) => smallFont(join(dirname(id), url), common, range))
      },
    },
  }
}

/**
 * A typeface's style sheet, each face divided by weight, with small Latin faces for the weights our styles use.
 *
 * A browser first picks the faces of a family whose `font-weight` suits best, then looks for the letter in those
 * alone: only faces that declare the same weights complete each other. So every face declares ours in a rule of its
 * own, and what lies below and above in others, which share its file.
 *
 * @param css the style sheet of a package of Fontsource
 * @param makeSmall address of the small file for a Latin one, at these weights
 */
export async function addSmallFaces(css: string, makeSmall: (url: string, weights: Weights) => Promise<string>): Promise<string> {
  const rules = css.match(faceRule) ?? []
  if (!rules.some(rule => latinFile.test(rule)))
    return css
  const small = await Promise.all(rules.map(async (rule) => {
    const [url, own] = [latinFile.exec(rule)?.[1], bands(rule)[0]]
    return url && own
      ? withWeights(rule, own).replace(url, await makeSmall(url, own)).replace(/unicode-range:[^;}]*/, `unicode-range:${unicodeRange()}`)
      : ''
  }))
  const divided = css.replace(faceRule, (written) => {
    const rule = withMarks(written)
    return bands(rule).map(band => withWeights(rule, band)).join('\n') || rule
  })
  return `${divided}\n${small.filter(Boolean).join('\n')}`
}

/** The weights of a variable face, ours first; none when our styles would not reach it. */
function bands(rule: string): Weights[] {
  const [, from, to] = weightRange.exec(rule) ?? []
  const [min, max] = [Number(from), Number(to)]
  if (from === undefined || max < weights.min || min > weights.max)
    return []
  return [
    { min: Math.max(min, weights.min), max: Math.min(max, weights.max) },
    { min, max: weights.min - 1 },
    { min: weights.max + 1, max },
  ].filter(band => band.min <= band.max)
}

/**
 * A letter typed as two characters, `z` and a caron, is drawn as the one that a face has for both: but only by a face
 * that is asked for the mark.
 */
function withMarks(rule: string): string {
  return rule.replace(/unicode-range:[^;}]*/, range => /-latin-/.test(rule) ? `${range},U+0300-036F` : range)
}

function withWeights(rule: string, { min, max }: Weights): string {
  return rule.replace(weightRange, `font-weight: ${min} ${max}`)
}

/** @returns path of the small file, kept under `.cache/` by what it was made from */
async function smallFont(file: string, letters: string, weights?: Weights): Promise<string> {
  const font = await readFile(file)
  const key = createHash('sha256').update(font).update(letters).update(JSON.stringify(weights ?? null)).digest('hex').slice(0, 12)
  const path = join(sharedCache, 'fonts', key, basename(file).replace(/-latin-|(?=\.woff2$)/, '-common-').replace('-.', '.'))
  await keepFile(path, async () => {
    const { default: subsetFont } = await import('subset-font')
    return subsetFont(font, characters(letters).map(point => String.fromCodePoint(point)).join(''), {
      targetFormat: 'woff2',
      variationAxes: weights
        ? { wght: weights }
        : {},
    })
  })
  return path
}

/** `a-c·` => the code points of a, b, c and ·. */
function characters(letters = common): number[] {
  return [
    ...letters.matchAll(/(.)-(.)|(.)/gsu),
  ].flatMap(([, from, to, one]) => {
    const first = (from ?? one ?? '').codePointAt(0)!
    const last = (to ?? one ?? '').codePointAt(0)!
    return Array.from({ length: last - first + 1 }, (_, offset) => first + offset)
  })
}

/** `U+20-7E,U+A0`: the characters as runs, for every first visit loads these words. */
function unicodeRange(): string {
  const hex = (point: number): string => point.toString(16).toUpperCase()
  const points = characters().sort((one, two) => one - two)
  return points
    .filter(point => !points.includes(point - 1))
    .map((first) => {
      let last = first
      while (points.includes(last + 1))
        last++
      return `U+${hex(first)}${last > first ? `-${hex(last)}` : ''}`
    })
    .join(',')
}
