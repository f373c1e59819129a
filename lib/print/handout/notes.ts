import MarkdownIt from 'markdown-it'
import { editAttribute, editMarkup } from '../markup.ts'

const markdown = new MarkdownIt({ html: true, linkify: true, typographer: false })

/**
 * Speaker notes as HTML. Slidev's `[click]` marks become small labels; headings step below the slide's own; as on a
 * slide, `/x` is seen from the deck's folder.
 *
 * @param notes Markdown, as in a slide's last comment
 */
export function renderNotes(notes: string): string {
  let clicks = 0
  const marked = notes.replace(/\[click(?::(\d+))?\]/g, (_, count: string | undefined) => {
    clicks += Number(count ?? 1)
    return `<span class="click-mark">click ${clicks}</span>`
  })
  return editMarkup(markdown.render(marked), (element) => {
    if (/^h[1-6]$/.test(element.tagName))
      element.tagName = element.nodeName = 'h4'
    for (const name of ['href', 'src'])
      editAttribute(element, name, address => address.replace(/^\/(?!\/)/, './'))
  })
}
