import type { Oklch } from './oklch.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LecternError } from '../project/problem.ts'
import { root } from '../project/root.ts'
import { toHex, toOklch } from './oklch.ts'

export const tokensFile: string = join(root, 'theme/styles/tokens.css')

const brandLine = /--brand-([\w-]+): *([^;\s][^;]*);/g
const derived = /oklch\(from var\(--brand-([\w-]+)\) (calc\([^)]*\)|\S+) (calc\([^)]*\)|\S+) (calc\([^)]*\)|[^\s)]+)\)/g
const channel = /^(?:calc\()?([lch]|[\d.]+)(?: ([-+*]) ([\d.]+))?\)?$/

/** `theme/styles/tokens.css` with plain values, as pages and diagrams take it. */
export function readTokens(): string {
  return resolveTokens(readFileSync(tokensFile, 'utf8'))
}

/** The token sheet with other values in some of its `--brand-` lines. */
export function withBrandLines(css: string, lines: ReadonlyMap<string, string>): string {
  return css.replace(brandLine, (line, name: string) => lines.has(name)
    ? `--brand-${name}: ${lines.get(name)};`
    : line)
}

/**
 * Puts values in place of all that follows from the `--brand-` lines, so that pages need no relative colours, which
 * older browsers lack, and Mermaid and pages without the sheet can take hex values from the same file.
 *
 * @param css the text of a token sheet; derived colours are written `oklch(from var(--brand-…) l c h)`
 * @returns the text with `#rrggbb` for each
 * @throws LecternError naming every line that cannot be read as a colour
 */
export function resolveTokens(css: string): string {
  const brand = new Map(Array.from(css.matchAll(brandLine), ([, name = '', value = '']) => [name, value] as const))
  const plain = css
    .replace(derived, (text, name: string, ...parts: string[]) => {
      const base = brand.get(name) ?? ''
      if (!/^#[0-9a-f]{6}$/i.test(base))
        return text
      const from = toOklch(base)
      const [l, c, h] = parts.slice(0, 3).map(part => evaluate(part, from))
      return l === undefined || c === undefined || h === undefined
        ? text
        : toHex({ l, c, h })
    })
    .replace(/var\(--brand-([\w-]+)\)(?!\s*[\w.])/g, (text, name: string) => brand.get(name) ?? text)
  const problems = plain.split('\n').flatMap((line, index) => /oklch\(from|var\(--brand-/.test(line)
    ? [{
        file: 'theme/styles/tokens.css',
        line: index + 1,
        found: `\`${line.trim()}\`, which gives no colour`,
        expected: 'one of the `--brand-` colours, as #rrggbb, with numbers, `l`, `c`, `h` or `calc(c * 0.5)` after it',
        fix: 'write the brand\'s colours at the top of the file as #rrggbb',
      }]
    : [])
  if (problems.length > 0)
    throw new LecternError(problems)
  return plain
}

/** `calc(c * 0.7)`, `h` or `0.8` as a number; nothing when it is none of them. */
function evaluate(text: string, from: Oklch): number | undefined {
  const [, base = '', sign, by] = channel.exec(text) ?? []
  const value = base in from
    ? from[base as keyof Oklch]
    : Number(base || Number.NaN)
  const result = sign === '*'
    ? value * Number(by)
    : sign
      ? value + Number(`${sign}${by}`)
      : value
  return Number.isNaN(result)
    ? undefined
    : result
}
