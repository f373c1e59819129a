import type { Slide } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import { lineAt } from '../markdown/markup.ts'

/** Where an offset of a slide's Markdown lies in its file. */
export function placeAt({ file, line, no, content }: Slide, offset: number): Pick<Problem, 'file' | 'line' | 'column' | 'slide'> {
  return { file, line: line + lineAt(content, offset), column: offset - content.lastIndexOf('\n', offset - 1), slide: no }
}
