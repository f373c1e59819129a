import type { Block, Formula, List, Paragraph, Picture, Quote, Section } from '../article.ts'
import type { Rich } from '../rich.ts'
import type { Context } from './context.ts'
import type { Note, PlannedSlide } from './slide.ts'
import { canvas, heightOf } from '../fit/measure.ts'
import { isContentsName, nameOf } from '../read/heading-names.ts'
import { beside, plainOf, textOnly, unlinked } from '../rich.ts'
import { texInSlide } from '../write/markdown.ts'
import { codeSlides } from './code.ts'
import { claimOf, mostWords, noteOf, partOf, sentencesOf, shorten, words } from './context.ts'
import { claimSlides, listSlides, rest } from './points.ts'
import { isTable, tableSlides } from './tables.ts'
import { titleOf, wholeTitle } from './title.ts'

const summary = /^(?:\d+[.)]?\s*)?(?:in )?(?:summary|conclusions?|concluding remarks|tl;?dr|key takeaways?|takeaways?|wrap(?:ping)?[- ]up|final thoughts|zusammenfassung|fazit|schluss|résumé|en résumé|resumen|conclusiones|conclusión|riepilogo|conclusioni|resumo|conclusão|conclusões|samenvatting|conclusie|podsumowanie|заключение|выводы|итоги|总结|结论|小结|まとめ|結論|결론|요약|özet|sonuç|sammanfattning)\b/iu

/** Whether a section only lists the headings of the others. */
export function isContents({ title, blocks }: Pick<Section, 'title' | 'blocks'>): boolean {
  return isContentsName(nameOf(title)) && blocks.every(block => block.kind === 'list' || block.kind === 'paragraph')
}

/** Whether a section sums the article up. */
export function isSummary({ title }: Pick<Section, 'title'>): boolean {
  const name = nameOf(title)
  return summary.test(name) || /^(?:总结|结论|小结|まとめ|結論|결론|요약)/.test(name)
}

/** The slides of a section and of those below it, in order. */
export function planSection(section: Section, context: Context): void {
  const { slides } = context
  const name = nameOf(section.title)
  if (isContents(section)) {
    context.remarks.push({ kind: 'left out', text: `table of contents: "${name}"`, line: section.line, end: section.end })
    slides.at(-1)?.notes.push(...section.blocks.filter(({ kind }) => kind === 'paragraph').flatMap(notesOf))
    return
  }
  const before = slides.length
  const isPart = section.depth === 1 && section.sections.length > 1
  const opening = isPart ? planPart(section, context) : 0
  // A paper begins with its summary, and does not end there.
  if (section.depth === 1 && isSummary(section) && section.sections.length === 0 && section.line !== context.article.sections[0]?.line)
    planClosing(section.title, section.blocks, context)
  else
    planBlocks(section.title, section.blocks.slice(opening), context)
  if (context.most !== undefined && slides.length - before > context.most)
    keepFirst(section, before + context.most, context)
  if (slides.length === before && section.sections.length > 0)
    planPart(section, context)
  if (slides.length === before) {
    context.remarks.push({ kind: 'left out', text: `a heading with nothing below it that a slide could show: "${name}"`, line: section.line, end: section.end })
    slides.at(-1)?.notes.push(noteOf(section.title), ...section.blocks.flatMap(notesOf))
  }
  for (const below of section.sections)
    planSection(below, context)
}

/**
 * The slide that opens a part: its title with its first sentence, or with the titles of what it consists of.
 *
 * @returns how many blocks it has taken
 */
function planPart(section: Section, context: Context): number {
  const { title, notes } = titleOf(section.title, context, 12)
  const first = section.blocks[0]
  if (first?.kind === 'paragraph' && !endsWithColon(first.text)) {
    const shown = shorten(claimOf(first.text, context), 24, context)
    context.slides.push({ layout: 'section', title, parts: [partOf(shown, context)], notes: [...notes, ...rest(shown, [first.text])] })
    return 1
  }
  const names: Rich[] = []
  let room = mostWords - words(title.words, context)
  for (const { title: name } of section.sections) {
    const short = shorten(unlinked(name), 8, context)
    room -= words(plainOf(short), context)
    if (room < 0)
      break
    names.push(short)
  }
  if (names.length > 0)
    context.slides.push({ layout: 'section', title, parts: [partOf(beside(names), context, { cite: false })], notes })
  return 0
}

