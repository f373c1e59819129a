import type { PDFContext, PDFDocument, PDFObject } from 'pdf-lib'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString } from 'pdf-lib'

/** The structure types of PDF 1.7 (ISO 32000-1, 14.8.4); all others need a role. */
const standard = new Set('Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(' '))
/** What Chromium writes from PDF 2.0, in the terms of 1.7; anything else becomes a Span. */
const roles: Record<string, string> = {
  Title: 'P',
  Aside: 'Div',
  FENote: 'Note',
  DocumentFragment: 'Div',
}

const name = (dict: PDFDict, key: string): string | undefined => dict.lookupMaybe(PDFName.of(key), PDFName)?.decodeText()

/** Chromium's tags in the terms that PDF/UA-1 asks for: known types, headings without a gap, list items with bodies, links with words. */
export function completeStructure(pdf: PDFDocument): void {
  const { context, catalog } = pdf
  const root = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  if (!root)
    return
  const foreign = new Set<string>()
  const above: number[] = []
  const walk = (node: PDFDict): void => {
    if (name(node, 'S') === 'Figure')
      openFigure(context, node)
    closeGap(node, above)
    const type = name(node, 'S')
    if (type && !standard.has(type))
      foreign.add(type)
    for (const child of childDicts(context, node))
      walk(child)
    if (type === 'LI')
      giveBody(context, node)
    if (type === 'Link')
      describeLink(context, node)
  }
  for (const child of childDicts(context, root))
    walk(child)
  if (foreign.size > 0) {
    root.set(PDFName.of('RoleMap'), context.obj(Object.fromEntries([...foreign].sort().map(type => [
      type,
      PDFName.of(roles[type] ?? 'Span'),
    ]))))
  }
  for (const page of pdf.getPages()) {
    if (page.node.has(PDFName.of('Annots')))
      page.node.set(PDFName.of('Tabs'), PDFName.of('S'))
  }
}

/** The kids of a structure element, whatever form they have. */
export function kids(context: PDFContext, node: PDFDict): PDFObject[] {
  const value = node.get(PDFName.of('K'))
  const direct = value instanceof PDFRef
    ? context.lookup(value)
    : value
  if (direct instanceof PDFArray)
    return direct.asArray()
  return value
    ? [value]
    : []
}

/** The kids that are structure elements themselves. */
export function childDicts(context: PDFContext, node: PDFDict): PDFDict[] {
  return kids(context, node).map(kid => kid instanceof PDFRef
    ? context.lookup(kid)
    : kid).filter((kid): kid is PDFDict => kid instanceof PDFDict && kid.has(PDFName.of('S')))
}

/**
 * Authors choose a level for its size: a heading is as deep as there are headings above it.
 *
 * @param above levels, as written, of the headings that this one may belong to; becomes those of the next
 */
function closeGap(node: PDFDict, above: number[]): void {
  const [, level] = /^H([1-6])$/.exec(name(node, 'S') ?? '') ?? []
  if (!level)
    return
  while ((above.at(-1) ?? 0) >= Number(level))
    above.pop()
  above.push(Number(level))
  node.set(PDFName.of('S'), PDFName.of(`H${above.length}`))
}

/** HTML's `<figure>` is tagged as a picture itself: one that holds elements, such as a described picture, is a part of the page. */
function openFigure(context: PDFContext, figure: PDFDict): void {
  const parts = childDicts(context, figure)
  if (parts.length === 0 || figure.has(PDFName.of('Alt')))
    return
  figure.set(PDFName.of('S'), PDFName.of('Div'))
  parts.filter(part => name(part, 'S') === 'Caption').forEach(caption => caption.set(PDFName.of('S'), PDFName.of('P')))
}

/** A list item may hold only a label and a body. */
function giveBody(context: PDFContext, item: PDFDict): void {
  const isPart = (kid: PDFObject, type: string): boolean => {
    const dict = kid instanceof PDFRef
      ? context.lookup(kid)
      : kid
    return dict instanceof PDFDict && name(dict, 'S') === type
  }
  const all = kids(context, item)
  const labels = all.filter(kid => isPart(kid, 'Lbl'))
  const rest = all.filter(kid => !isPart(kid, 'Lbl') && !isPart(kid, 'LBody'))
  if (rest.length === 0)
    return
  const itemRef = context.getObjectRef(item)
  if (!itemRef)
    return
  const bodyRef = context.nextRef()
  const body = context.obj({ Type: 'StructElem', S: 'LBody', P: itemRef })
  const page = item.get(PDFName.of('Pg'))
  if (page)
    body.set(PDFName.of('Pg'), page)
  body.set(PDFName.of('K'), context.obj(rest))
  context.assign(bodyRef, body)
  for (const kid of rest) {
    const dict = kid instanceof PDFRef
      ? context.lookup(kid)
      : kid
    if (dict instanceof PDFDict && dict.has(PDFName.of('P')))
      dict.set(PDFName.of('P'), bodyRef)
  }
  // Marked content that stood directly in the item belongs to the body now.
  if (rest.some(kid => kid instanceof PDFNumber))
    reparent(context, item, itemRef, bodyRef)
  item.set(PDFName.of('K'), context.obj([
    ...labels,
    bodyRef,
    ...all.filter(kid => isPart(kid, 'LBody')),
  ]))
}

/** Points the parent tree's entries for `from` to `to`. */
function reparent(context: PDFContext, item: PDFDict, from: PDFRef, to: PDFRef): void {
  const page = item.lookupMaybe(PDFName.of('Pg'), PDFDict)
  const number = page?.lookupMaybe(PDFName.of('StructParents'), PDFNumber)
  if (!page || !number)
    return
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || !object.has(PDFName.of('Nums')))
      continue
    const numbers = object.lookup(PDFName.of('Nums'), PDFArray)
    for (let index = 0; index < numbers.size(); index += 2) {
      const entry = numbers.lookup(index + 1)
      if (entry instanceof PDFArray) {
        entry.asArray().forEach((value, at) => {
          if (value === from)
            entry.set(at, to)
        })
      }
    }
  }
}

/** A link annotation needs words of its own: those it is on are not enough for every reader. */
function describeLink(context: PDFContext, link: PDFDict): void {
  for (const kid of kids(context, link)) {
    const reference = kid instanceof PDFRef
      ? context.lookup(kid)
      : kid
    if (!(reference instanceof PDFDict) || name(reference, 'Type') !== 'OBJR')
      continue
    const annotation = reference.lookupMaybe(PDFName.of('Obj'), PDFDict)
    if (!annotation || annotation.has(PDFName.of('Contents')))
      continue
    const action = annotation.lookupMaybe(PDFName.of('A'), PDFDict)
    const uri = action?.lookupMaybe(PDFName.of('URI'), PDFString, PDFHexString)
    annotation.set(PDFName.of('Contents'), PDFHexString.fromText(uri
      ? `Link to ${uri.decodeText()}`
      : 'Link to another page of this document'))
  }
}
