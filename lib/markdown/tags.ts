import { readMarkup } from './markup.ts'

/** A component's tag as written in a slide's Markdown. */
export interface Tag {
  /** Names as written, values decoded: `{ reveal: 'row', ':run': 'false', dim: '' }`. */
  attributes: Record<string, string>
  /** What is between the tags; undefined for `<Tag />`. */
  body: string | undefined
  /** Offsets of the whole element in the Markdown. */
  start: number
  end: number
  /** Offset of `body`, or of the tag for `<Tag />`. */
  bodyStart: number
  /** The opening tag's attributes, verbatim. */
  source: string
  /** The same without the attributes named. */
  sourceWithout: (...names: string[]) => string
}

/** Markdown with code and HTML comments blanked, line breaks kept: what is left will be interpreted. */
export function blankCode(markdown: string): string {
  const { code, comments } = readMarkup(markdown)
  return blanked(markdown, [...code, ...comments])
}

/** The same with tags, scripts and styles blanked as well: what is left are words that the slide shows. */
export function blankTags(markdown: string): string {
  const { code, comments, tags, ends } = readMarkup(markdown)
  return blanked(markdown, [...code, ...comments, ...ends, ...tags.map(({ name, start, open, close }) => [start, /^(?:script|style)$/.test(name) ? close?.[0] ?? open : open] as const)])
}

/** A text with blanks in place of some of it, line breaks kept. Places count by code units; ranges may overlap. */
export function blanked(content: string, ranges: readonly (readonly [start: number, end: number])[]): string {
  let text = ''
  let done = 0
  for (const [start, end] of [...ranges].sort(([one], [other]) => one - other)) {
    const from = Math.max(start, done)
    if (end <= from)
      continue
    text += content.slice(done, from) + content.slice(from, end).replace(/[^\n]/g, ' ')
    done = end
  }
  return text + content.slice(done)
}

/**
 * Finds every `<Name …>` of a slide, outside code, in order; `<two-words>` is `<TwoWords>`, as in Vue.
 *
 * @param markdown the slide's Markdown
 * @param name the component's name
 */
export function findTags(markdown: string, name: string): Tag[] {
  const kebab = name.replace(/(?<=.)[A-Z]/g, letter => `-${letter}`).toLowerCase()
  return readMarkup(markdown).tags.filter(tag => tag.name === name || (kebab.includes('-') && tag.name === kebab)).map(({ attributes, places, source, start, open, close, name: written }) => ({
    attributes,
    source,
    sourceWithout: (...names) => names.reduce((text, attribute) => {
      const [from, to] = places[attribute] ?? [0, 0]
      const before = start + 1 + written.length
      return text.replace(source.slice(from - before, to - before), '')
    }, source).trimEnd(),
    start,
    end: close?.[1] ?? open,
    body: close && markdown.slice(open, close[0]),
    bodyStart: close
      ? open
      : start,
  }))
}
