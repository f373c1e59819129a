/** A `<RunnableSnippet … />` in a slide's Markdown. */
export interface SnippetTag {
  /** Where it stands in the Markdown. */
  start: number
  end: number
  /** Line within the Markdown, from 0. */
  line: number
  /** Attributes as written; a bare one is `''`, a bound one keeps its colon: `:run`. */
  attributes: Record<string, string>
}

const tag = /<RunnableSnippet\b((?:"[^"]*"|'[^']*'|[^>"'])*?)(?:\/>|>\s*<\/RunnableSnippet>)/g

/** Every runnable snippet of a slide, outside fenced code, inline code and comments. */
export function findSnippetTags(markdown: string): SnippetTag[] {
  const visible = blankCode(markdown)
  return [
    ...visible.matchAll(tag),
  ].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    line: visible.slice(0, match.index).split('\n').length - 1,
    attributes: Object.fromEntries([
      ...match[1]!.matchAll(/([:@\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g),
    ]
      .map(([, name, double, single]) => [name!, double ?? single ?? ''])),
  }))
}

/** Blanks comments and code, keeping every place in the text where it was. */
function blankCode(markdown: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ')
  let fence = ''
  return markdown.replace(/<!--[\s\S]*?-->/g, blank).split('\n').map((line) => {
    const [mark = ''] = /^(?:`{3,}|~{3,})/.exec(line.trimStart()) ?? []
    const inside = fence !== ''
    if (inside && mark.startsWith(fence) && line.trim() === mark)
      fence = ''
    else if (!inside)
      fence = mark
    return inside || mark
      ? blank(line)
      : line.replace(/`[^`]+`/g, blank)
  }).join('\n')
}
