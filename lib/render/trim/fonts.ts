import type { Plugin } from 'vite'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { root } from '../../root.ts'
import { keepFile } from '../chunks/keep.ts'

/** What nearly every slide in English is written with; other letters of a face come in its full file, when one is used. */
const common = '\u0020-\u007E\u00A0·×°§©®±µ½²³—–‘’“”•…→←↑↓≤≥≈≠−€™'
/** Arrows, boxes, geometric shapes and the marks of lists: the symbols that talks use, of three thousand in their font. */
const commonSymbols = { letters: '\u2190-\u21FF\u2500-\u25FF✓✔✕✖✗✘', range: 'U+2190-21FF,U+2500-25FF,U+2713-2718' }
const symbolFile = /styles[\\/]fonts\.css$/
const symbolFont = /url\('([^']*lectern-symbols\.woff2)'\)/
/** The weights our styles use. Slidev's own are in between. */
const weights = { min: 400, max: 720 }

const faceFile = /@fontsource-variable\/.*\.css$/
const latin = /(@font-face\s*\{)([^}]*url\(([^)]*-latin-wght-(?:normal|italic)\.woff2)\)[^}]*)(\})/g

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
        const faces = [
          ...css.matchAll(latin),
        ]
        const added = await Promise.all(faces.map(async ([, open = '', rules = '', url = '', close = '']) => {
          const small = await smallFont(join(dirname(id), url))
          return open + rules
            .replace(url, small)
            .replace(/font-weight:[^;]*;/, `font-weight:${weights.min} ${weights.max};`)
            .replace(/unicode-range:[^;}]*/, `unicode-range:${unicodeRange()}`) + close
        }))
        return `${css}\n${added.join('\n')}`
      },
    },
  }
}

/** @returns path of the small file, kept under `.cache/` by what it was made from */
async function smallFont(file: string, letters = common): Promise<string> {
  const font = await readFile(file)
  const key = createHash('sha256').update(font).update(letters).update(JSON.stringify(weights)).digest('hex').slice(0, 12)
  const path = join(root, '.cache/fonts', key, basename(file).replace(/-latin-|(?=\.woff2$)/, '-common-').replace('-.', '.'))
  await keepFile(path, async () => {
    const { default: subsetFont } = await import('subset-font')
    return subsetFont(font, characters(letters).map(point => String.fromCodePoint(point)).join(''), {
      targetFormat: 'woff2',
      // The font of symbols has one weight.
      variationAxes: letters === common
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

function unicodeRange(): string {
  return characters().map(point => `U+${point.toString(16).toUpperCase()}`).join(',').replace(/U\+20,.*U\+7E,/, 'U+20-7E,')
}
