import type { Deck } from '../../../project/deck.ts'
import type { ExpectedPage } from '../in-page/measure.ts'
import { readMarkup } from '../../../markdown/markup.ts'
import { blanked } from '../../../markdown/tags.ts'

/** Keys from which a layout makes something that can be seen. */
const bringing = ['background', 'image', 'src', 'title', 'url']

/**
 * A slide that its author left empty may be blank: nothing of it is lost.
 *
 * @returns the same pages, those of such slides marked as complete
 */
export function allowEmpty(pages: ExpectedPage[], deck: Deck): ExpectedPage[] {
  const isEmpty = (no: number): boolean => {
    const slide = deck.slides[no - 1]
    return slide !== undefined && blanked(slide.content, readMarkup(slide.content).comments).trim() === '' && !bringing.some(key => key in slide.frontmatter && (key !== 'title' || no > 1))
  }
  return pages.map(page => isEmpty(page.no) ? { ...page, decorated: true, hollow: false } : page)
}
