import type { Deck } from '../project/deck.ts'
import type { SlideImage } from './pictures.ts'
import JSZip from 'jszip'
import PptxGenJS from 'pptxgenjs'
import { canvasOf } from '../project/canvas.ts'
import { LecternError } from '../project/problem.ts'
import { describeDeck } from './pdf/describe.ts'

/** Pixels of the canvas in an inch. */
const pixels = 96
/** ZIP knows no date before 1980. */
const noDate = new Date(Date.UTC(1980, 0, 1))

/**
 * The slides as a PowerPoint file: a picture each, as Slidev's own exporter makes them (with the same library),
 * but from slides that have settled, with their text as the pictures' description, and without the clock.
 *
 * @param withNotes false leaves the speaker's words out
 * @throws LecternError when the file, read back, lacks a picture or a note
 */
export async function writePptx(deck: Deck, images: SlideImage[], withNotes: boolean): Promise<Uint8Array> {
  const { title, author, subject, date } = describeDeck(deck)
  // The package's default export is hidden one level down when Node loads it.
  const Pptx = (PptxGenJS as unknown as { default?: typeof PptxGenJS }).default ?? PptxGenJS
  const file = new Pptx()
  const canvas = canvasOf(deck)
  const size = { width: canvas.width / pixels, height: canvas.height / pixels }
  file.defineLayout({ name: 'lectern', ...size })
  file.layout = 'lectern'
  file.title = title
  file.company = 'Lectern'
  file.author = author ?? ''
  file.subject = subject ?? ''
  for (const { no, png, text } of images) {
    const slide = file.addSlide()
    slide.addImage({
      data: `data:image/png;base64,${png.toString('base64')}`,
      x: 0,
      y: 0,
      w: size.width,
      h: size.height,
      altText: text.replace(/\s+/g, ' ').trim(),
    })
    const notes = deck.slides[no - 1]?.notes
    if (withNotes && notes)
      slide.addNotes(notes)
  }
  const raw = await file.write({ outputType: 'nodebuffer' }) as Buffer
  const bytes = await withoutClock(raw, date ?? noDate)
  await readBack(bytes, deck, images, withNotes)
  return bytes
}

/** Same input, same bytes: dates inside and of the entries are the source's. */
async function withoutClock(raw: Buffer, date: Date): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(raw)
  const clean = new JSZip()
  for (const name of Object.keys(zip.files).sort()) {
    const entry = zip.files[name]
    if (!entry || entry.dir)
      continue
    const bytes = name === 'docProps/core.xml'
      ? (await entry.async('string')).replace(/(<dcterms:\w+ [^>]*>)[^<]*/g, `$1${date.toISOString().replace(/\.\d+Z$/, 'Z')}`)
      : await entry.async('uint8array')
    clean.file(name, bytes, { date, createFolders: false })
  }
  return clean.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'UNIX' })
}

async function readBack(bytes: Uint8Array, deck: Deck, images: SlideImage[], withNotes: boolean): Promise<void> {
  const zip = await JSZip.loadAsync(bytes)
  const names = Object.keys(zip.files)
  const count = names.filter(name => /^ppt\/slides\/slide\d+\.xml$/.test(name)).length
  const sizes = await Promise.all(names.filter(name => /^ppt\/media\/.*\.png$/.test(name)).map(async name => (await zip.file(name)?.async('uint8array'))?.length ?? 0))
  const faults = [
    ...count === images.length
      ? []
      : [`the file has ${count} slides, not ${images.length}`],
    ...images.filter(({ png }) => !sizes.includes(png.length)).map(({ no }) => `the picture of slide ${no} is not in the file`),
  ]
  const notes = (await Promise.all(names.filter(name => /notesSlide\d+\.xml$/.test(name)).map(name => zip.file(name)?.async('string') ?? ''))).join('')
  for (const { no } of images) {
    const word = /[\p{L}\p{N}]{4,}/u.exec(deck.slides[no - 1]?.notes ?? '')?.[0]
    if (word && notes.includes(word) !== withNotes && withNotes)
      faults.push(`the notes of slide ${no} are not in the file`)
  }
  if (faults.length > 0) {
    throw new LecternError(faults.map(found => ({
      file: deck.entry,
      found,
      expected: 'every slide and note of the deck',
      mend: 'nothing was written; export to PDF instead',
    })))
  }
}
