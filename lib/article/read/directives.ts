const fence = /^[ \t]*(`{3,}|~{3,})/

/** Changes what stands outside fenced code: lines that follow each other, to as many. */
export function outsideFences(markdown: string, change: (lines: string[]) => string[]): string {
  const out: string[] = []
  let between: string[] = []
  let open = ''
  for (const line of markdown.split('\n')) {
    const mark = fence.exec(line)?.[1] ?? ''
    const isEdge = mark !== '' && (open === '' || (mark.startsWith(open) && line.trim() === mark))
    if (!isEdge && open === '') {
      between.push(line)
      continue
    }
    if (isEdge)
      open = open === '' ? mark : ''
    out.push(...change(between), line)
    between = []
  }
  return [...out, ...change(between)].join('\n')
}

/**
 * Markdown without the marks of site generators, which are on lines of their own around text: the lines become empty,
 * a box keeps its title, and code that Liquid highlights becomes fenced code. Lines keep their numbers.
 */
export function withoutDirectives(markdown: string): string {
  return outsideFences(markdown, lines => lines.map(line => line.includes(':::') ? boxTitle(line) ?? line : line.includes('}') ? tagAlone(line) ?? line : line))
}

/**
 * `:::note Title`, `::: {.callout}`, `:::::: challenge` and their ends, as Pandoc, Docusaurus and VitePress have them. A title
 * is set in bold, since it runs into the sentence on the next line.
 */
function boxTitle(line: string): string | undefined {
  const text = line.trim()
  if (!text.startsWith(':::'))
    return undefined
  const title = text.replace(/^:+|:+$/g, '').trim().replace(/^\{[^}]*\}|^[\w.-]+/, '').trim().replace(/^\[(.*)\]$/, '$1')
  return /^[\p{L}\p{N}](?:[^*]*\S)?$/u.test(title) ? `**${title}**` : title
}

/** A tag of Liquid's or a shortcode of Hugo's that has its line to itself. */
function tagAlone(line: string): string | undefined {
  const text = line.trim()
  if (!(text.startsWith('{%') && text.endsWith('%}')) && !(/^\{\{[<%]/.test(text) && text.endsWith('}}')))
    return undefined
  const [name, language = ''] = text.slice(2, -2).replace(/^-|-$/g, '').trim().split(/\s+/)
  return name === 'highlight' ? `\`\`\`${language}` : name === 'endhighlight' ? '```' : ''
}
