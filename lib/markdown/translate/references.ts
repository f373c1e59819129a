import type { Line } from './edits.ts'
import type { Reading } from './read-tokens.ts'

/**
 * Link definitions for a slide that uses them while they are on another slide: Markdown has them for the whole file,
 * Slidev reads each slide on its own.
 *
 * @param slide the slide's lines, translated
 */
export function missingReferences(reading: Reading, slide: readonly Line[]): Line[] {
  const normalise = reading.md.utils.normalizeReference
  const found = new Map<string, Line>()
  const defined = new Set<string>()
  for (const { text } of slide) {
    const label = definedLabel(text)
    if (label !== undefined)
      defined.add(normalise(label))
  }
  for (const { text } of slide) {
    for (const [, label = ''] of text.matchAll(/\[((?:[^[\]\\]|\\.)+)\]/g)) {
      const key = normalise(label)
      const target = Object.hasOwn(reading.references, key)
        ? reading.references[key]
        : undefined
      // A footnote's mark: Slidev reads the line that defines it in its own way.
      if (target && !label.startsWith('^') && !defined.has(key) && !found.has(key)) {
        const title = target.title
          ? ` "${target.title.replaceAll('"', '\\"')}"`
          : ''
        found.set(key, { text: `[${label}]: <${target.href}>${title}`, origin: definitionLine(reading, key) })
      }
    }
  }
  return [...found.values()]
}

function definitionLine(reading: Reading, key: string): number {
  const index = reading.lines.findIndex((line) => {
    const label = definedLabel(line)
    return label !== undefined && reading.md.utils.normalizeReference(label) === key
  })
  return Math.max(index, 0) + 1
}

function definedLabel(line: string): string | undefined {
  return /^ {0,3}\[((?:[^[\]\\]|\\.)+)\]:/.exec(line)?.[1]
}
