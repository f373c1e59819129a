import type { Box, Raster } from '../picture/raster.ts'
import { Buffer } from 'node:buffer'
import { execFile, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { PNG } from 'pngjs'
import { compareCoarsely } from './coarse.ts'

/** Milliseconds for LibreOffice to open a file and print it. */
const limit = 180_000

/** Path of LibreOffice, or undefined where there is none. */
export function findOffice(): string | undefined {
  return ['soffice', 'libreoffice'].find(name => spawnSync(name, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0)
}

/**
 * Looks at a PowerPoint file through LibreOffice.
 *
 * @param office its path
 * @param pngs of the slides, as many pixels as the canvas has
 * @param faces places the faces of the slides into a folder; see `placeFaces`
 * @returns what differs on each slide, in pixels; undefined when LibreOffice could not show the file
 */
export async function lookInOffice(office: string, bytes: Uint8Array, pngs: Uint8Array[], faces: (folder: string) => Promise<string>): Promise<Box[][] | undefined> {
  const scratch = await mkdtemp(join(tmpdir(), 'lectern-office-'))
  try {
    const folder = join(scratch, 'faces')
    await mkdir(folder)
    await writeFile(join(scratch, 'slides.pptx'), bytes)
    const profile = `-env:UserInstallation=${pathToFileURL(join(scratch, 'profile')).href}`
    await promisify(execFile)(office, [profile, '--headless', '--convert-to', 'pdf', '--outdir', scratch, join(scratch, 'slides.pptx')], { timeout: limit, env: { ...process.env, FONTCONFIG_FILE: await faces(folder) } })
    const pdf = await readFile(join(scratch, 'slides.pdf')).catch(() => undefined)
    return pdf && await compare(pdf, pngs)
  }
  catch {
    return undefined
  }
  finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function compare(pdf: Uint8Array, pngs: Uint8Array[]): Promise<Box[][]> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  try {
    const seen: Box[][] = []
    for (const [index, bytes] of pngs.entries()) {
      const slide: Raster = PNG.sync.read(Buffer.from(bytes))
      const whole = [{ x: 0, y: 0, width: slide.width, height: slide.height }]
      if (index >= document.getPageCount()) {
        seen.push(whole)
        continue
      }
      const { data, width, height } = await document.getPage(index).render({ width: slide.width, height: slide.height, render: 'bitmap' })
      seen.push(width === slide.width && height === slide.height ? compareCoarsely(slide, { data, width, height }) : whole)
    }
    return seen
  }
  finally {
    document.destroy()
    library.destroy()
  }
}