/** Ends a section's slides before that of a number, from 0: what the others show is said on the last, or left out where it cannot be. */
function keepFirst({ blocks }: Section, end: number, { slides, remarks }: Context): void {
  const dropped = slides.splice(end).flatMap(({ parts }) => parts)
  for (const block of blocks.filter(({ line, end: last }) => dropped.some(part => part.line <= last && line <= part.end))) {
    slides.at(-1)?.notes.push(...notesOf(block))
    if (['code', 'formula', 'picture'].includes(block.kind))
      remarks.push({ kind: 'left out', text: `${block.kind === 'picture' ? 'a picture' : block.kind === 'code' ? 'code' : 'a formula'} of an article that is too long for one deck`, line: block.line, end: block.end })
  }
}

/** Words of a paragraph that goes with what follows it. */
const mostLead = 14

/** Slides of blocks that are below one heading. */
export function planBlocks(heading: Rich, blocks: readonly Block[], context: Context): void {
  const { slides } = context
  let pending: Paragraph[] = []
  const flush = (): void => {
    slides.push(...claimSlides(heading, pending, context))
    pending = []
  }
  /** A short paragraph, or one that is no sentence, goes with what follows it; with a quotation only its name. */
  const leadIn = (most: number): Rich | undefined => {
    const last = pending.at(-1)
    const count = last ? words(plainOf(last.text), context) : 0
    if (!last || !((isLabel(last.text) && count <= most) || (most === mostLead && (endsWithColon(last.text) || (pending.length === 1 && count <= most)))))
      return undefined
    pending.pop()
    flush()
    return last.text
  }
  for (const block of joined(blocks)) {
    if (block.kind === 'paragraph') {
      pending.push(block)
      continue
    }
    const lead = leadIn(block.kind === 'quote' ? 8 : mostLead)
    flush()
    const before = slides.length
    slides.push(...slidesOf(heading, lead, block, context))
    if (slides.length > before)
      continue
    // Nothing of it could be shown: its words are said.
    if (lead)
      pending.push({ kind: 'paragraph', text: lead, line: block.line, end: block.line })
    slides.at(-1)?.notes.push(...notesOf(block))
  }
  flush()
}

/** Lists of one entry beside another list are one list to a listener. */
function joined(blocks: readonly Block[]): Block[] {
  const out: Block[] = []
  for (const block of blocks) {
    const last = out.at(-1)
    if (block.kind === 'list' && last?.kind === 'list' && !block.ordered && !last.ordered && (block.items.length === 1 || last.items.length === 1))
      out[out.length - 1] = { ...last, items: [...last.items, ...block.items], end: block.end }
    else
      out.push(block)
  }
  return out
}

function slidesOf(heading: Rich, lead: Rich | undefined, block: Exclude<Block, Paragraph>, context: Context): PlannedSlide[] {
  switch (block.kind) {
    case 'list': {
      // "Not all of them are generative:" says more about its list than the section's title does.
      const [name, intro] = lead && endsWithColon(lead) && !startsSmall(lead) && words(plainOf(lead), context) <= 9 && words(plainOf(lead), context) >= 4 && context.slides.at(-1)?.title.words === plainOf(heading)
        ? [withoutColon(lead), undefined]
        : [heading, lead]
      return listSlides(name, intro, block, context)
    }
    case 'table':
      return isTable(block, context) ? tableSlides(heading, lead, block, context) : listSlides(heading, lead, listOf(block), context)
    case 'code':
      return codeSlides(heading, lead, block, context)
    case 'picture':
      return pictureSlides(heading, lead, block, context)
    case 'formula':
      return formulaSlides(heading, lead, block, context)
    case 'quote': {
      if (lead && !block.label && !startsSmall(lead))
        return titled(quoteSlides(withoutColon(lead), block, context), heading, context)
      const slides = withNote(quoteSlides(heading, block, context), lead)
      return block.label ? titled(slides, heading, context) : slides
    }
  }
}

/** Slides that have a name of their own: that of their section is said, where no slide before them has it. */
function titled(slides: PlannedSlide[], heading: Rich, context: Context): PlannedSlide[] {
  if (context.slides.at(-1)?.title.words !== plainOf(heading))
    slides[0]?.notes.unshift(wholeTitle(heading, context))
  return slides
}

