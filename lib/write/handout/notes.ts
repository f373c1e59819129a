import MarkdownIt from 'markdown-it'

const markdown = new MarkdownIt({ html: true, linkify: true, typographer: false })

/**
 * Speaker notes as HTML. Slidev's `[click]` marks become small labels; headings step below the slide's own.
 *
 * @param notes Markdown, as in a slide's last comment
 */
export function renderNotes(notes: string): string {
  let clicks = 0
  const marked = notes.replace(/\[click(?::(\d+))?\]/g, (_, count: string | undefined) => {
    clicks += Number(count ?? 1)
    return `<span class="click-mark">click ${clicks}</span>`
  })
  return markdown.render(marked).replace(/<(\/?)h[1-6]\b/g, '<$1h4')
}
