import type { Box, Raster } from '../picture/raster.ts'
import { Buffer } from 'node:buffer'
import { execFile, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { PNG } from 'pngjs'
import { compareCoarsely } from './coarse.ts'

/** Milliseconds for LibreOffice to open a file and print it. */
const limit = 180_000

/** Path of LibreOffice; empty where there is none. */
export function findOffice(): string {
  return ['soffice', 'libreoffice'].find(name => spawnSync(name, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0) ?? ''
}

/** A presentation of its own format, of nothing: what shows no other file shows this one. */
const nothing = '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.presentation"><office:body><office:presentation/></office:body></office:document>'

/**
 * What LibreOffice shows of a file: what differs on each slide, in pixels; that it refuses the file; or, of one that
 * shows no file at all on this machine, nothing.
 */
export type Seen = Box[][] | 'refused' | undefined

/**
 * Looks at a PowerPoint file through LibreOffice.
 *
 * @param office its path
 * @param pngs of the slides, as many pixels as the canvas has
 * @param faces places the faces of the slides into a folder; see `placeFaces`
 */
export async function lookInOffice(office: string, bytes: Uint8Array, pngs: Uint8Array[], faces: (folder: string) => Promise<string>): Promise<Seen> {
  const scratch = await mkdtemp(join(tmpdir(), 'lectern-office-'))
  try {
    const folder = join(scratch, 'faces')
    await mkdir(folder)
    const show = async (name: string, content: Uint8Array | string, fonts: Record<string, string>): Promise<Buffer | undefined> => {
      await writeFile(join(scratch, name), content)
      const profile = `-env:UserInstallation=${pathToFileURL(join(scratch, 'profile')).href}`
      try {
        await promisify(execFile)(office, [profile, '--headless', '--convert-to', 'pdf', '--outdir', scratch, join(scratch, name)], { timeout: limit, env: { ...process.env, ...fonts } })
        return await readFile(join(scratch, `${parse(name).name}.pdf`))
      }
      catch {
        return undefined
      }
    }
    const pdf = await show('slides.pptx', bytes, { FONTCONFIG_FILE: await faces(folder) })
    if (pdf)
      return await compare(pdf, pngs)
    return await show('nothing.fodp', nothing, {}) ? 'refused' : undefined
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
