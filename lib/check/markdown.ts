/** A line of a slide's Markdown, with the line of its file. */
export interface Line {
  text: string
  /** From 1, in the slide's file. */
  line: number
}

const fence = /^\s*(`{3,}|~{3,})/

/**
 * The lines of a slide outside fenced code, HTML comments and inline code, with their numbers: what Vue and
 * Markdown will interpret. Code is blanked rather than removed, so that columns and numbers stay true.
 *
 * @param content the slide's Markdown
 * @param firstLine line of its file on which `content` starts, from 1
 */
export function markupLines(content: string, firstLine: number): Line[] {
  const withoutComments = content.replace(/<!--[\s\S]*?-->/g, comment => comment.replace(/[^\n]/g, ' '))
  let open = ''
  return withoutComments.split(/\r?\n/).map((text, index) => {
    const mark = fence.exec(text)?.[1]
    const line = firstLine + index
    if (open) {
      if (mark?.startsWith(open) && text.trim() === mark)
        open = ''
      return { text: '', line }
    }
    if (mark) {
      open = mark
      return { text: '', line }
    }
    return {
      text: text.replace(/(`+)[^`].*?\1/g, code => ' '.repeat(code.length)),
      line,
    }
  })
}
