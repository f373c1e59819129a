/** A line of the translation and the line of the author's file, from 1, that it comes from. */
export interface Line {
  text: string
  origin: number
}

/** A place in a file: both from 0. */
export interface Place {
  line: number
  column: number
}

interface Cut {
  from: number
  to: number
  text: string
}

/**
 * Changes to a file's lines, collected in any order and applied at once, so that every change can be told in the
 * places of the unchanged file. Lines and columns count from 0; the lines given out carry their origin from 1.
 */
export class Edits {
  readonly source: readonly string[]
  readonly #cuts = new Map<number, Cut[]>()
  readonly #before = new Map<number, string[]>()
  readonly #after = new Map<number, string[]>()
  readonly #dropped = new Set<number>()
  readonly #joined = new Map<number, { column: number, glue: string }>()

  constructor(source: readonly string[]) {
    this.source = source
  }

  /** Puts `text` in the place of columns `from` to `to` of a line; of two cuts that overlap, the first to start wins. */
  cut(line: number, from: number, to: number, text: string): void {
    add(this.#cuts, line, { from, to, text })
  }

  /** The same over several lines; `text` lands where the span starts. */
  cutSpan(start: Place, end: Place, text: string): void {
    if (start.line === end.line)
      return this.cut(start.line, start.column, end.column, text)
    this.cut(start.line, start.column, this.#length(start.line), text)
    for (let line = start.line + 1; line < end.line; line++)
      this.drop(line)
    const prefix = /^[\s>]*/.exec(this.source[end.line] ?? '')?.[0].length ?? 0
    this.cut(end.line, Math.min(prefix, end.column), end.column, '')
  }

  /** Puts whole lines before a line, after those put there earlier. */
  before(line: number, ...texts: string[]): void {
    add(this.#before, line, ...texts)
  }

  /** Puts whole lines after a line, after those put there earlier. */
  after(line: number, ...texts: string[]): void {
    add(this.#after, line, ...texts)
  }

  drop(line: number): void {
    this.#dropped.add(line)
  }

  /** Appends what a line has from `column` on to the line before it. */
  join(line: number, column: number, glue: string): void {
    this.#joined.set(line, { column, glue })
  }

  /** The lines from `from` up to `to`, changed. A line that loses all its text disappears. */
  render(from: number, to: number): Line[] {
    const lines: Line[] = []
    for (let line = from; line < to; line++) {
      const origin = line + 1
      const put = (text: string): void => void lines.push({ text, origin })
      this.#before.get(line)?.forEach(put)
      if (!this.#dropped.has(line)) {
        const original = this.source[line] ?? ''
        const text = this.#changed(line)
        const join = this.#joined.get(line)
        const last = lines.at(-1)
        if (join && last)
          last.text = `${last.text.trimEnd()}${join.glue}${text.slice(join.column)}`
        else if (text.trim() !== '' || original.trim() === '')
          put(text)
      }
      this.#after.get(line)?.forEach(put)
    }
    return lines
  }

  #length(line: number): number {
    return this.source[line]?.length ?? 0
  }

  #changed(line: number): string {
    const text = this.source[line] ?? ''
    const cuts = (this.#cuts.get(line) ?? []).toSorted((a, b) => a.from - b.from || a.to - b.to)
    let out = ''
    let at = 0
    for (const cut of cuts) {
      if (cut.from < at)
        continue
      out += text.slice(at, cut.from) + cut.text
      at = cut.to
    }
    return out + text.slice(at)
  }
}

/** Lines without the blank ones at either end. */
export function trimBlank(lines: readonly Line[]): Line[] {
  const first = lines.findIndex(line => line.text.trim() !== '')
  const last = lines.findLastIndex(line => line.text.trim() !== '')
  return first < 0
    ? []
    : lines.slice(first, last + 1)
}

function add<T>(map: Map<number, T[]>, key: number, ...values: T[]): void {
  const list = map.get(key)
  if (list)
    list.push(...values)
  else
    map.set(key, values)
}
