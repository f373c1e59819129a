import type { Article, Block, Footnote, Section } from '../article.ts'
import type { Piece, Rich } from '../rich.ts'
import { linesOf, plainOf, sliceRich, trimRich, writtenOf } from '../rich.ts'
import { nameOf } from './heading-names.ts'

/** Headings of the lists that numbers in the text lead to. */
const names = /^(?:\d+(?:\.\d+)*[.)]?\s*)?(?:(?:normative |informative |list of )?references|references and notes|notes and references|bibliography|notes|footnotes|endnotes|works cited|literature(?: cited)?|citations|sources|einzelnachweise|literatur(?:verzeichnis)?|quellen|anmerkungen|fußnoten|références|bibliographie|notes et références|referencias|bibliografía|notas|referências|bibliografia|riferimenti|note|referenties|bronnen|przypisy|źródła|källor|referenser|литература|список литературы|примечания|источники|参考文献|参考资料|引用|脚注|注釈|注释|참고 ?문헌|각주|kaynakça|kaynaklar|المراجع|مراجع|منابع|מקורות)$/iu
const label = '[\\p{L}\\p{N}][\\p{L}\\p{N}.+:-]{0,23}'
const mark = new RegExp(`\\s?\\[(${label}(?:\\s*[,;–]\\s*${label})*)\\]`, 'gu')

/** One entry of such a list: what is between the brackets, and what it says. */
interface Entry {
  id: string
  text: Rich
  more: Rich[]
}

/**
 * Numbers and names between brackets (`[3]`, `[1, 4–6]`, `[RFC2119]`) that lead to a list at an article's end become
 * footnotes, as those which Markdown knows: what they lead to is said where the mark is, or cited where it has an address.
 * A list that the text refers to with less than a third of its entries stays as it is.
 */
export function takeReferences(article: Pick<Article, 'blocks' | 'sections' | 'footnotes'>): Pick<Article, 'blocks' | 'sections' | 'footnotes'> {
  const entries = entriesIn(article.sections)
  // Those of a page are taken already, and leave their heading.
  const left = article.footnotes.length > 0 ? { ...article, sections: without(article.sections, new Map()) } : article
  if (entries.size === 0)
    return left
  const lines = new Map<string, number>()
  const change = (rich: Rich): Rich => withMarks(rich, entries, lines)
  const changeBlocks = (blocks: readonly Block[]): Block[] => blocks.map(block => changeBlock(block, change))
  const changeSection = (section: Section): Section => isList(section)
    ? section
    : { ...section, title: change(section.title), blocks: changeBlocks(section.blocks), sections: section.sections.map(changeSection) }
  const blocks = changeBlocks(article.blocks)
  const sections = article.sections.map(changeSection)
  if (lines.size < entries.size / 3)
    return left
  const footnotes = [...entries.values()].flatMap(({ id, text, more }): Footnote[] => {
    const line = lines.get(id)
    return line === undefined ? [] : [{ id: footOf(id), paragraphs: [withAddress(text), ...more], line, end: line }]
  })
  return { blocks, sections: without(sections, lines), footnotes: [...article.footnotes, ...footnotes] }
}

function isList({ title }: Section): boolean {
  return names.test(nameOf(title))
}

function entriesIn(sections: readonly Section[]): Map<string, Entry> {
  const found = new Map<string, Entry>()
  const visit = (section: Section, isWithin: boolean): void => {
    const isOne = isWithin || isList(section)
    if (isOne)
      section.blocks.flatMap(entriesOf).filter(({ id }) => !found.has(id)).forEach(entry => found.set(entry.id, entry))
    section.sections.forEach(below => visit(below, isOne))
  }
  sections.forEach(section => visit(section, false))
  return found
}

/** Entries of a block by their own label, else by their number in the list. */
function entriesOf(block: Block): Entry[] {
  if (block.kind === 'paragraph')
    return entriesOn(block.text).flatMap(text => labelled(text, []) ?? [])
  return block.kind === 'list'
    ? block.items.flatMap(({ text, below }, index) => labelled(text, below) ?? (block.ordered ? [{ id: String(block.start + index), text: withoutArrow(text), more: below }] : []))
    : []
}

/** A paragraph of entries below each other, one by one. */
function entriesOn(text: Rich): Rich[] {
  const raw = writtenOf(text)
  const starts = [...raw.matchAll(new RegExp(`(?<=\\n)\\[${label}\\]`, 'gu'))].map(({ index }) => index)
  return [0, ...starts].map((start, index) => sliceRich(text, start, starts[index]))
}

function labelled(text: Rich, more: Rich[]): Entry[] | undefined {
  const [whole = '', id] = new RegExp(`^\\s*\\[(${label})\\]:?\\s*`, 'u').exec(plainOf(text)) ?? []
  return id === undefined ? undefined : [{ id, text: trimRich(sliceRich(text, whole.length)), more }]
}

