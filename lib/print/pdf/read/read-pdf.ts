import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js'
import type { ReadPage } from './read-page.ts'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { actualTexts } from './actual-text.ts'
import { pdfjs } from './load-pdfjs.ts'
import { readPage, unreadPage } from './read-page.ts'

/** A PDF as a reader finds it. */
export interface ReadPdf {
  pages: ReadPage[]
  outline: { title: string, page: number, level: number }[]
  /** Page of each named place, from 1. */
  anchors: Record<string, number>
  /** Where on its page each named place begins, in PDF points from the top left corner. */
  points: Record<string, { x: number, y: number }>
}

const home = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')))

function open(bytes: Uint8Array): PDFDocumentLoadingTask {
  return pdfjs.getDocument({
    // pdf.js takes the buffer over, so it gets its own.
    data: new Uint8Array(bytes),
    verbosity: 0,
    standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
    cMapUrl: `${join(home, 'cmaps')}/`,
  })
}

/** Pages of a PDF's named places, from 1; `slide-3` => 4. */
export async function findAnchors(bytes: Uint8Array): Promise<Record<string, number>> {
  const task = open(bytes)
  try {
    return (await readAnchors(await task.promise)).anchors
  }
  finally {
    await task.destroy()
  }
}

/** A page, how it is shown (`XYZ`), and its left and top edge from the bottom left corner. */
type Destination = [Parameters<PDFDocumentProxy['getPageIndex']>[0], unknown, number | null, number | null]

/** @param pages for their heights */
async function readAnchors(document: PDFDocumentProxy, pages: ReadPage[] = []): Promise<Pick<ReadPdf, 'anchors' | 'points'>> {
  const anchors: ReadPdf['anchors'] = {}
  const points: ReadPdf['points'] = {}
  for (const [name, target] of Object.entries(await document.getDestinations() as Record<string, Destination | null>)) {
    if (!target)
      continue
    const page = await document.getPageIndex(target[0])
    const height = pages[page]?.height ?? 0
    anchors[name] = page + 1
    points[name] = { x: target[2] ?? 0, y: height - (target[3] ?? height) }
  }
  return { anchors, points }
}

/** Pages read side by side: pdf.js spends much of its time waiting for itself. More only costs memory. */
const together = 8

/**
 * Reads a PDF back with pdf.js, which shares no code with what wrote it.
 *
 * @param onPage called with the number of each page that has been read, from 1
 * @param known pages that need not be read: nothing but their size is told
 */
export async function readPdf(bytes: Uint8Array, onPage?: (page: number) => void, known: boolean[] = []): Promise<ReadPdf> {
  const task = open(bytes)
  const document = await task.promise
  let marks: Promise<PDFDocument> | undefined
  const readMarks = async (page: number): Promise<(string | undefined)[]> => {
    marks ??= PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Infinity })
    return actualTexts((await marks).getPage(page - 1))
  }
  try {
    const pages: ReadPage[] = []
    while (pages.length < document.numPages) {
      const numbers = Array.from({ length: Math.min(together, document.numPages - pages.length) }, (_, index) => pages.length + index + 1)
      pages.push(...await Promise.all(numbers.map(number => known[number - 1] ? unreadPage(document, number) : readPage(document, number, readMarks))))
      numbers.forEach(number => onPage?.(number))
    }
    return { pages, outline: await readOutline(document), ...await readAnchors(document, pages) }
  }
  finally {
    await task.destroy()
  }
}

interface Item { title: string, dest: string | unknown[] | null, items: Item[] }

async function readOutline(document: PDFDocumentProxy): Promise<ReadPdf['outline']> {
  const entries: ReadPdf['outline'] = []
  const walk = async (items: Item[], level: number): Promise<void> => {
    for (const { title, dest, items: inner } of items) {
      const target = typeof dest === 'string'
        ? await document.getDestination(dest)
        : dest
      const first = target?.[0] as Parameters<typeof document.getPageIndex>[0] | undefined
      entries.push({
        title,
        level,
        page: first
          ? await document.getPageIndex(first) + 1
          : 0,
      })
      await walk(inner, level + 1)
    }
  }
  await walk((await document.getOutline() ?? []) as Item[], 0)
  return entries
}
