import type { Line } from './edits.ts'
import type { Kind } from './kind.ts'
import type { Notice } from './notice.ts'
import { nameFenceLanguages } from './fence-languages.ts'
import { readFrontMatter } from './front-matter.ts'
import { translateHeadings } from './headings.ts'
import { hasSeparator, hasSlidevKeys, hasYamlBlock, isMarp } from './kind.ts'
import { translateMarp } from './marp/translate-marp.ts'
import { createReader, readTokens } from './read-tokens.ts'

/** A Markdown file as Slidev reads it. */
export interface Translation {
  /** Lines for Slidev; a deck that is Slidev's already keeps its own. */
  lines: string[]
  /** For each of `lines` the line of the source, from 1, that it comes from, or that caused it. */
  origin: number[]
  kind: Kind
  notices: Notice[]
}

/**
 * Translates a Markdown file to Slidev's Markdown: Slidev's own stays as it is, Marp's (`marp: true` in its front
 * matter) is rewritten, any other without `---` between slides is divided at its headings. What the translation
 * cannot carry over is told in `notices`; it never fails.
 */
export function translateSource(source: string): Translation {
  const lines = source.split(/\r?\n/)
  const front = readFrontMatter(lines)
  const reading = readTokens(createReader(), lines, front.lines)
  if (isMarp(front))
    return translation('marp', translateMarp(nameFenceLanguages(reading), front))
  if (hasSlidevKeys(front) || hasYamlBlock(lines) || hasSeparator(reading.tokens, lines))
    return { lines, origin: lines.map((_, index) => index + 1), kind: 'slidev', notices: [] }
  return translation('headings', translateHeadings(readTokens(createReader(), nameFenceLanguages(reading), front.lines), front))
}

function translation(kind: Kind, { lines, notices }: { lines: Line[], notices: Notice[] }): Translation {
  return {
    lines: lines.map(line => line.text),
    origin: lines.map(line => line.origin),
    kind,
    notices: notices.toSorted((a, b) => a.line - b.line),
  }
}
