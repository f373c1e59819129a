import { readTokens } from './tokens.ts'

/** Two looks of one drawing. */
export type Scheme = 'light' | 'dark'

/** Colour tokens by name without `--lectern-`, e.g. `first-tint` => `#e4eefa`. */
export type Palette = Record<string, string>

const token = /--lectern-([\w-]+):\s*(#[0-9a-f]{6})\b/gi

/**
 * The deck's colours in both schemes, so that a rebrand reaches the diagrams.
 *
 * @param css a token sheet with plain values
 */
export function readPalettes(css: string = readTokens()): Record<Scheme, Palette> {
  const read = (block: string): Palette => Object.fromEntries(
    Array.from(block.matchAll(token), match => [
      match[1] ?? '',
      (match[2] ?? '').toLowerCase(),
    ]),
  )
  const light = read(/:root\s*\{([^}]*)\}/.exec(css)?.[1] ?? '')
  const dark = read(/html\.dark\s*\{([^}]*)\}/.exec(css)?.[1] ?? '')
  return {
    light,
    dark: {
      ...light,
      ...dark,
    },
  }
}
