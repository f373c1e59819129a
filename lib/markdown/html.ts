import { Tokenizer } from 'htmlparser2'

/** An opening tag as written, with its closing tag if there is one. */
export interface HtmlTag {
  name: string
  /** Names as written, values decoded: `{ reveal: 'row', ':run': 'false', dim: '' }`. */
  attributes: Record<string, string>
  /** The opening tag's attributes, verbatim. */
  source: string
  /** Offset of each attribute by name: where it starts and where it ends. */
  places: Record<string, [start: number, end: number]>
  /** Offsets of the opening tag: from `<` to after `>`. */
  start: number
  open: number
  /** Offsets of the closing tag; undefined for `<Tag />`, `<br>` and a tag that nothing closes. */
  close?: [start: number, end: number]
  /** The element it lies in. */
  parent?: HtmlTag
}

/** Elements that have no closing tag (HTML Living Standard, 13.1.2). */
export const emptyElements: ReadonlySet<string> = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])

/**
 * Reads HTML as Vue's templates have it: names keep their case, and any tag may close itself.
 *
 * @param html offsets of the result count in it
 * @returns the opening tags in order; the offsets of every closing tag, also of one that closes nothing, and of the comments
 */
export function readHtml(html: string): { tags: HtmlTag[], ends: [start: number, end: number][], comments: [start: number, end: number][] } {
  const tags: HtmlTag[] = []
  const ends: [number, number][] = []
  const comments: [number, number][] = []
  const open: HtmlTag[] = []
  let tag: HtmlTag | undefined
  let name = ''
  let nameStart = 0
  let value = ''
  const finish = (end: number, isOpen: boolean): void => {
    if (!tag)
      return
    tag.open = end + 1
    tag.source = html.slice(tag.start + 1 + tag.name.length, isOpen
      ? end
      : html.lastIndexOf('/', end)).trimEnd()
    if (isOpen && !emptyElements.has(tag.name))
      open.push(tag)
    tag = undefined
  }
  const nothing = (): void => {}
  const tokenizer = new Tokenizer({ decodeEntities: true, recognizeSelfClosing: true }, {
    onopentagname(start, end) {
      tag = { name: html.slice(start, end), attributes: {}, places: {}, source: '', start: start - 1, open: end, parent: open.at(-1) }
      tags.push(tag)
    },
    onattribname(start, end) {
      name = html.slice(start, end)
      nameStart = start
      value = ''
    },
    onattribdata(start, end) {
      value += html.slice(start, end)
    },
    onattribentity(codePoint) {
      value += String.fromCodePoint(codePoint)
    },
    onattribend(_quote, end) {
      if (!tag || name in tag.attributes)
        return
      tag.attributes[name] = value
      tag.places[name] = [nameStart, end]
    },
    onopentagend: end => finish(end, true),
    onselfclosingtag: end => finish(end, false),
    onclosetag(start, end) {
      const closing = html.slice(start, end)
      const close: [number, number] = [html.lastIndexOf('<', start), html.indexOf('>', end) + 1 || html.length]
      ends.push(close)
      const index = open.findLastIndex(other => other.name === closing)
      if (index < 0)
        return
      const [opened] = open.splice(index)
      if (opened)
        opened.close = close
    },
    oncomment(start, end) {
      comments.push([start - 4, Math.min(end + 1, html.length)])
    },
    oncdata: nothing,
    ondeclaration: nothing,
    onend: nothing,
    onprocessinginstruction: nothing,
    ontext: nothing,
    ontextentity: nothing,
  })
  tokenizer.write(html)
  tokenizer.end()
  return { tags, ends, comments }
}
