import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js'
import type { Origin, Painted } from './painted.ts'
import type { Operators, PageFonts } from './words.ts'
import { readOrigins, readPainted } from './painted.ts'
import { squeeze } from './squeeze.ts'
import { readFonts, readText, rightToLeft, shaped, spell } from './words.ts'

/** A PDF page as a reader finds it. */
export interface ReadPage extends PageFonts {
  /** Without spaces, in the order painted. */
  text: string
  painted: Painted[]
  origins: Origin[]
  /** Addresses of links that leave the file. */
  external: string[]
  /** Links whose target page exists. */
  internal: number
  /** Links inside the file that lead nowhere. */
  dead: number
  width: number
  height: number
}

interface LinkAnnotation { subtype: string, url?: string, unsafeUrl?: string, dest?: string | unknown[] }

export async function readPage(document: PDFDocumentProxy, number: number, readMarks: (page: number) => Promise<(string | undefined)[]>): Promise<ReadPage> {
  const page = await document.getPage(number)
  const { width, height } = page.getViewport({ scale: 1 })
  const [operators, annotations] = await Promise.all([
    page.getOperatorList() as Promise<Operators>,
    // Asked as a screen would, pdf.js reads all text once more to find the words under each link.
    page.getAnnotations({ intent: 'print' }) as Promise<LinkAnnotation[]>,
  ])
  const { letters, words, ...fonts } = await readFonts(page, operators)
  const marks = shaped.test(letters) ? await readMarks(number) : []
  const links = annotations.filter(annotation => annotation.subtype === 'Link')
  const targets = await Promise.all(links.filter(link => link.dest !== undefined && link.dest !== null)
    .map(link => typeof link.dest === 'string'
      ? document.getDestination(link.dest)
      : link.dest))
  const alive = targets.filter(target => Array.isArray(target) && target.length > 0).length
  const read = {
    text: squeeze(rightToLeft.test(letters)
      ? await readText(page, marks)
      : spell(words, marks)),
    painted: readPainted(operators, height),
    origins: readOrigins(operators, height),
    ...fonts,
    external: links.map(link => link.url ?? link.unsafeUrl).filter(url => url !== undefined),
    internal: alive,
    dead: targets.length - alive,
    width,
    height,
  }
  page.cleanup()
  return read
}

/** A page of which nothing is known but its size. */
export async function unreadPage(document: PDFDocumentProxy, number: number): Promise<ReadPage> {
  const { width, height } = (await document.getPage(number)).getViewport({ scale: 1 })
  return { text: '', painted: [], origins: [], fonts: [], shapeless: 0, external: [], internal: 0, dead: 0, width, height }
}
