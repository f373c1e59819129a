import type { PDFDocument } from 'pdf-lib'
import { PDFArray, PDFDict, PDFName, PDFRef } from 'pdf-lib'

/** The structure types of PDF 1.7 (ISO 32000-1, 14.8.4). */
const known = new Set('Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(' '))
/** Which parents a type must have, directly below grouping that means nothing. */
const parents: Record<string, string[]> = {
  LI: ['L'],
  LBody: ['LI'],
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
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
  const visit = (element: Element, parent: string): void => {
    const role = known.has(element.type)
      ? element.type
      : roles?.lookupMaybe(PDFName.of(element.type), PDFName)?.decodeText()
    if (!role || !known.has(role))
      faults.push(`02-001: the structure type ${element.type} is unknown`)
    const has = (key: string): boolean => element.dict.has(PDFName.of(key))
    if (role === 'Figure' && !has('Alt') && !has('ActualText'))
      faults.push('13-004: a picture has no alternative text')
    if (role === 'TH' && !scope(element.dict))
      faults.push('15-003: a table header does not say whether it heads a row or a column')
    const wanted = parents[role ?? '']
    if (wanted && !wanted.includes(parent))
      faults.push(`09-002: ${role} stands in ${parent}, not in ${wanted.join(' or ')}`)
    if (role === 'LI' && element.children.some(child => !['Lbl', 'LBody'].includes(child.type)))
      faults.push('09-005: a list item holds more than a label and a body')
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
    faults.push('09-001: the tree does not begin with a Document')
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
  if (headings.length === 0)
    faults.push('14-001: the file has no heading')
  return [
    ...new Set(faults),
  ]
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
  return list.some(entry => entry instanceof PDFDict && entry.has(PDFName.of('Scope')))
}
