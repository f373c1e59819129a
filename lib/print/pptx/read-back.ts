import type { Deck } from '../../project/deck.ts'
import type { ExpectedPage } from '../pdf/in-page/measure.ts'
import { parse, posix } from 'node:path'
import JSZip from 'jszip'
import { LecternError } from '../../project/problem.ts'
import { foldCase, squeeze } from '../pdf/read/squeeze.ts'

/** What a slide of the file must hold. */
export interface ExpectedSlide {
  no: number
  notes?: string
  /** Words within pictures, and each run of words on the slide, without spaces. */
  pictured: string[]
  runs: string[]
  /** Words that the stage cuts off need not be in the file. */
  isCut: boolean
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }
const unescape = (xml: string): string => xml.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name]!)

/** The words of a part: a line for each paragraph. */
function wordsOf(xml: string): string {
  return [...xml.matchAll(/<a:p>(.*?)<\/a:p>/gs)].map(([, paragraph = '']) =>
    [...paragraph.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text = '']) => unescape(text)).join('')).join('\n')
}

/** @returns what is said natively on each slide, in order */
async function readWords(zip: JSZip): Promise<string[]> {
  const count = Object.keys(zip.files).filter(name => /^ppt\/slides\/slide\d+\.xml$/.test(name)).length
  return Promise.all(Array.from({ length: count }, async (_, index) => wordsOf(await zip.file(`ppt/slides/slide${index + 1}.xml`)?.async('string') ?? '')))
}

/**
 * Reads a PowerPoint file back: every part is well-formed and every relation leads to a part, each shape of a slide
 * has a number of its own, every word is there as a word or in a picture, and the notes are the deck's.
 *
 * @throws LecternError with all that is wrong
 */
export async function checkPptx(bytes: Uint8Array, deck: Deck, expected: ExpectedSlide[]): Promise<void> {
  const zip = await JSZip.loadAsync(bytes)
  const faults: { no?: number, found: string }[] = (await structure(zip)).map(found => ({ found }))
  const words = await readWords(zip)
  if (words.length !== expected.length)
    faults.push({ found: `the file has ${words.length} slides, not ${expected.length}` })
  for (const [index, { no, notes, pictured, runs, isCut }] of expected.entries()) {
    // A style may set words in capitals, which only pictures tell.
    const said = [words[index] ?? '', ...pictured].map(text => foldCase(squeeze(text)))
    const lost = isCut ? [] : runs.filter(run => !said.some(text => text.includes(foldCase(run))))
    if (lost.length > 0)
      faults.push({ no, found: `the file lacks ${lost.slice(0, 3).map(run => `"${run.slice(0, 40)}"`).join(', ')}${lost.length > 3 ? ` and ${lost.length - 3} more` : ''}` })
    const part = zip.file(`ppt/notesSlides/notesSlide${index + 1}.xml`)
    const written = part ? wordsOf(await part.async('string')) : undefined
    if (written !== notes)
      faults.push({ no, found: 'the notes in the file are not those of the slide' })
  }
  if (faults.length > 0) {
    throw new LecternError(faults.map(({ no, found }) => ({
      file: deck.slides[(no ?? 1) - 1]?.file ?? deck.entry,
      ...no !== undefined && { slide: no },
      found: `slides.pptx: ${found}`,
      expected: 'a valid file with every word and note of the deck',
      fix: 'export with --format pptx-pictures or pdf, and report this slide',
    })))
  }
}

async function structure(zip: JSZip): Promise<string[]> {
  const faults: string[] = []
  const types = await zip.file('[Content_Types].xml')?.async('string') ?? ''
  for (const [name, entry] of Object.entries(zip.files)) {
    if (entry.dir || !/\.(?:xml|rels)$/.test(name))
      continue
    const xml = await entry.async('string')
    const fault = malformed(xml)
    if (fault)
      faults.push(`${name} is not well-formed: ${fault}`)
    if (name.endsWith('.rels')) {
      const { dir } = parse(parse(name).dir)
      const ids = new Set<string>()
      for (const [relation] of xml.matchAll(/<Relationship [^>]*>/g)) {
        const value = (attribute: string): string => unescape(new RegExp(` ${attribute}="([^"]*)"`).exec(relation)?.[1] ?? '')
        if (ids.has(value('Id')))
          faults.push(`${name} has ${value('Id')} more than once`)
        ids.add(value('Id'))
        if (value('TargetMode') !== 'External' && !zip.file(posix.join(dir, value('Target'))))
          faults.push(`${name} leads to ${value('Target')}, which is not in the file`)
      }
      const source = await zip.file(posix.join(dir, parse(name).name))?.async('string') ?? ''
      for (const [, id = ''] of source.matchAll(/ r:(?:id|embed)="([^"]*)"/g)) {
        if (!ids.has(id))
          faults.push(`${name} lacks ${id}`)
      }
    }
    else if (name !== '[Content_Types].xml' && !types.includes(`PartName="/${name}"`)) {
      faults.push(`${name} has no type`)
    }
    const shapes = [...xml.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id)
    if (new Set(shapes).size < shapes.length)
      faults.push(`${name} has two shapes of one number`)
  }
  return faults
}

/** Whether tags nest, which is all that our own text can get wrong: what is not a tag is escaped. */
function malformed(xml: string): string | undefined {
  const open: string[] = []
  for (const [, tag = ''] of xml.matchAll(/<([^<>]+)>/g)) {
    const [name = ''] = tag.split(/[\s/]/)
    if (tag.startsWith('/')) {
      if (open.pop() !== tag.slice(1))
        return `<${tag}> closes nothing`
    }
    else if (!tag.startsWith('?') && !tag.endsWith('/')) {
      open.push(name)
    }
  }
  return open.length > 0 ? `<${open.at(-1)}> is not closed` : undefined
}

/** Below this share a slide's words are called mostly pictures. */
const enough = 0.95

/**
 * How much of each slide's text can be edited, by letters: all of the deck, and each slide where it is less than
 * most of it.
 */
export async function shareOfWords(bytes: Uint8Array, deck: Deck, expected: ExpectedPage[]): Promise<string[]> {
  const words = await readWords(await JSZip.loadAsync(bytes))
  const shares = expected.map(({ no, runs }, index) => ({ no, ...nativeLetters(runs, words[index] ?? '') }))
  const all = shares.reduce((sum, { letters }) => sum + letters, 0)
  const native = shares.reduce((sum, share) => sum + share.native, 0)
  const percent = (part: number, whole: number): string => `${Math.floor((whole === 0 ? 1 : part / whole) * 100)} %`
  const poor = shares.filter(share => share.letters > 0 && share.native / share.letters < enough)
  return [`${deck.name}: ${percent(native, all)} of the slides' text can be edited in slides.pptx${poor.length > 0 ? `; less on slide ${poor.map(share => `${share.no} (${percent(share.native, share.letters)})`).join(', ')}` : ''}`]
}

/** @returns letters of the runs, and of those that are in the file as words */
export function nativeLetters(runs: string[], words: string): { letters: number, native: number } {
  let said = foldCase(squeeze(words))
  let native = 0
  // Each is counted once: a short one may be in others, so the long ones come first.
  for (const run of [...runs].sort((a, b) => b.length - a.length)) {
    const at = said.indexOf(foldCase(run))
    if (at >= 0) {
      native += run.length
      said = `${said.slice(0, at)}\u0000${said.slice(at + run.length)}`
    }
  }
  return { letters: runs.reduce((sum, run) => sum + run.length, 0), native }
}
