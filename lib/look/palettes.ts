import type { Plugin } from 'vite'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../project/root.ts'
import { readPalettes } from './palette.ts'
import { resolveTokens, tokensFile } from './tokens.ts'

const palettesFile: string = join(root, 'theme/styles/palettes.css')
const block = /:root\.palette-([\w-]+)\s*\{([^}]*)\}/g
const brandLine = /--brand-([\w-]+): *([^;\s][^;]*);/g

/** Names that `themeConfig.palette` may take, from the sheet; without one a deck has the brand's own colours. */
export function paletteNames(css: string = readFileSync(palettesFile, 'utf8')): string[] {
  return Array.from(css.matchAll(block), ([, name = '']) => name)
}

/**
 * The class of `<html>` that gives a deck its palette.
 *
 * @param headmatter a deck's options, of which `themeConfig.palette` is read
 * @returns nothing where no palette of ours is named
 */
export function paletteClass({ themeConfig }: Record<string, unknown>): string | undefined {
  const name = typeof themeConfig === 'object' && themeConfig !== null && 'palette' in themeConfig
    ? themeConfig.palette
    : undefined
  return typeof name === 'string' && paletteNames().includes(name)
    ? `palette-${name}`
    : undefined
}

/**
 * The sheet of palettes with a plain value for every colour that differs from the brand's own, light and dark; for the
 * whole page, or for a part of it that has the class.
 *
 * @param palettes text of `theme/styles/palettes.css`
 * @param tokens text of `theme/styles/tokens.css`
 */
export function resolvePaletteSheet(palettes: string = readFileSync(palettesFile, 'utf8'), tokens: string = readFileSync(tokensFile, 'utf8')): string {
  const own = readPalettes(resolveTokens(tokens))
  return Array.from(palettes.matchAll(block), ([, name = '', lines = '']) => {
    const brand = new Map(Array.from(lines.matchAll(brandLine), ([, key = '', value = '']) => [key, value] as const))
    const { light, dark } = readPalettes(resolveTokens(tokens.replace(brandLine, (line, key: string) => brand.has(key)
      ? `--brand-${key}: ${brand.get(key)};`
      : line)))
    const names = Object.keys(light).filter(key => light[key] !== own.light[key] || dark[key] !== own.dark[key])
    const write = (selector: string, colours: Record<string, string>): string =>
      `${selector} {\n${names.map(key => `  --lectern-${key}: ${colours[key]};`).join('\n')}\n}`
    return `${write(`.palette-${name}, :root.palette-${name}`, light)}\n${write(`html.dark .palette-${name}, html.dark.palette-${name}`, dark)}`
  }).join('\n')
}

/** Gives the pages the palettes with plain values, as `plainTokens` does with the tokens. */
export function plainPalettes(): Plugin {
  return {
    name: 'lectern:palettes',
    enforce: 'pre',
    transform: (css, id) => id.split('?')[0] === palettesFile
      ? resolvePaletteSheet(css)
      : undefined,
  }
}