function withNote(slides: PlannedSlide[], lead: Rich | undefined): PlannedSlide[] {
  if (lead)
    slides[0]?.notes.unshift(noteOf(lead))
  return slides
}

/** The middle of a sentence: "or in matrix form:". */
function startsSmall(text: Rich): boolean {
  return /^\P{L}*\p{Ll}/u.test(plainOf(text))
}

function listOf({ header, rows, line, end }: Extract<Block, { kind: 'table' }>): List {
  const items = [{ cells: header, line, end: line }, ...rows].map(row => ({ text: row.cells.find(cell => plainOf(cell).trim() !== '') ?? [], below: row.cells.filter(cell => plainOf(cell).trim() !== '').slice(1), line: row.line, end: row.end })).filter(item => item.text.length > 0)
  return { kind: 'list', ordered: false, start: 1, items, line, end }
}

function quoteSlides(heading: Rich, { paragraphs, by, label, line, end }: Quote, context: Context): PlannedSlide[] {
  const [first, ...others] = paragraphs
  if (!first)
    return []
  const { title, notes } = titleOf(label ?? heading, context)
  const room = mostWords - words(title.words, context) - (by ? words(plainOf(by), context) : 0)
  const claim = words(plainOf(first), context) <= room ? first : claimOf(first, context)
  let shown = shorten(claim, room, context)
  const high = (text: Rich): number => heightOf(plainOf(text), { size: 32, width: 740, leading: label ? 1.42 : 1.3 })
  while (high(shown) > canvas.height - (label ? 100 : 160) && words(plainOf(shown), context) > 6)
    shown = shorten(claim, words(plainOf(shown), context) - 3, context)
  const part = partOf(shown, context)
  return [{
    layout: label ? 'statement' : 'quote',
    title,
    parts: [label ? part : { ...part, markdown: `> ${part.markdown}` }, ...by ? [partOf(by, context)] : []],
    notes: [...notes, ...rest(shown, [first, ...others]).map(note => ({ ...note, line: Math.max(note.line, line), end: Math.min(note.end, end) }))],
  }]
}

function formulaSlides(heading: Rich, lead: Rich | undefined, { text, line, end }: Formula, context: Context): PlannedSlide[] {
  const { title, notes } = titleOf(heading, context)
  const shown = lead && shorten(lead, 20, context)
  const leads = shown ? [partOf(shown, context)] : []
  const said = [...notes, ...lead && shown ? rest(shown, [lead]) : []]
  const size = formulaSize(text)
  // On a line of words it goes on in the next line; one of several rows has to stay as it is.
  if (size < 18 && !/\\\\|\\begin|\\left/.test(text))
    return [{ layout: 'default', title, parts: [...leads, { markdown: `$${texInSlide(text).replace(/\s+/g, ' ').trim()}$`, words: '', line, end }], notes: said }]
  return [{
    layout: 'figure',
    title,
    parts: [{ markdown: `$$\n${texInSlide(text)}\n$$`, words: '', line, end }, ...leads],
    notes: said,
    style: `.slidev-layout .katex-display {\n  font-size: ${Math.max(14, size)}px;\n}`,
  }]
}

/** As large as a formula surely fits: its signs are two thirds as wide as high, and relations have room around them. */
function formulaSize(tex: string): number {
  const rows = tex.split(/\\\\(?:\[[^\]]*\])?/)
  const signs = (row: string): number => row.replace(/\\(?:text|mathrm|mathbf|mathsf|operatorname|mbox)\b/g, '').replace(/\\(?:left|right|displaystyle|quad|begin\{\w+\*?\}|end\{\w+\*?\}|[,;!])/g, ' ').replace(/\\[a-z]+/gi, 'xx').replace(/[{}^_&\s]/g, '').length + 2 * (row.match(/\\quad|[=<>]|\\[a-z]*(?:arrow|iff)/gi)?.length ?? 0)
  const height = rows.length * (/\\(?:frac|dfrac|sum|prod|int|sqrt|over|binom|begin)/.test(tex) ? 3.2 : 1.8)
  return Math.floor(Math.min(44, canvas.width * 0.95 / (0.65 * Math.max(1, ...rows.map(signs))), 260 / height))
}

