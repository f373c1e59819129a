/** A component's tag as it stands in a slide's Markdown. */
export interface Tag {
  /** Attributes as written: `{ reveal: 'row', ':run': 'false', dim: '' }`. */
  attributes: Record<string, string>
  /** What stands between the tags; undefined for `<Tag />`. */
  body: string | undefined
  /** Offsets of the whole element in the Markdown. */
  start: number
  end: number
  /** Offset of `body`, or of the tag for `<Tag />`. */
  bodyStart: number
  /** The opening tag's attributes, verbatim. */
  source: string
}

/** Same length, line breaks kept, so that offsets and line numbers stay true. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}

/** Markdown with fenced code, HTML comments and inline code blanked: what is left will be interpreted. */
export function blankCode(markdown: string): string {
  let fence = ''
  const withoutFences = markdown.split('\n').map((line) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
    const inside = fence !== '' || mark !== ''
    if (fence === '')
      fence = mark
    else if (mark.startsWith(fence) && line.trim() === mark)
      fence = ''
    return inside
      ? blank(line)
      : line
  })
  return withoutFences.join('\n')
    .replace(/<!--[\s\S]*?-->/g, blank)
    .replace(/(`+)[^`\n]+\1(?!`)/g, blank)
}

/**
 * Finds every `<Name …>` of a slide, outside code, in order.
 *
 * @param markdown the slide's Markdown
 * @param name the component's name
 */
export function findTags(markdown: string, name: string): Tag[] {
  const visible = blankCode(markdown)
  const opening = new RegExp(`<${name}((?:\\s+[\\w:@.#-]+(?:="[^"]*")?)*)\\s*(/?)>`, 'g')
  return [
    ...visible.matchAll(opening),
  ].map((match) => {
    const start = match.index
    const source = markdown.slice(start + name.length + 1, start + name.length + 1 + (match[1]?.length ?? 0))
    const attributes = Object.fromEntries(
      [
        ...source.matchAll(/([\w:@.#-]+)(?:="([^"]*)")?/g),
      ].map(attribute => [attribute[1] ?? '', attribute[2] ?? '']),
    )
    const open = start + match[0].length
    const close = match[2]
      ? -1
      : visible.indexOf(`</${name}>`, open)
    return close < 0
      ? {
          attributes,
          body: undefined,
          start,
          end: open,
          bodyStart: start,
          source,
        }
      : {
          attributes,
          body: markdown.slice(open, close),
          start,
          end: close + name.length + 3,
          bodyStart: open,
          source,
        }
  })
}
