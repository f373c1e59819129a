import type { PDFPage } from 'pdf-lib'
import { PDFDict, PDFHexString, PDFName, PDFRawStream, PDFString } from 'pdf-lib'
import { decodeStream, pageContent } from './content.ts'

/** Strings, names, brackets, then words; a comment ends with its line. */
const token = /\((?:\\[\s\S]|[^\\()])*\)|<<|>>|<[0-9a-f\s]*>|\/[^\s/()<>[\]{}%]*|[[\]]|%[^\n\r]*|[^\s/()<>[\]{}%]+/gi

/** Deeper than any browser nests what it paints. */
const deepest = 16

/**
 * What each mark of a page says that its letters stand for (ISO 32000-1, 14.9.4): letters that are painted as one
 * shape, or in another order than they are read, have no other way to be read.
 *
 * @returns an entry for each mark that begins, in the order painted; undefined where a mark says nothing of the kind
 */
export function actualTexts(page: PDFPage): (string | undefined)[] {
  return readMarks(pageContent(page), page.node.Resources(), 0)
}

function readMarks(content: string, resources: PDFDict | undefined, depth: number): (string | undefined)[] {
  const marks: (string | undefined)[] = []
  let operands: string[] = []
  for (const [word] of content.matchAll(token)) {
    if (/^[(<[\]>/\d.+-]/.test(word)) {
      operands.push(word)
      continue
    }
    if (word === 'BDC' || word === 'BMC')
      marks.push(actualText(operands))
    if (word === 'Do' && depth < deepest)
      marks.push(...marksOfForm(operands.at(-1)?.slice(1) ?? '', resources, depth))
    operands = []
  }
  return marks
}

function actualText(operands: readonly string[]): string | undefined {
  const value = operands[operands.indexOf('/ActualText') + 1] ?? ''
  if (!operands.includes('/ActualText') || !/^[(<]/.test(value))
    return undefined
  const inner = value.slice(1, -1)
  return (value.startsWith('<') ? PDFHexString.of(inner) : PDFString.of(inner)).decodeText()
}

function marksOfForm(name: string, resources: PDFDict | undefined, depth: number): (string | undefined)[] {
  const form = resources?.lookupMaybe(PDFName.of('XObject'), PDFDict)?.lookup(PDFName.of(name))
  if (!(form instanceof PDFRawStream) || form.dict.get(PDFName.of('Subtype')) !== PDFName.of('Form'))
    return []
  return readMarks(decodeStream(form).toString('latin1'), form.dict.lookupMaybe(PDFName.of('Resources'), PDFDict) ?? resources, depth + 1)
}