function pictureSlides(heading: Rich, lead: Rich | undefined, { src, alt, caption, line, end }: Picture, context: Context): PlannedSlide[] {
  const address = context.pictureOf(src)
  if (address === undefined) {
    context.remarks.push({ kind: 'left out', text: /^https?:/.test(src) ? `a picture on another host; save it under public/ and name it on a slide: ${src}` : `a picture whose file is not there: ${src.slice(0, 80)}`, line, end })
    return []
  }
  const { title, notes } = titleOf(heading, context)
  const words = caption.length > 0 ? caption : lead
  const shown = words && shorten(words, 20, context)
  const text = (alt || plainOf(caption) || plainOf(heading)).replace(/[[\]\\]/g, '')
  return [{
    layout: 'figure',
    title,
    parts: [{ markdown: `![${text}](${address})`, words: '', line, end }, ...shown ? [partOf(shown, context)] : []],
    notes: [...notes, ...shown && words ? rest(shown, [words]) : [], ...caption.length > 0 && lead ? [noteOf(lead)] : []],
  }]
}

/** The last slide: what the article itself gives as its summary. */
export function planClosing(heading: Rich, blocks: readonly Block[], context: Context): void {
  const texts = blocks.flatMap(block => block.kind === 'paragraph' ? sentencesOf(block.text, context) : block.kind === 'list' ? block.items.map(({ text }) => text) : [])
  const [first] = texts
  if (!first) {
    planBlocks(heading, blocks, context)
    return
  }
  const { title, notes } = titleOf(heading, context, 8)
  const parts: Rich[] = []
  let room = mostWords - words(title.words, context)
  let height = 340 - heightOf(title.words, { size: 46, width: 720, weight: 'bold', leading: 1.1 })
  for (const text of texts.slice(0, 3)) {
    const shown = parts.length === 0 ? shorten(text, room, context) : text
    const high = heightOf(plainOf(shown), { size: 26, width: 680, leading: 1.36 }) + 12
    if (words(plainOf(shown), context) > room || (parts.length > 0 && high > height))
      break
    parts.push(shown)
    room -= words(plainOf(shown), context)
    height -= high
  }
  planBlocks(heading, blocks.filter(block => !['paragraph', 'list'].includes(block.kind)), context)
  const isOne = parts.length === 1
  context.slides.push({
    layout: 'closing',
    title,
    parts: parts.map(shown => ({ ...partOf(shown, context, { as: isOne ? 'paragraph' : 'inline' }) })).map((part, index) => isOne ? part : { ...part, markdown: `${index + 1}. ${part.markdown}` }),
    notes: [...notes, ...parts.length < texts.length || plainOf(parts[0]!) !== plainOf(first) ? blocks.flatMap(notesOf) : []],
  })
}

/** Everything a block says, for the speaker. */
export function notesOf(block: Block): Note[] {
  switch (block.kind) {
    case 'paragraph':
      return [noteOf(block.text)]
    case 'list':
      return block.items.flatMap(item => [noteOf(item.text), ...item.below.map(text => noteOf(text))])
    case 'quote':
      return [...block.paragraphs, ...block.by ? [block.by] : []].map(text => noteOf(text))
    case 'table':
      return [{ cells: block.header, line: block.line }, ...block.rows].flatMap(row => row.cells.filter(cell => plainOf(cell).trim() !== '').map(cell => noteOf(cell)))
    case 'picture':
      return [...block.alt ? [noteOf(textOnly(block.alt, block.line))] : [], ...block.caption.length > 0 ? [noteOf(block.caption)] : []]
    default:
      return []
  }
}

/** No sentence: "Table 1. Costs.", "In plain words", or one that leads to what follows. */
function isLabel(text: Rich): boolean {
  return !/[.!?…。！？؟।]["”’')]*\s*$/u.test(plainOf(text)) || /^\p{L}{3,12}\.? \d+[.:](?=\s)/u.test(plainOf(text))
}

function endsWithColon(text: Rich): boolean {
  return /[:：]\s*$/.test(plainOf(text))
}

function withoutColon(text: Rich): Rich {
  return text.map((piece, index) => index === text.length - 1 ? { ...piece, text: piece.text.replace(/\s*[:：]\s*$/, '') } : piece)
}
