import type { PDFDocument, PDFRef } from 'pdf-lib'
import { PDFHexString, PDFName, PDFNumber } from 'pdf-lib'

/** One line of the outline; `level` 0 is the top, one more than the line before at most. */
export interface OutlineEntry {
  title: string
  /** Page, from 0. */
  page: number
  level: number
}

interface Node extends OutlineEntry {
  ref: PDFRef
  children: Node[]
}

/** Writes the outline that readers show beside the pages. */
export function setOutline(pdf: PDFDocument, entries: OutlineEntry[]): void {
  const { context, catalog } = pdf
  if (entries.length === 0) {
    catalog.delete(PDFName.of('Outlines'))
    return
  }
  const rootRef = context.nextRef()
  const top: Node[] = []
  const open: Node[] = []
  for (const entry of entries) {
    const node: Node = {
      ...entry,
      ref: context.nextRef(),
      children: [],
    }
    open.length = Math.min(open.length, entry.level)
    const parent = open.at(-1)
    ;(parent?.children ?? top).push(node)
    open.push(node)
  }
  const pages = pdf.getPages()
  const write = (nodes: Node[], parent: PDFRef): void => nodes.forEach((node, index) => {
    const page = pages[node.page]
    if (!page)
      throw new RangeError(`outline entry "${node.title}" names page ${node.page + 1} of ${pages.length}`)
    const dict = context.obj({
      Title: PDFHexString.fromText(node.title),
      Parent: parent,
      Dest: [
        page.ref,
        PDFName.of('Fit'),
      ],
    })
    const link = (key: string, other?: Node): void => void (other && dict.set(PDFName.of(key), other.ref))
    link('Prev', nodes[index - 1])
    link('Next', nodes[index + 1])
    link('First', node.children[0])
    link('Last', node.children.at(-1))
    if (node.children.length > 0)
      dict.set(PDFName.of('Count'), PDFNumber.of(node.children.length))
    context.assign(node.ref, dict)
    write(node.children, node.ref)
  })
  write(top, rootRef)
  const first = top[0] as Node
  const last = top.at(-1) as Node
  context.assign(rootRef, context.obj({
    Type: 'Outlines',
    First: first.ref,
    Last: last.ref,
    Count: entries.length,
  }))
  catalog.set(PDFName.of('Outlines'), rootRef)
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
}
