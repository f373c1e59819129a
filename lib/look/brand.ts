import type { Plugin } from 'vite'
import type { Palette, Scheme } from './palette.ts'
import { readFileSync } from 'node:fs'
import { isRecord } from '../markdown/yaml.ts'
import { facesFile } from './face.ts'
import { readPalettes } from './palette.ts'
import { paletteLines } from './palettes.ts'
import { systemDark } from './schemes.ts'
import { resolveTokens, tokensFile, withBrandLines } from './tokens.ts'

/** Keys of `themeConfig` that give a deck colours of its own, as the token sheet's `--brand-` lines name them. */
export const brandColours = ['paper', 'ink', 'first', 'second', 'both'] as const

/** Keys of `themeConfig` that name a face: for words, and for code. */
export const brandFaces = ['font', 'mono'] as const

/** What a deck's `themeConfig` asks of our theme. */
export interface Brand {
  /** The `--brand-` lines it changes: `first` => `#006b78`. */
  lines: Map<string, string>
  /** Names of faces: `font` => `Inter`. */
  faces: Map<string, string>
}

/**
 * A deck's brand: its palette's colours, and over them its own. What is no colour is left out; `lectern check` names it.
 *
 * @param themeConfig of the headmatter
 */
export function readBrand(themeConfig: unknown): Brand {
  const config = isRecord(themeConfig) ? themeConfig : {}
  const named = (keys: readonly string[]): [string, string][] => keys.flatMap((key) => {
    const value = config[key]
    return typeof value === 'string' ? [[key, value] as [string, string]] : []
  })
  return {
    lines: new Map([
      ...paletteLines(typeof config.palette === 'string' ? config.palette : ''),
      ...named(brandColours).flatMap(([key, value]) => {
        const colour = readColour(value)
        return colour ? [[key, colour] as const] : []
      }),
    ]),
    faces: new Map(named(brandFaces)),
  }
}

/** `#ABC` or `#aabbcc` => `#aabbcc`; undefined for anything else. */
export function readColour(text: string): string | undefined {
  const [, digits = ''] = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim()) ?? []
  return digits
    ? `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`.toLowerCase()
    : undefined
}

/** The token sheet of a deck with plain values: `theme/styles/tokens.css` with the deck's brand for its own. */
export function deckTokens(themeConfig: unknown, css: string = readFileSync(tokensFile, 'utf8')): string {
  return resolveTokens(withBrandLines(css, readBrand(themeConfig).lines))
}

/** A deck's colours in both schemes. */
export function deckPalettes(themeConfig: unknown): Record<Scheme, Palette> {
  return readPalettes(deckTokens(themeConfig))
}

/**
 * A deck's colours for a page that has the site's sheet: those that differ from the theme's own, as rules that outrank it
 * wherever they stand. Paper is always light; without scripts nobody sets the class.
 *
 * @returns empty for a deck without a brand
 */
export function brandRules(themeConfig: unknown): string {
  const [own, brand] = [readPalettes(), deckPalettes(themeConfig)]
  const names = Object.keys(brand.light).filter(name => brand.light[name] !== own.light[name] || brand.dark[name] !== own.dark[name])
  const rule = (selector: string, colours: Palette): string => `${selector}{${names.map(name => `--lectern-${name}:${colours[name]}`).join(';')}}`
  return names.length === 0
    ? ''
    : [
        rule('html:root:root', brand.light),
        `@media screen{${rule('html.dark:root', brand.dark)}}`,
        `@media screen and (scripting: none) and ${systemDark}{${rule('html:root:root', brand.dark)}}`,
      ].join('\n')
}

/**
 * Gives the pages of a deck its token sheet with plain values, on a live server again when its brand has changed.
 *
 * @param themeConfig the headmatter's as it is now, which Slidev reads again at each edit
 */
export function brandTokens(themeConfig: () => unknown): Plugin[] {
  let last: string
  let lastFaces: string
  const written = (): string => JSON.stringify(themeConfig() ?? null)
  const writtenFaces = (): string => JSON.stringify([...readBrand(themeConfig()).faces])
  return [
    {
      name: 'lectern:tokens',
      enforce: 'pre',
      buildStart() {
        last = written()
        lastFaces = writtenFaces()
      },
      transform: (css, id) => id.split('?')[0] === tokensFile
        ? deckTokens(themeConfig(), css)
        : undefined,
    },
    {
      name: 'lectern:tokens-again',
      // Slidev has read the file by then.
      enforce: 'post',
      handleHotUpdate({ modules, server }) {
        if (written() === last)
          return
        last = written()
        // Other files of faces load the page again; other colours need not.
        const files = writtenFaces() === lastFaces ? [tokensFile] : [tokensFile, facesFile]
        lastFaces = writtenFaces()
        return [...modules, ...files.flatMap(file => [...server.moduleGraph.getModulesByFile(file) ?? []])]
      },
    },
  ]
}
