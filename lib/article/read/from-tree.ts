import type { BlockContent, DefinitionContent, Image, ListItem, List as ListNode, Nodes, PhrasingContent, Root, RootContent } from 'mdast'
import type { Block, Footnote, Item, Place, Quote, Remark, Table } from '../article.ts'
import type { Rich } from '../rich.ts'
import type { Labels } from './phrasing.ts'
import { toString } from 'mdast-util-to-string'
import { plainOf, sliceRich, trimRich, writtenOf } from '../rich.ts'
import { labelsOf, richOf } from './phrasing.ts'
import { asRead } from './tables.ts'

/** A heading among the blocks of an article that is not yet divided into sections. */
export interface Heading extends Place { kind: 'heading', depth: number, text: Rich }

export interface Reading {
  flow: (Block | Heading)[]
  remarks: Remark[]
}

/** Turns a block of HTML within Markdown into nodes of a syntax tree. */
export type HtmlReader = (html: string) => Root

/** Before who said it. */
const dashed = /^\s*[—–-]{1,2}\s*(?=\S)/
const badge = /shields\.io|badge|travis-ci|codecov|coveralls|circleci|\/workflows\/|opencollective|star-history|contrib\.rocks/i

/** Headings and blocks of a Markdown syntax tree, in order, and what its footnotes say, by their first mark. */
export function readTree(root: Root, readHtml: HtmlReader): Reading & { footnotes: Footnote[] } {
  const reading = { flow: [], remarks: [], footnotes: [], marks: marksOf(root) }
  readFlow(root.children, { labels: labelsOf(root), shift: 0, readHtml, ...reading })
  return reading
}

/** The line of the first mark of each footnote. */
function marksOf(root: Root): Map<string, number> {
  const marks = new Map<string, number>()
  const visit = (node: Nodes): void => {
    if (node.type === 'footnoteReference' && !marks.has(node.identifier))
      marks.set(node.identifier, node.position?.start.line ?? 1)
    if ('children' in node)
      node.children.forEach(visit)
  }
  visit(root)
  return marks
}

interface Context extends Reading {
  footnotes: Footnote[]
  marks: ReadonlyMap<string, number>
  labels: Labels
  shift: number
  readHtml: HtmlReader
}

type FlowNode = RootContent | BlockContent | DefinitionContent

function readFlow(nodes: readonly FlowNode[], context: Context): void {
  for (const node of nodes)
    readNode(node, context)
}

function placeOf(node: FlowNode | ListItem, { shift }: Context): Place {
  const places = placesIn(node)
  return { line: Math.min(...places.map(({ start }) => start.line)) + shift, end: Math.max(...places.map(({ end }) => end.line)) + shift }
}

/** A paragraph that a page leaves out the tags of has no place of its own, and that of its words. */
function placesIn(node: Nodes): NonNullable<Nodes['position']>[] {
  const inner = node.position ? [node.position] : 'children' in node ? node.children.flatMap(placesIn) : []
  return inner.length > 0 || !('children' in node) ? inner : [{ start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }]
}

