import type { Deck } from '../../../project/deck.ts'
import type { ExpectedPage } from '../in-page/measure.ts'

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
    return slide !== undefined && slide.content.replace(/<!--.*?-->/gs, '').trim() === '' && !bringing.some(key => key in slide.frontmatter && (key !== 'title' || no > 1))
  }
  return pages.map(page => isEmpty(page.no) ? { ...page, decorated: true, hollow: false } : page)
}
