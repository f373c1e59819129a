import type { PDFDocument, PDFObject } from 'pdf-lib'
import type { FontLetters } from './font-letters.ts'
import { createHash, randomUUID } from 'node:crypto'
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef } from 'pdf-lib'
import { lettersOf, ofLetters } from './font-letters.ts'
import { decodeStream, pageContent } from './read/content.ts'
import { shownCodes } from './shown-codes.ts'

/** What leads back to where one comes from, or numbers a page within its file. */
const back = new Set(['Parent', 'StructParents', 'StructParent', 'P'])
/** Of an element: its children, and whose they are. */
const tree = new Set(['K', 'P', 'Pg'])

const hash = (...parts: string[]): string => createHash('sha256').update(parts.join('\0')).digest('hex')

/**
 * A hash of each page, of all that a reader may make of it: content, outlines and meanings of the letters that it
 * shows, pictures, links, and what the file's structure says of it. Two pages with one hash are one page.
 */
export function pageHashes(pdf: PDFDocument): string[] {
  const pages = pdf.getPages()
  const numbers = new Map<PDFObject, number>(pages.map(({ ref }, index) => [ref, index]))
  const known = new Map<PDFRef, string>()
  const open = new Set<PDFRef>()
  const fonts = new Map<PDFDict, FontLetters | undefined>()
  const ofFonts = new Set<PDFDict>()
  const fields = (dict: PDFDict, without: Set<string>): string => [...dict.entries()]
    .filter(([name]) => !without.has(name.decodeText()) && !(ofFonts.has(dict) && ofLetters.has(name.decodeText())))
    .map(([name, value]) => `${name.toString()} ${digest(value)}`)
    .sort()
    .join('\n')

  function letters(font: PDFDict): FontLetters | undefined {
    if (!fonts.has(font)) {
      const found = lettersOf(font, pdf.context)
      fonts.set(font, found)
      found?.dictionaries.forEach(each => ofFonts.add(each))
    }
    return fonts.get(font)
  }

  /** What a content stream shows of fonts that hold more. */
  function shown(content: string, resources: PDFDict): string {
    const named = resources.lookupMaybe(PDFName.of('Font'), PDFDict)
    if (!named)
      return ''
    const shown = shownCodes(content)
    // Of what is not known, nothing is the same.
    if (!shown)
      return randomUUID()
    return [...shown].map(([name, codes]) => {
      const font = named.lookupMaybe(PDFName.of(name), PDFDict)
      const known = font && letters(font)
      return known ? hash(name, ...[...codes].sort((one, other) => one - other).map(known.letter)) : name
    }).sort().join('\n')
  }

  function digest(object: PDFObject): string {
    if (object instanceof PDFRef)
      return numbers.has(object) ? `page ${numbers.get(object)}` : referred(object)
    if (object instanceof PDFRawStream) {
      const resources = object.dict.lookupMaybe(PDFName.of('Resources'), PDFDict)
      return hash('stream', fields(object.dict, back), createHash('sha256').update(object.contents).digest('hex'), resources ? shown(decodeStream(object).toString('latin1'), resources) : '')
    }
    if (object instanceof PDFDict)
      return hash('dictionary', letters(object)?.common ?? '', fields(object, back))
    return object instanceof PDFArray
      ? hash('list', ...object.asArray().map(digest))
      : object.toString()
  }

  function referred(ref: PDFRef): string {
    const before = known.get(ref)
    if (before !== undefined)
      return before
    // What contains itself has no hash.
    if (open.has(ref))
      return randomUUID()
    open.add(ref)
    const object = pdf.context.lookup(ref)
    const found = object ? digest(object) : 'nothing'
    open.delete(ref)
    known.set(ref, found)
    return found
  }

  const said = pages.map((): string[] => [])
  const tell = (page: PDFObject | undefined, what: string): void => void said[page ? numbers.get(page) ?? -1 : -1]?.push(what)
  const visit = (element: PDFDict, above: string, inherited: PDFObject | undefined): void => {
    const page = element.get(PDFName.of('Pg')) ?? inherited
    const path = hash(above, fields(element, tree))
    tell(page, path)
    const value = element.lookup(PDFName.of('K'))
    for (const kid of value instanceof PDFArray ? value.asArray() : value ? [value] : []) {
      const item = pdf.context.lookup(kid)
      if (item instanceof PDFNumber)
        tell(page, `${path} ${item.asNumber()}`)
      else if (item instanceof PDFDict && item.has(PDFName.of('S')))
        visit(item, path, page)
      else if (item instanceof PDFDict)
        tell(item.get(PDFName.of('Pg')) ?? page, `${path} ${fields(item, back)}`)
    }
  }
  const root = pdf.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  const roles = root?.get(PDFName.of('RoleMap'))
  if (root)
    visit(root, roles ? digest(roles) : '', undefined)
  return pages.map((page, index) => hash(fields(page.node, back), shown(pageContent(page), page.node.Resources() ?? pdf.context.obj({})), ...said[index]!))
}
