/** First and last line of an article, from 1. */
export type Lines = [line: number, end: number]

/** Where a slide's words come from, as its comment tells. */
export interface Trace {
  /** The article's file, relative to the deck's folder. */
  source: string
  /** For the title and each part below it, in order. */
  shown: Lines[]
  notes: Lines[]
}

const comment = /<!-- from (\S+): (\d[\d;, -]*)(?:notes (\d[\d, -]*))?-->/

/** Reads a slide's `<!-- from article.md: 3; 14-16; notes 18 -->`; undefined where it has none. */
export function readTrace(content: string): Trace | undefined {
  const [whole, source = '', shown = '', notes = ''] = comment.exec(content) ?? []
  return whole === undefined ? undefined : { source, shown: rangesOf(shown), notes: rangesOf(notes) }
}

/** `3`, `14-16` */
export function linesInWords([line, end]: Lines): string {
  return line === end ? String(line) : `${line}-${end}`
}

function rangesOf(text: string): Lines[] {
  return [...text.matchAll(/(\d+)(?:-(\d+))?/g)].map(([, line, end]) => [Number(line), Number(end ?? line)])
}
