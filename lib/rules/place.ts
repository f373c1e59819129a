import type { Slide } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import { placeIn } from '../markdown/line-starts.ts'

/** Where an offset of a slide's Markdown lies in its file. */
export function placeAt({ file, line, no, content }: Slide, offset: number): Pick<Problem, 'file' | 'line' | 'column' | 'slide'> {
  const place = placeIn(content, offset)
  return { file, line: line + place.line, column: place.column + 1, slide: no }
}

/** Where a key of a slide's frontmatter is written; the slide itself where it has the key from the headmatter's `defaults`. */
export function placeOfKey({ file, line, no, keys }: Slide, key: string): Pick<Problem, 'file' | 'line' | 'slide'> {
  const written = keys.find(other => other.key === key)
  return { file: written?.file ?? file, line: written?.line ?? line, slide: no }
}
