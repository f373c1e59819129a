import type { Box, Raster } from '../../../lib/print/picture/raster.ts'
import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { comparePictures } from '../../../lib/print/picture/compare.ts'
import { decodePng } from '../../../lib/print/picture/png.ts'
import { halve } from '../../../lib/print/picture/raster.ts'

/** Dots an inch: two for a CSS pixel, so that halved pages have a browser's hairlines. */
const fine = 192

/** A program that draws pages of PDFs, and what it is called with. */
interface Reader { name: string, program: string, words: (file: string, folder: string, pages?: [from: number, to: number]) => string[] }

export const readers: Reader[] = [
  { name: 'poppler', program: 'pdftoppm', words: (file, folder, pages) => ['-png', '-r', `${fine}`, ...pages ? ['-f', `${pages[0]}`, '-l', `${pages[1]}`] : [], file, join(folder, 'page')] },
  { name: 'MuPDF', program: 'mutool', words: (file, folder, pages) => ['draw', '-q', '-r', `${fine}`, '-o', join(folder, 'page-%03d.png'), file, ...pages ? [pages.join('-')] : []] },
  { name: 'Ghostscript', program: 'gs', words: (file, folder, pages) => ['-q', '-dSAFER', '-dBATCH', '-dNOPAUSE', '-sDEVICE=png16m', '-dTextAlphaBits=4', '-dGraphicsAlphaBits=4', `-r${fine}`, ...pages ? [`-dFirstPage=${pages[0]}`, `-dLastPage=${pages[1]}`] : [], '-o', join(folder, 'page-%03d.png'), file] },
]

/** A file's pages as PDFium draws them, which every other reader is compared with. */
const drawn = new WeakMap<Uint8Array, Map<string, Promise<Raster[]>>>()

/** What other readers show otherwise than PDFium, which Lectern compares files with. */
export interface Reading {
  /** Readers that are installed. */
  asked: string[]
  /** How many of their pages were compared. */
  pages: number
  differences: string[]
}

/**
 * Draws pages with PDFium and with each other reader of this machine, and compares them.
 *
 * @param pages first and last, from 1; all when left out
 * @param others which of them
 */
export async function readWithOthers(bytes: Uint8Array, pages?: [from: number, to: number], others = readers): Promise<Reading> {
  const key = `${pages?.join('-')}`
  const known = drawn.get(bytes) ?? new Map<string, Promise<Raster[]>>()
  drawn.set(bytes, known)
  const drawing = known.get(key) ?? drawWithPdfium(bytes, pages)
  known.set(key, drawing)
  const expected = await drawing
  const folder = await mkdtemp(join(tmpdir(), 'lectern-reader-'))
  const reading: Reading = { asked: [], pages: 0, differences: [] }
  try {
    const file = join(folder, 'file.pdf')
    await writeFile(file, bytes)
    for (const reader of others) {
      const found = await drawWith(reader, file, await mkdtemp(join(folder, 'pages-')), pages)
      if (!found)
        continue
      reading.asked.push(reader.name)
      for (const [index, page] of expected.entries()) {
        reading.pages++
        const spots = differ(page, found[index])
        reading.differences.push(...spots.map(({ x, y, width, height }) => `${reader.name}, page ${index + (pages?.[0] ?? 1)}: at x ${x}, y ${y}, ${width} × ${height} px`))
      }
    }
    return reading
  }
  finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Readers round the size of a page up or down. */
function differ(one: Raster, other: Raster | undefined): Box[] {
  if (!other || Math.abs(one.width - other.width) > 2 || Math.abs(one.height - other.height) > 2)
    return [{ x: 0, y: 0, width: one.width, height: one.height }]
  const size = { width: Math.min(one.width, other.width), height: Math.min(one.height, other.height) }
  return comparePictures(crop(one, size), crop(other, size))
}

function crop(picture: Raster, size: Pick<Raster, 'width' | 'height'>): Raster {
  const data = new Uint8Array(size.width * size.height * 4)
  for (let y = 0; y < size.height; y++)
    data.set(picture.data.subarray(y * picture.width * 4, (y * picture.width + size.width) * 4), y * size.width * 4)
  return { ...size, data }
}

function even({ width, height }: Raster): { width: number, height: number } {
  return { width: width & ~1, height: height & ~1 }
}

/** @returns nothing where the program is not installed */
async function drawWith({ program, words }: Reader, file: string, folder: string, pages?: [number, number]): Promise<Raster[] | undefined> {
  const { error, status, stderr } = spawnSync(program, words(file, folder, pages), { encoding: 'utf8' })
  if (error)
    return undefined
  if (status !== 0)
    throw new Error(`${program} says ${stderr}`)
  const pictures = await Promise.all((await readdir(folder)).sort().map(async name => decodePng(await readFile(join(folder, name)))))
  return pictures.map(picture => halve(crop(picture, even(picture))))
}

async function drawWithPdfium(bytes: Uint8Array, [from, to] = [1, Number.POSITIVE_INFINITY]): Promise<Raster[]> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(bytes)
  try {
    const drawn: Raster[] = []
    for (let page = from; page <= Math.min(to, document.getPageCount()); page++) {
      const { width, height, data } = await document.getPage(page - 1).render({ scale: fine / 72, render: 'bitmap' })
      drawn.push(halve(crop({ width, height, data }, even({ width, height, data }))))
    }
    return drawn
  }
  finally {
    document.destroy()
    library.destroy()
  }
}
