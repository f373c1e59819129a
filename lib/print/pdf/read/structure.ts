import type { PDFDocument } from 'pdf-lib'
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } from 'pdf-lib'

/** The structure types of PDF 1.7 (ISO 32000-1, 14.8.4). */
const known = new Set('Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(' '))
/** Which parents a type must have, directly below grouping that means nothing; and the checkpoint of its family. */
const parents: Record<string, { checkpoint: string, wanted: string[] }> = {
  LI: { checkpoint: '09-005', wanted: ['L'] },
  LBody: { checkpoint: '09-005', wanted: ['LI'] },
  TR: { checkpoint: '09-004', wanted: ['Table', 'THead', 'TBody', 'TFoot'] },
  TH: { checkpoint: '09-004', wanted: ['TR'] },
  TD: { checkpoint: '09-004', wanted: ['TR'] },
  THead: { checkpoint: '09-004', wanted: ['Table'] },
  TBody: { checkpoint: '09-004', wanted: ['Table'] },
  TFoot: { checkpoint: '09-004', wanted: ['Table'] },
  TOCI: { checkpoint: '09-006', wanted: ['TOC'] },
}
/** What may stand directly in a type. */
const kids: Record<string, { checkpoint: string, allowed: string[] }> = {
  // Chromium puts the box of a task list beside the items.
  L: { checkpoint: '09-005', allowed: ['LI', 'L', 'Caption', 'Form'] },
  LI: { checkpoint: '09-005', allowed: ['Lbl', 'LBody'] },
  Table: { checkpoint: '09-004', allowed: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'] },
  TR: { checkpoint: '09-004', allowed: ['TH', 'TD'] },
  TOC: { checkpoint: '09-006', allowed: ['TOCI', 'TOC', 'Caption'] },
}

interface Element { type: string, dict: PDFDict, children: Element[] }

/** The structure tree's faults, each after its Matterhorn checkpoint. */
export function structureFaults(pdf: PDFDocument): string[] {
  const root = pdf.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  if (!root)
    return ['00-000: the file has no structure tree']
  const roles = root.lookupMaybe(PDFName.of('RoleMap'), PDFDict)
  const faults: string[] = []
  const headings: string[] = []
  const notes = new Set<string>()
  let plain = 0
  const roleOf = (type: string): string | undefined => known.has(type) ? type : roles?.lookupMaybe(PDFName.of(type), PDFName)?.decodeText()
  const visit = (element: Element, parent: string): void => {
    const role = roleOf(element.type)
    if (!role || !known.has(role))
      faults.push(`02-001: the structure type ${element.type} is unknown`)
    const has = (key: string): boolean => element.dict.has(PDFName.of(key))
    if (role === 'Figure' && !has('Alt') && !has('ActualText'))
      faults.push('13-004: a picture has no alternative text')
    if (role === 'Formula' && !has('Alt') && !has('ActualText'))
      faults.push('17-002: a formula has no alternative text')
    if (role === 'TH' && !scope(element.dict))
      faults.push('15-003: a table header does not say whether it heads a row or a column')
    if (role === 'Note') {
      const id = String(element.dict.get(PDFName.of('ID')) ?? '')
      if (id === '')
        faults.push('19-003: a note has no ID')
      else if (notes.has(id))
        faults.push('19-004: two notes have one ID')
      notes.add(id)
    }
    const above = parents[role ?? '']
    if (above && !above.wanted.includes(parent))
      faults.push(`${above.checkpoint}: ${role} is in ${parent}, not in ${above.wanted.join(' or ')}`)
    const below = kids[role ?? '']
    const odd = below && element.children.map(child => roleOf(child.type)).find(type => type !== undefined && known.has(type) && !below.allowed.includes(type) && type !== 'NonStruct' && type !== 'Div')
    if (below && odd)
      faults.push(`${below.checkpoint}: ${role} holds ${odd}, not ${below.allowed.join(' or ')}`)
    if (role === 'H')
      plain++
    if (/^H\d$/.test(role ?? ''))
      headings.push(role as string)
    const passing = role === 'NonStruct' || role === 'Div'
      ? parent
      : role ?? parent
    for (const child of element.children)
      visit(child, passing)
  }
  const top = read(pdf, root)
  if (top.every(element => element.type !== 'Document'))
    faults.push('00-001: the tree does not begin with a Document')
  for (const element of top)
    visit(element, 'StructTreeRoot')
  headings.forEach((heading, index) => {
    const level = Number(heading.slice(1))
    const before = Number(headings[index - 1]?.slice(1) ?? 0)
    if (level > before + 1) {
      faults.push(index === 0
        ? `14-002: the first heading is ${heading}, not H1`
        : `14-003: ${heading} follows H${before}`)
    }
  })
  if (plain > 0 && headings.length > 0)
    faults.push('14-007: the file has headings with a level and without')
  if (headings.length + plain === 0)
    faults.push('14-001: the file has no heading')
  return [
    ...new Set(faults),
  ]
}

/** The standard types of all elements, in the order of the tree. */
export function structureTypes(pdf: PDFDocument): string[] {
  const root = pdf.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  const roles = root?.lookupMaybe(PDFName.of('RoleMap'), PDFDict)
  const standard = (type: string): string => known.has(type) ? type : roles?.lookupMaybe(PDFName.of(type), PDFName)?.decodeText() ?? type
  const types = (elements: Element[]): string[] => elements.flatMap(({ type, children }) => [standard(type), ...types(children)])
  return root ? types(read(pdf, root)) : []
}

/** What the tree holds: numbers of marked content by page, and annotations by the type of what holds them. */
export interface Held {
  marks: Map<PDFRef, Set<number>>
  annotations: Map<PDFRef, string>
}

/** All that the structure tree leads to. */
export function heldByStructure(pdf: PDFDocument): Held {
  const held: Held = { marks: new Map(), annotations: new Map() }
  const visit = (node: PDFDict, type: string, inherited: PDFRef | undefined): void => {
    const page = node.get(PDFName.of('Pg'))
    const on = page instanceof PDFRef ? page : inherited
    const value = node.lookup(PDFName.of('K'))
    for (const kid of value instanceof PDFArray ? value.asArray() : value ? [value] : []) {
      const item = kid instanceof PDFRef ? pdf.context.lookup(kid) : kid
      if (item instanceof PDFNumber && on) {
        const marks = held.marks.get(on) ?? new Set()
        held.marks.set(on, marks.add(item.asNumber()))
      }
      else if (item instanceof PDFDict) {
        const kind = item.lookupMaybe(PDFName.of('Type'), PDFName)?.decodeText()
        const object = item.get(PDFName.of('Obj'))
        if (kind === 'OBJR' && object instanceof PDFRef) {
          held.annotations.set(object, type)
        }
        else if (kind === 'MCR') {
          const at = item.get(PDFName.of('Pg')) ?? on
          const mark = item.lookup(PDFName.of('MCID'))
          if (at instanceof PDFRef && mark instanceof PDFNumber)
            held.marks.set(at, (held.marks.get(at) ?? new Set()).add(mark.asNumber()))
        }
        else {
          visit(item, item.lookupMaybe(PDFName.of('S'), PDFName)?.decodeText() ?? type, on)
        }
      }
    }
  }
  const root = pdf.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  if (root)
    visit(root, 'StructTreeRoot', undefined)
  return held
}

function read(pdf: PDFDocument, node: PDFDict): Element[] {
  const value = node.lookup(PDFName.of('K'))
  const list = value instanceof PDFArray
    ? value.asArray()
    : value
      ? [value]
      : []
  return list.map(kid => kid instanceof PDFRef
    ? pdf.context.lookup(kid)
    : kid)
    .filter((kid): kid is PDFDict => kid instanceof PDFDict && kid.has(PDFName.of('S')))
    .map(dict => ({
      type: dict.lookup(PDFName.of('S'), PDFName).decodeText(),
      dict,
      children: read(pdf, dict),
    }))
}

function scope(dict: PDFDict): boolean {
  const attributes = dict.lookup(PDFName.of('A'))
  const list = attributes instanceof PDFArray
    ? attributes.asArray().map((_, index) => attributes.lookup(index))
    : [attributes]
  return list.some(entry => entry instanceof PDFDict && (entry.has(PDFName.of('Scope')) || entry.has(PDFName.of('Headers'))))
}
