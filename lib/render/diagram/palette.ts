import type { Scheme } from './types.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../root.ts'

/** Colour tokens by name without `--lectern-`, e.g. `foundation-tint` => `#e4eefa`. */
export type Palette = Record<string, string>

const file = join(root, 'styles/tokens.css')
const token = /--lectern-([\w-]+):\s*(#[0-9a-f]{6})\b/gi

/** The deck's colours in both schemes, read from `styles/tokens.css`, so that a rebrand reaches the diagrams. */
export function readPalettes(): Record<Scheme, Palette> {
  const css = readFileSync(file, 'utf8')
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
