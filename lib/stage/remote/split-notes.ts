/** The words for one click. */
export interface NotePart {
  /** 0 before the first click. */
  click: number
  text: string
}

/**
 * Divides a slide's notes at `[click]` and `[click:2]`, as Slidev counts them, and takes the marks of Markdown out of
 * the words: a phone shows them as plain text.
 */
export function splitNotes(notes: string): NotePart[] {
  const pieces = notes.split(/\[click(?::(\d+))?\]/)
  const parts: NotePart[] = []
  let click = 0
  for (let index = 0; index < pieces.length; index += 2) {
    // Between two pieces stands what was caught: how many clicks the mark counts.
    if (index > 0)
      click += Number(pieces[index - 1] ?? 1)
    const text = plain(pieces[index] ?? '')
    if (text)
      parts.push({ click, text })
  }
  return parts
}

function plain(markdown: string): string {
  return markdown
    .replace(/<!--[\s\S]*?-->|<[^<>]+>/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|[*_`])(\S(?:[^\n]*?\S)?)\1/g, '$2')
    .replace(/^#+\s+/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
