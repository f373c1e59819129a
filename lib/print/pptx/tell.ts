import type { Deck } from '../../project/deck.ts'
import type { Problem } from '../../project/problem.ts'
import type { Box } from '../picture/raster.ts'
import type { Shot } from './photograph.ts'

/** Of a file that LibreOffice refuses. */
export function unopened(deck: Deck): Problem {
  return {
    file: deck.entry,
    found: 'slides.pptx: LibreOffice does not open it',
    expected: 'a file that every presentation program opens',
    fix: 'export with --format pptx-pictures or pdf, and report this deck',
  }
}

/** Where another program shows a slide otherwise: no lie of the file's, and its author's care. */
export function unlikeInOffice(deck: Deck, shots: Shot[], seen: Box[][] | undefined): Problem[] {
  return (seen ?? []).flatMap((boxes, index): Problem[] => {
    const no = shots[index]!.scene.no
    const places = boxes.slice(0, 3).map(({ x, y, width, height }) => `at x ${x}, y ${y}, ${width} × ${height} px`).join('; ')
    return boxes.length === 0
      ? []
      : [{
          file: deck.slides[no - 1]?.file ?? deck.entry,
          slide: no,
          severity: 'notice',
          cause: 'LibreOffice shows something other than the slide',
          found: `LibreOffice shows something other than the slide ${places}${boxes.length > 3 ? `; and at ${boxes.length - 3} more places` : ''}`,
          expected: 'the same words, shapes and colours as on the slide',
          fix: 'look at the slide in the file; --format pptx-pictures shows exactly what the audience sees',
        }]
  })
}
