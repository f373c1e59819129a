import type { Block, Code, Item, Remark } from '../article.ts'
import type { Rich } from '../rich.ts'
import type { Heading, Reading } from './from-tree.ts'
import { readHanging } from './hanging.ts'
import { readSquashed } from './squashed.ts'
import { withoutPages } from './text-pages.ts'

/** Lines between blank ones; `from` is the first one's number, from 1. */
interface Group {
  lines: string[]
  from: number
}

const bullet = /^\s*(?:[•‣◦·▪●*+–-]|o(?=\s{2})|\(?\d{1,3}[.)])\s+(?=\S)/
const ordered = /^\s*\(?\d{1,3}[.)]\s/
const underline = /^\s*([=~^*#-])\1{2,}\s*$/
const numbered = /^(\d+(?:\.\d+)*)\.?\s+(?=\p{L})/u
const languages = /^\s*(?:python|py|javascript|js|typescript|ts|bash|shell|sh|console|text|json|yaml|html|css|sql|java|c|cpp|go|rust|ruby|php|r)\s*$/i
/** Of boxes and arrows, or of a table with its lines. */
const drawn = /[\u2500-\u257F↓→←↑⬇➜]|\+-{2,}|^\s*\|.*\|\s*$/
const release = /^[a-z0-9][a-z0-9.+-]+ \([^)]+\) [\w -]+; urgency=/

/**
 * Reads plain text by what people do to set it: blank lines, short lines for headings, underlines, bullets, indented
 * code; and what a copied page leaves of itself: names of languages above code, tables run together, furniture.
 */
export function readPlain(source: readonly string[]): Reading {
  const { lines, within, title, indent, remarks } = withoutPages(source)
  const reading: Plain = { indent, flow: title ? [{ kind: 'heading', depth: 1, text: richLine(title.text, title.line), line: title.line, end: title.line }] : [], remarks }
  const groups = groupsOf(lines, within)
  const words = new Set(lines.join(' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu))
  for (let index = 0; index < groups.length; index++) {
    const group = groups[index]!
    const used = readCode(groups, index, reading.flow)
    if (used > 0)
      index += used - 1
    else if (!readFurniture(group, reading.remarks))
      readProse(group, groups[index + 1], reading, words)
  }
  return reading
}

/** What is read, and the margin that most lines had. */
interface Plain extends Reading { indent: number }

function readProse(group: Group, next: Group | undefined, reading: Plain, words: Set<string>): void {
  const [first = '', ...rest] = group.lines
  // Between the margin of headings and that of text: what is below belongs to it.
  if (reading.indent > 2 && /^\s{1,4}\p{Lu}/u.test(first) && rest.length > 0 && rest.every(line => !/^\s{1,4}\S/.test(line)) && first.length < 70) {
    reading.flow.push({ kind: 'heading', depth: 3, text: richLine(first.trim(), group.from), line: group.from, end: group.from })
    return readProse({ lines: rest, from: group.from + 1 }, next, reading, words)
  }
  if (!readTerm(group, reading.flow) && !readStructure(group, next, reading, words))
    reading.flow.push(paragraphOf(group))
}

/** A name and its text, one entry of a list with those around it. */
function readTerm({ lines, from }: Group, flow: Reading['flow']): boolean {
  const hanging = lines.some(line => bullet.test(line)) ? undefined : readHanging(lines)
  if (!hanging)
    return false
  const { term, text, at } = hanging
  const item: Item = {
    text: [...richLine(term, from).map(piece => ({ ...piece, styles: ['strong' as const] })), { text: ': ', styles: [], line: from }, ...richLines(text, from + at)],
    below: [],
    line: from,
    end: from + lines.length - 1,
  }
  const last = flow.at(-1)
  if (last?.kind === 'list' && !last.ordered && last.isTerms) {
    last.items.push(item)
    last.end = item.end
  }
  else {
    flow.push({ kind: 'list', ordered: false, start: 1, items: [item], isTerms: true, line: from, end: item.end })
  }
  return true
}

function groupsOf(lines: readonly string[], within: ReadonlySet<number>): Group[] {
  const groups: Group[] = []
  lines.forEach((line, index) => {
    const last = groups.at(-1)
    if (line.trim() === '' && !within.has(index))
      return
    if (last && last.from + last.lines.length === index + 1)
      last.lines.push(line)
    else
      groups.push({ lines: [line], from: index + 1 })
  })
  return groups
}

function end({ from, lines }: Group): number {
  return from + lines.length - 1
}

/** How many groups the code takes that starts with this one; 0 when none does. */
function readCode(groups: Group[], index: number, flow: Reading['flow']): number {
  const group = groups[index]!
  const start = group.lines.findIndex(line => languages.test(line) || /^\s*(?:```|~~~(?!~))/.test(line))
  const label = start >= 0 ? group.lines[start]!.trim() : ''
  const isFence = /^[`~]/.test(label)
  if (start >= 0 && (isFence || group.lines.length > start + 1)) {
    const before = group.lines.slice(0, start)
    if (before.length > 0)
      flow.push(...readAlone({ lines: before, from: group.from }, 0))
    return isFence ? readFence(groups, index, start, flow) : readLabelled(groups, index, start, flow)
  }
  const isIndented = group.lines.every(line => /^(?: {4}|\t)/.test(line)) && group.lines.some(line => !bullet.test(line)) && isCode(group)
  const isData = group.lines.length > 2 && /[{[]\s*$/.test(group.lines[0]!) && /^\s*[}\]]/.test(group.lines.at(-1)!)
  const isDrawn = group.lines.length > 1 && group.lines.filter(line => drawn.test(line)).length > group.lines.length / 2
  if (isIndented || isDrawn || isData) {
    let used = 1
    while (groups[index + used]?.lines.every(line => /^(?: {4}|\t)/.test(line)) && isCode(groups[index + used]!) && groups[index + used]!.from === end(groups[index + used - 1]!) + 2)
      used++
    flow.push(codeOf(groups.slice(index, index + used), 0, ''))
    return used
  }
  return 0
}

function readFence(groups: Group[], index: number, start: number, flow: Reading['flow']): number {
  const mark = groups[index]!.lines[start]!.trim().slice(0, 3)
  let used = 1
  const rest = (group: Group, from: number): number => group.lines.findIndex((line, at) => at >= from && line.trim().startsWith(mark))
  let stop = rest(groups[index]!, start + 1)
  while (stop < 0 && groups[index + used])
    stop = rest(groups[index + used++]!, 0)
  const part = groups.slice(index, index + used).map(group => ({ ...group }))
  const last = part.at(-1)!
  if (stop >= 0)
    last.lines = last.lines.slice(0, stop)
  const code = codeOf(part, start + 1, groups[index]!.lines[start]!.trim().replace(/^\W+/, ''))
  if (code.text.trim() !== '')
    flow.push(code)
  return used
}

function readLabelled(groups: Group[], index: number, start: number, flow: Reading['flow']): number {
  const language = groups[index]!.lines[start]!.trim().toLowerCase()
  let used = 1
  const goesOn = (group?: Group): boolean => group !== undefined && !group.lines.some(line => bullet.test(line) && !/^\s*[*-]{1,2}\w/.test(line) && /^[•◦]/.test(line.trim()))
    && (language === 'text' ? group.lines.every(line => drawn.test(line) || /^\s/.test(line)) : isCode(group))
  while (goesOn(groups[index + used]))
    used++
  flow.push(codeOf(groups.slice(index, index + used), start + 1, language))
  return used
}

/** Half the lines at least have what prose has not. */
function isCode({ lines }: Group): boolean {
  const like = lines.filter(line => /[;{}=]|\w\(|\)$|^\s*(?:import|from|def|class|return|if|for|while|print|const|let|var|function|public|private|[#$%]|\/\/|sudo|apt|npm|pip|git|make)\b|^\s*[#$%]|^\s{4,}\S+$|\w\.\w+\(|\s--\w/.test(line))
  return like.length >= lines.length / 2
}

function codeOf(groups: Group[], skip: number, language: string): Code {
  const lines: string[] = []
  groups.forEach((group, index) => {
    if (index > 0)
      lines.push(...Array.from<string>({ length: group.from - end(groups[index - 1]!) - 1 }).fill(''))
    lines.push(...group.lines.slice(index === 0 ? skip : 0))
  })
  const indent = Math.min(...lines.filter(line => line.trim() !== '').map(line => line.length - line.trimStart().length))
  const from = groups[0]!.from + skip
  return { kind: 'code', language, text: lines.map(line => line.slice(Number.isFinite(indent) ? indent : 0)).join('\n'), line: from, end: end(groups.at(-1)!) }
}

/** What a page shows around its article, where there is no doubt: tags, and labels run together. */
function readFurniture(group: Group, remarks: Remark[]): boolean {
  const [line = ''] = group.lines
  const why = group.lines.length > 1
    ? ''
    : /^\s*(?:#\p{L}[\p{L}\p{N}-]*\s*)+$/u.test(line) && line.includes('#', 2)
      ? 'tags'
      : /\d\p{Lu}\p{Ll}{2}\p{L}*-\p{L}/u.test(line)
        ? 'labels'
        : ''
  if (why)
    remarks.push({ kind: 'left out', text: `page furniture (${why}): "${line.trim()}"`, line: group.from, end: group.from })
  return why !== ''
}

function readAlone(group: Group, indent: number): Reading['flow'] {
  const reading: Plain = { flow: [], remarks: [], indent }
  readProse(group, group, reading, new Set())
  return reading.flow
}

function readStructure(group: Group, next: Group | undefined, { flow, remarks, indent }: Plain, words: Set<string>): boolean {
  const { lines, from } = group
  const place = { line: from, end: end(group) }
  const heading = headingOf(group, next, flow)
  if (heading) {
    flow.push(heading)
    const rest = lines.slice(heading.end - from + 1)
    if (rest.length > 0)
      flow.push(...readAlone({ lines: rest, from: heading.end + 1 }, indent))
    return true
  }
  const first = lines.findIndex(line => bullet.test(line))
  if (first >= 0 && (first <= 1 || lines[first - 1]!.trimEnd().endsWith(':'))) {
    if (first > 0)
      flow.push(paragraphOf({ lines: lines.slice(0, first), from }))
    readItems({ lines: lines.slice(first), from: from + first }, flow)
    return true
  }
  if (lines.every(line => /^\s*>/.test(line))) {
    flow.push({ kind: 'quote', paragraphs: [richLines(lines.map(line => line.replace(/^\s*>\s?/, '')), from)], ...place })
    return true
  }
  const cells = lines.map(line => line.split('\t').map(cell => cell.trim()))
  if (lines.length > 1 && cells[0]!.length > 1 && cells.every(row => row.length === cells[0]!.length)) {
    const [header = [], ...rows] = cells.map((row, index) => row.map(cell => richLine(cell, from + index)))
    flow.push({ kind: 'table', header, rows: rows.map((row, index) => ({ cells: row, line: from + index + 1, end: from + index + 1 })), align: header.map(() => 'start'), ...place })
    return true
  }
  const squashed = readSquashed(lines, words)
  if (squashed) {
    const [header = [], ...rows] = squashed.cells.map((row, index) => row.map(cell => richLine(cell, from + index)))
    flow.push({ kind: 'table', header, rows: rows.map((row, index) => ({ cells: row, line: from + index + 1, end: from + index + 1 })), align: header.map(() => 'start'), ...place })
    remarks.push({ ...place, kind: 'repaired', text: `a table whose cells ran together: ${header.length} columns, ${rows.length} rows` })
    squashed.uncertain.forEach(row => remarks.push({ line: from + row, end: from + row, kind: 'uncertain', text: `where the cells of this row part is not certain: "${lines[row]!.trim()}"` }))
    return true
  }
  return false
}

function headingOf({ lines, from }: Group, next: Group | undefined, flow: Reading['flow']): Heading | undefined {
  const [line = '', second = ''] = lines
  const text = line.trim()
  const words = text.split(/\s+/).length
  const make = (depth: number, last: number, shown = text): Heading => ({ kind: 'heading', depth: flow.length === 0 ? 1 : depth, text: richLine(shown, from), line: from, end: from + last })
  if (lines.length > 1 && underline.test(second) && !underline.test(line) && words <= 16)
    return make(second.trim().startsWith('=') ? 1 : 2, 1)
  if (release.test(line) && lines.length === 1)
    return make(2, 0)
  const isShort = words <= (text.endsWith('?') ? 14 : 10) && text.length <= 80 && !/[.,;:!)\]}>]$/.test(text) && /^[\p{Lu}\p{Lo}\p{N}"“¿]/u.test(text) && !/^\S+\s*[=|]|https?:|\t|\s{3,}/.test(text)
  const number = numbered.exec(text)?.[1]
  if (lines.length === 1 && next && isShort && (number ? words <= 9 && !isEntry(Number(number), next, flow) : !bullet.test(line)))
    return make((number?.split('.').length ?? 1) + 1, 0)
  const isLoud = /\p{Lu}{3}/u.test(text) && text === text.toUpperCase() && words <= 8 && !/[.,;]$/.test(text) && /^[\p{Lu}\d]/u.test(text)
  return isLoud && lines.length > 1 && !/^\s/.test(line) ? make(2, 0, text.replace(/:$/, '')) : undefined
}

/** Whether a number is one of a list with blank lines between: the number before it or after it is beside it. */
function isEntry(number: number, next: Group, flow: Reading['flow']): boolean {
  const last = flow.at(-1)
  return (last?.kind === 'list' && last.ordered && last.start + last.items.length === number)
    || Number(numbered.exec(next.lines[0]!.trim())?.[1]) === number + 1
}

function readItems({ lines, from }: Group, flow: Reading['flow']): void {
  const items: { lines: string[], from: number, indent: number }[] = []
  lines.forEach((line, index) => {
    const indent = line.length - line.trimStart().length
    const [mark = ''] = bullet.exec(line) ?? []
    if (mark)
      items.push({ lines: [line.slice(mark.length)], from: from + index, indent })
    else
      items.at(-1)?.lines.push(line)
  })
  const outer = Math.min(...items.map(({ indent }) => indent))
  const list: Item[] = []
  for (const item of items) {
    const text = richLines(item.lines, item.from)
    const above = list.at(-1)
    if (item.indent > outer + 1 && above) {
      above.below.push(text)
      above.end = item.from + item.lines.length - 1
    }
    else {
      list.push({ text, below: [], line: item.from, end: item.from + item.lines.length - 1 })
    }
  }
  const number = Number(/\d+/.exec(lines[0]!)?.[0])
  const last = flow.at(-1)
  const isOrdered = ordered.test(lines[0]!)
  // Entries with blank lines between them are one list.
  if (last?.kind === 'list' && last.ordered === isOrdered && (!isOrdered || number === last.start + last.items.length)) {
    last.items.push(...list)
    last.end = from + lines.length - 1
  }
  else {
    flow.push({ kind: 'list', ordered: isOrdered, start: Number.isFinite(number) && isOrdered ? number : 1, items: list, line: from, end: from + lines.length - 1 })
  }
}

function paragraphOf(group: Group): Block {
  return { kind: 'paragraph', text: richLines(group.lines, group.from), line: group.from, end: end(group) }
}

function richLines(lines: readonly string[], from: number): Rich {
  return lines.flatMap((line, index) => richLine(line.trim() + (index < lines.length - 1 ? '\n' : ''), from + index))
}

function richLine(words: string, line: number): Rich {
  // Blanks within a line fill it up to the margin, dots lead to the number of a page.
  const text = words.replace(/(?<=\S)[ \t]{2,}(?=\S)/g, ' ').replace(/ ?\.{4,} ?\d+(?=\s*$)/, '')
  return text.split(/(https?:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:])/).filter(part => part !== '').map(part => /^https?:\/\//.test(part)
    ? { text: part, styles: [], line, href: part }
    : { text: part, styles: [], line })
}