/** Before an entry of a copied page: the way back to its mark. */
function withoutArrow(text: Rich): Rich {
  const [arrow = ''] = /^[\s↑^]+/.exec(plainOf(text)) ?? []
  return sliceRich(text, arrow.length)
}

function withMarks(rich: Rich, entries: ReadonlyMap<string, Entry>, lines: Map<string, number>): Rich {
  const text = plainOf(rich)
  let out: Piece[] = []
  let at = 0
  for (const match of text.matchAll(mark)) {
    const ids = match[1]!.split(/[,;]/).flatMap(each => expand(each.trim()))
    const inner = sliceRich(rich, match.index, match.index + match[0].length)
    if (!ids.every(id => entries.has(id)) || inner.some(({ href, styles }) => href || styles.includes('code') || styles.includes('math')))
      continue
    // A name is a word of its sentence: "as [RFC2119] says"; so is what a sentence begins with.
    const end = match.index + match[0].length
    out = marked([...out, ...sliceRich(rich, at, /\p{L}/u.test(match[1]!) || match.index === 0 ? end : match.index)], ids)
    at = end
    ids.filter(id => !lines.has(id)).forEach(id => lines.set(id, linesOf(inner)[0]))
  }
  return at === 0 ? rich : [...out, ...sliceRich(rich, at)]
}

/** `4–6` and `4-6` are three of them. */
function expand(ids: string): string[] {
  const [, from, to] = /^(\d+)\s*[–-]\s*(\d+)$/.exec(ids) ?? []
  const count = Number(to) - Number(from)
  return count > 0 && count < 50 ? Array.from({ length: count + 1 }, (_, index) => String(Number(from) + index)) : [ids]
}

function marked(pieces: Piece[], ids: string[]): Piece[] {
  const last = pieces.at(-1)
  return last ? [...pieces.slice(0, -1), { ...last, foot: [...last.foot ? [last.foot] : [], ...ids.map(footOf)].join(' ') }] : pieces
}

/** The entry's id as a footnote, which no footnote of the article's own has. */
function footOf(id: string): string {
  return `[${id}]`
}

/** An address that is written out, or the number by which registries of papers give one. */
function withAddress(rich: Rich): Rich {
  const text = plainOf(rich)
  if (rich.some(({ href }) => href))
    return rich
  const match = /https?:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:]|\bdoi:\s*(10\.\d{4,}\/[^\s"<>]*[^\s"<>.,;])|\barXiv:\s*(\d{4}\.\d{4,5})/i.exec(text)
  if (!match)
    return rich
  const [words, doi, paper] = match
  const href = doi ? `https://doi.org/${doi}` : paper ? `https://arxiv.org/abs/${paper}` : words
  const end = match.index + words.length
  return [...sliceRich(rich, 0, match.index), ...sliceRich(rich, match.index, end).map(piece => ({ ...piece, href })), ...sliceRich(rich, end)]
}

/** The sections without the entries that became footnotes, and without a list of which nothing is left. */
function without(sections: readonly Section[], taken: ReadonlyMap<string, number>, isWithin = false): Section[] {
  return sections.flatMap((section): Section[] => {
    const isOne = isWithin || isList(section)
    const blocks = isOne ? section.blocks.flatMap(block => withoutEntries(block, taken)) : section.blocks
    const below = without(section.sections, taken, isOne)
    return isOne && blocks.length === 0 && below.length === 0 ? [] : [{ ...section, blocks, sections: below }]
  })
}

function withoutEntries(block: Block, taken: ReadonlyMap<string, number>): Block[] {
  if (block.kind === 'paragraph') {
    const text = trimRich(entriesOn(block.text).filter(entry => !labelled(entry, [])?.some(({ id }) => taken.has(id))).flat())
    return text.length > 0 ? [{ ...block, text }] : []
  }
  if (block.kind !== 'list')
    return [block]
  const items = block.items.filter(({ text, below }, index) => !(labelled(text, below) ?? (block.ordered ? [{ id: String(block.start + index) }] : [])).some(({ id }) => taken.has(id)))
  return items.length > 0 ? [{ ...block, items, ordered: block.ordered && items.length === block.items.length }] : []
}

function changeBlock(block: Block, change: (rich: Rich) => Rich): Block {
  switch (block.kind) {
    case 'paragraph':
      return { ...block, text: change(block.text) }
    case 'list':
      return { ...block, items: block.items.map(item => ({ ...item, text: change(item.text), below: item.below.map(change) })) }
    case 'quote':
      return { ...block, paragraphs: block.paragraphs.map(change) }
    case 'picture':
      return { ...block, caption: change(block.caption) }
    case 'table':
      return { ...block, header: block.header.map(change), rows: block.rows.map(row => ({ ...row, cells: row.cells.map(change) })) }
    default:
      return block
  }
}
