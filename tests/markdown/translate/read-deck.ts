import type { Notice } from '../../../lib/markdown/translate/notice.ts'
import { parseSync } from '@slidev/parser'
import { expect } from 'vitest'
import { translateSource } from '../../../lib/markdown/translate/translate-source.ts'

export interface ReadSlide {
  frontmatter: Record<string, unknown>
  content: string
  note: string | undefined
}

export interface ReadDeck {
  kind: string
  slides: ReadSlide[]
  notices: Notice[]
  lines: string[]
  origin: number[]
}

/** A translated source as Slidev's own splitter sees it; each line's origin is one of the source's. */
export function readDeck(source: string): ReadDeck {
  const { lines, origin, kind, notices } = translateSource(source)
  const count = source.split('\n').length
  expect(origin).toHaveLength(lines.length)
  expect(origin.every(line => Number.isInteger(line) && line >= 1 && line <= count)).toBe(true)
  const slides = parseSync(lines.join('\n'), 'deck.md').slides.map(({ frontmatter, content, note }) => ({ frontmatter, content, note }))
  return { kind, slides, notices, lines, origin }
}

export function readMarp(body: string, directives = ''): ReadDeck {
  return readDeck(`---\nmarp: true\n${directives}---\n\n${body}`)
}

/** The source's line for each line of the translation that holds `text`. */
export function originOf({ lines, origin }: ReadDeck, text: string): number[] {
  return lines.flatMap((line, index) => line.includes(text)
    ? [origin[index] ?? 0]
    : [])
}