function readNode(node: FlowNode, context: Context): void {
  const { flow, labels, shift } = context
  const place = placeOf(node, context)
  const rich = (children: readonly PhrasingContent[]): Rich => trimRich(richOf(children, labels, shift))
  switch (node.type) {
    case 'heading': {
      const text = rich(node.children)
      if (text.length > 0)
        flow.push({ kind: 'heading', depth: node.depth, text, ...place })
      else
        readPictures(node.children, place, context)
      return
    }
    case 'paragraph':
      return readParagraph(node.children, place, context, (node.data as { caption?: boolean } | undefined)?.caption)
    case 'list':
      return readList(node, context)
    case 'table': {
      const [head, ...rows] = node.children
      const cells = (row: typeof head): Rich[] => (row?.children ?? []).map(cell => rich(cell.children))
      const header = cells(head)
      const table: Table = {
        kind: 'table',
        header,
        rows: rows.map(row => ({ cells: cells(row), line: (row.position?.start.line ?? place.line - shift) + shift, end: (row.position?.end.line ?? place.end - shift) + shift })),
        align: (node.align ?? []).map(align => align === 'right' ? 'end' : align === 'center' ? 'center' : 'start'),
        ...place,
      }
      if ([header, ...table.rows.map(row => row.cells)].flat().some(cell => /[\p{L}\p{N}]/u.test(plainOf(cell))))
        flow.push(asRead(table))
      return
    }
    case 'code':
      if (node.value.trim() !== '')
        flow.push({ kind: 'code', language: (node.lang ?? '').toLowerCase().replace(/^\{?\.?|[^\w+#-].*$/g, ''), text: node.value, ...place })
      return
    case 'math':
      flow.push({ kind: 'formula', text: node.value, ...place })
      return
    case 'blockquote':
      return readQuote(node.children, place, context)
    case 'footnoteDefinition': {
      const line = context.marks.get(node.identifier)
      if (line === undefined)
        return readFlow(node.children, context)
      const inner: Reading = { flow: [], remarks: context.remarks }
      readFlow(node.children, { ...context, ...inner })
      context.footnotes.push({ id: node.identifier, paragraphs: inner.flow.flatMap(textsBelow), line, end: line })
      flow.push(...inner.flow.filter(isShownAlone))
      return
    }
    case 'html': {
      const inner = context.readHtml(node.value)
      return readFlow(inner.children, { ...context, shift: place.line - 1, labels: labelsOf(inner) })
    }
    default:
      if ('children' in node)
        readFlow(node.children as FlowNode[], context)
  }
}

function readParagraph(children: readonly PhrasingContent[], place: Place, context: Context, isCaption = false): void {
  const { flow, labels, shift } = context
  const [first, ...others] = children.filter(child => child.type === 'html' ? child.value !== '<wbr>' : child.type !== 'text' || child.value.trim() !== '')
  if (first?.type === 'inlineMath' && others.every(child => child.type === 'text' && /^[\s.,;]*$/.test(child.value))) {
    flow.push({ kind: 'formula', text: first.value, ...place })
    return
  }
  readPictures(children, place, context)
  const text = trimRich(richOf(children, labels, shift))
  if (isWayWithin(children)) {
    context.remarks.push({ ...place, kind: 'left out', text: `page furniture (links within the page): "${plainOf(text).slice(0, 50)}"` })
    return
  }
  if (!/\p{L}/u.test(plainOf(text))) {
    if (/\p{N}/u.test(plainOf(text)))
      context.remarks.push({ ...place, kind: 'left out', text: `a number alone: "${plainOf(text).slice(0, 40)}"` })
    return
  }
  const last = flow.at(-1)
  if (isCaption && last?.kind === 'picture') {
    last.caption = text
    last.end = place.end
  }
  else if (!readTerms(text, place, flow)) {
    flow.push({ kind: 'paragraph', text, ...place })
  }
}

/** `Install • Use • FAQ`: three links or more to places of the article, and no word besides. */
function isWayWithin(children: readonly PhrasingContent[]): boolean {
  const links = children.filter(child => child.type === 'link')
  return links.length > 2 && links.every(({ url }) => url.startsWith('#')) && children.every(child => child.type === 'link' || !/[\p{L}\p{N}]/u.test(toString(child)))
}

/** `Term` and below it `: what it is`, as many Markdown dialects write definitions. */
function readTerms(text: Rich, place: Place, flow: Reading['flow']): boolean {
  const raw = writtenOf(text)
  const [term = '', ...rest] = raw.split('\n')
  if (rest.length === 0 || !rest.every(line => /^:\s/.test(line)))
    return false
  let at = term.length + 1
  const [meaning = [], ...below] = rest.map((line) => {
    const start = at + /^:\s+/.exec(line)![0].length
    at += line.length + 1
    return sliceRich(text, start, at - 1)
  })
  const name = sliceRich(text, 0, term.length).map(piece => ({ ...piece, styles: ['strong' as const, ...piece.styles] }))
  flow.push({ kind: 'list', ordered: false, start: 1, items: [{ ...place, text: [...name, { text: ': ', styles: [], line: place.line }, ...meaning], below }], ...place })
  return true
}

function readPictures(children: readonly PhrasingContent[], place: Place, { flow, remarks, labels, shift }: Context): void {
  const images: { src: string, alt: string, line: number }[] = []
  const visit = (node: PhrasingContent): void => {
    const line = (node.position?.start.line ?? place.line - shift) + shift
    if (node.type === 'image')
      images.push({ src: (node as Image).url, alt: node.alt ?? '', line })
    if (node.type === 'imageReference')
      images.push({ src: labels.get(node.identifier) ?? '', alt: node.alt ?? '', line })
    if ('children' in node)
      node.children.forEach(visit)
  }
  children.forEach(visit)
  const shown = images.filter(({ src }) => src !== '' && !badge.test(src))
  if (shown.length < images.length)
    remarks.push({ ...place, kind: 'left out', text: `${images.length - shown.length} badge${images.length - shown.length > 1 ? 's' : ''}` })
  for (const { src, alt, line } of shown)
    flow.push({ kind: 'picture', src, alt: alt.replace(/\s+/g, ' ').trim(), caption: [], line, end: line })
}

function readList(node: ListNode, context: Context): void {
  const start = node.start ?? 1
  let items: Item[] = []
  const close = (next: number): void => {
    const [first] = items
    const last = items.at(-1)
    if (first && last)
      context.flow.push({ kind: 'list', ordered: node.ordered ?? false, start: start + next - items.length, items, line: first.line, end: last.end })
    items = []
  }
  for (const [index, item] of node.children.entries()) {
    const inner: Reading = { flow: [], remarks: context.remarks }
    readFlow(item.children, { ...context, ...inner })
    const [first, ...rest] = inner.flow
    const own = first && 'text' in first && first.kind === 'paragraph' ? first.text : []
    if (own.length > 0 && !inner.flow.some(isShownAlone)) {
      items.push({ text: own, below: rest.flatMap(textsBelow), ...placeOf(item, context) })
      continue
    }
    // A step with code, a table or a picture is a passage of its own, in the order of the article.
    close(index)
    context.flow.push(...inner.flow.map(asBlock))
  }
  close(node.children.length)
}

/** Within a list or a quotation a heading opens no section. */
function asBlock(block: Block | Heading): Block {
  return block.kind === 'heading' ? { ...block, kind: 'paragraph' } : block
}

function isShownAlone({ kind }: Block | Heading): boolean {
  return ['code', 'table', 'picture', 'formula'].includes(kind)
}

function textsBelow(block: Block | Heading): Rich[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [block.text]
    case 'list':
      return block.items.flatMap(item => [item.text, ...item.below])
    case 'quote':
      return [...block.label ? [block.label] : [], ...block.paragraphs]
    default:
      return []
  }
}

function readQuote(children: readonly FlowNode[], place: Place, context: Context): void {
  const inner: Reading = { flow: [], remarks: context.remarks }
  readFlow(children, { ...context, ...inner })
  if (!inner.flow.every(block => block.kind === 'paragraph' || block.kind === 'list')) {
    context.flow.push(...inner.flow.map(asBlock))
    return
  }
  const paragraphs = inner.flow.flatMap(textsBelow)
  const quote: Quote = { kind: 'quote', paragraphs, ...place }
  const [first] = paragraphs
  const [alert, kind = ''] = /^\[!(\w+)\]\s*/.exec(first ? plainOf(first) : '') ?? []
  if (first && alert) {
    quote.label = sliceRich(first, 2, 2 + kind.length)
    quote.paragraphs = [trimRich(sliceRich(first, alert.length)), ...paragraphs.slice(1)].filter(text => text.length > 0)
  }
  const name = first && boldName(first)
  if (name) {
    quote.label = sliceRich(first, 0, name.length)
    quote.paragraphs = [trimRich(sliceRich(first, writtenOf(first).search(/[:\n]/) + 1)), ...paragraphs.slice(1)].filter(text => text.length > 0)
  }
  const last = quote.paragraphs.at(-1) ?? []
  const [lastLine = '', ...before] = quote.paragraphs.flatMap(text => writtenOf(text).split('\n')).reverse()
  const [dash] = dashed.exec(lastLine) ?? []
  const at = plainOf(last).length - lastLine.length
  // A line of several that begin so is what people say in turn, one within a sentence goes on with it.
  if (dash && before[0] !== undefined && !before.some(line => dashed.test(line)) && (at === 0 || /[.!?…。！？"“”’'»)]\s*$/.test(before[0]))) {
    quote.by = sliceRich(last, at + dash.length)
    quote.paragraphs = [...quote.paragraphs.slice(0, -1), trimRich(sliceRich(last, 0, at))].filter(text => text.length > 0)
  }
  if (quote.paragraphs.length > 0)
    context.flow.push(quote)
}

/** `**Note**:`, `**Note:**` or `**Note**` on a line of its own, as many write what GitHub has as `[!NOTE]`. */
function boldName([first, second]: Rich): string | undefined {
  const [, name, colon] = first?.styles.includes('strong') ? /^([\p{L} ]{2,24})(:?)$/u.exec(first.text) ?? [] : []
  return name && (colon || /^(?:\n|:)/.test(second?.text ?? '')) ? name : undefined
}

/** All words of a tree, for guessing its language. */
export function wordsOf(root: Root): string {
  return root.children.filter(node => node.type !== 'code').map(node => toString(node)).join('\n')
}
