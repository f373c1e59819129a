import type { Plugin } from 'vite'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../project/root.ts'
import { readPalettes } from './palette.ts'
import { resolveTokens, tokensFile, withBrandLines } from './tokens.ts'

const palettesFile: string = join(root, 'theme/styles/palettes.css')
const block = /\.palette-([\w-]+)\s*\{([^}]*)\}/g
const brandLine = /--brand-([\w-]+): *([^;\s][^;]*);/g

/** Palettes by name, each with its `--brand-` lines. */
function readBlocks(css: string): [name: string, lines: Map<string, string>][] {
  return Array.from(css.matchAll(block), ([, name = '', lines = '']) =>
    [name, new Map(Array.from(lines.matchAll(brandLine), ([, key = '', value = '']) => [key, value] as const))])
}

/** Names that `themeConfig.palette` may take, from the sheet; without one a deck has the brand's own colours. */
export function paletteNames(): string[] {
  return readBlocks(readFileSync(palettesFile, 'utf8')).map(([name]) => name)
}

/** The `--brand-` lines of a palette; none of one that the sheet lacks. */
export function paletteLines(palette: string): ReadonlyMap<string, string> {
  return new Map(readBlocks(readFileSync(palettesFile, 'utf8'))).get(palette) ?? new Map<string, string>()
}

/**
 * A sheet of palettes with a plain value for every colour, for a part of a page that has the class: dark where the page is, or the part itself.
 *
 * @param palettes `.palette-name { --brand-…: … }`, as in `theme/styles/palettes.css`
 * @param tokens text of `theme/styles/tokens.css`
 */
export function resolvePaletteSheet(palettes: string, tokens: string = readFileSync(tokensFile, 'utf8')): string {
  return readBlocks(palettes).map(([name, lines]) => {
    const { light, dark } = readPalettes(resolveTokens(withBrandLines(tokens, lines)))
    const write = (selector: string, colours: Record<string, string>): string =>
      `${selector} {\n${Object.entries(colours).map(([key, colour]) => `  --lectern-${key}: ${colour};`).join('\n')}\n}`
    return `${write(`.palette-${name}`, light)}\n${write(`html.dark .palette-${name}, .palette-${name}.dark`, dark)}`
  }).join('\n')
}

/** Gives a page that shows palettes beside each other their sheet with plain values. */
export function plainPalettes(): Plugin {
  return {
    name: 'lectern:palettes',
    enforce: 'pre',
    transform: (css, id) => id.split('?')[0]?.endsWith('palettes.css')
      ? resolvePaletteSheet(css)
      : undefined,
  }
}
