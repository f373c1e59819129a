import type { Opened } from '../browser/open-site.ts'
import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { RightSlides } from './handout/compare.ts'
import type { HandoutOptions } from './handout/page.ts'
import type { SlidesOptions } from './pdf/slides.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LecternError } from '../project/problem.ts'
import { once } from '../rules/severity.ts'
import { chanceCause } from './picture/tell.ts'

/** What to make of a deck. */
export type ExportFormat = 'pdf' | 'png' | 'pptx' | 'pptx-pictures' | 'html'

/** Everything that `lectern export` can be asked for. */
export interface ExportOptions extends SlidesOptions {
  format: ExportFormat
  /** False leaves the speaker's notes out of the handout and of the PowerPoint file. */
  notes: boolean
  /** Left out, slides.pdf is made alone. */
  handout?: HandoutOptions
}

/** A checked file that has not been written yet. */
export interface ExportedFile {
  /** Path below the deck's folder in the output. */
  path: string
  bytes: Uint8Array
  /** `20 pages`, for the log. */
  size: string
}

/** Everything that was asked for. */
export interface Exported {
  files: ExportedFile[]
  /** What the reader of the log should know. */
  remarks: string[]
  /** What is wrong and does not make the files lie; who asked for them judges whether it refuses. */
  findings: Problem[]
}

/**
 * Makes files, or takes them as they were made before in the same way.
 *
 * @param way all that they depend on besides the build
 */
export type Keep = (way: unknown, make: () => Promise<Exported>) => Promise<Exported>

const keepNothing: Keep = (_, make) => make()

/**
 * Makes the wanted files of one built deck. All are checked before any is returned.
 *
 * @param open called when something has to be made
 * @throws LecternError with everything that is wrong with them
 */
export async function exportDeck(open: () => Promise<Opened>, deck: Deck, projectRoot: string, options: ExportOptions, keep: Keep = keepNothing): Promise<Exported> {
  if (options.format === 'pdf') {
    const slides = exportSlides(open, deck, options, keep)
    const { handout } = options
    return handout ? together(slides, exportHandout(open, deck, projectRoot, { ...options, handout }, keep, { slides: options.dark ? undefined : slides })) : slides
  }
  // Pictures are many and large, and quickly made: they are not kept.
  if (options.format === 'pptx') {
    const [{ browser, url }, { writePptx }] = await Promise.all([open(), import('./pptx/write.ts')])
    const { bytes, remarks, findings } = await writePptx(browser, url, deck, options, options.notes)
    return { files: [{ path: 'slides.pptx', bytes, size: `${wanted(deck, options).length} slides` }], remarks, findings }
  }
  const [{ browser, url }, { photographSlides }] = await Promise.all([open(), import('./pictures.ts')])
  const { images, findings, remarks } = await photographSlides(browser, url, deck, options)
  return {
    files: options.format === 'pptx-pictures'
      ? [
          { path: 'slides.pptx', bytes: await (await import('./pptx/write.ts')).writePicturePptx(deck, images, options.notes), size: `${images.length} slides` },
        ]
      : images.map(({ no, click, png }) => ({ path: `png/${String(no).padStart(3, '0')}${options.withClicks
          ? `-${click}`
          : ''}.png`, bytes: png, size: `slide ${no}` })),
    remarks,
    findings,
  }
}

/** `slides.pdf` of a built deck, checked. What the site's build printed is an export's as well. */
export function exportSlides(open: () => Promise<Opened>, deck: Deck, options: SlidesOptions, keep: Keep): Promise<Exported> {
  const { withClicks = false, dark = false, publicUrl } = options
  return keep(['slides', { slides: wanted(deck, options), withClicks, dark, publicUrl }], async () => {
    // Files that are kept need neither the browser nor what writes them.
    const [{ browser, url }, { printSlides }] = await Promise.all([open(), import('./pdf/slides.ts')])
    const { bytes, pages, remarks, findings } = await printSlides(browser, url, deck, options)
    return { files: [{ path: 'slides.pdf', bytes, size: `${pages} pages` }], remarks, findings }
  })
}

/**
 * `handout.pdf` of a built deck, checked.
 *
 * @param more.asPage adds the same pages as a web page, `handout/`
 * @param more.slides the light `slides.pdf`, which its pictures are compared with; made when left out
 */
export function exportHandout(open: () => Promise<Opened>, deck: Deck, projectRoot: string, options: SlidesOptions & Required<Pick<ExportOptions, 'notes' | 'handout'>>, keep: Keep, { asPage = false, slides: made }: { asPage?: boolean, slides?: Promise<Exported> } = {}): Promise<Exported> {
  const { withClicks = false, notes, handout, publicUrl } = options
  const corrections = join(deck.folder, 'corrections.md')
  return keep(['handout', { slides: wanted(deck, options), withClicks, notes, handout, asPage, publicUrl, corrections: existsSync(corrections) && readFileSync(corrections, 'utf8') }], async () => {
    const [{ browser, url }, { readSnapshot }, { pagesOf }, { gatherContent }, { handoutPage }, { printHandout }] = await Promise.all([
      open(),
      import('./freeze/keep.ts'),
      import('./handout/compare.ts'),
      import('./handout/content.ts'),
      import('./handout/page.ts'),
      import('./handout/print.ts'),
    ])
    // Paper is light, whatever the slides are printed in.
    const snapshot = await readSnapshot(browser, url, deck, { ...options, dark: false })
    const content = gatherContent(deck, snapshot, projectRoot, notes)
    const slides = async (): Promise<RightSlides | undefined> => {
      // Slides that are refused tell so themselves.
      const right = await (made ?? exportSlides(open, deck, { ...options, dark: false, onPage: undefined, proven: undefined }, keep)).catch(() => undefined)
      return right && { bytes: right.files[0]!.bytes, states: pagesOf(deck, snapshot, options), byChance: right.findings.filter(({ cause }) => cause === chanceCause).map(({ slide }) => slide) }
    }
    const { bytes, pages, remarks, findings } = await printHandout(browser, url, deck, content, snapshot, handout, publicUrl, slides)
    const page = { path: 'handout/index.html', bytes: Buffer.from(handoutPage(content, snapshot, handout)), size: 'web page' }
    return { files: [{ path: 'handout.pdf', bytes, size: `${pages} pages` }, ...asPage ? [page] : []], remarks, findings }
  })
}

/** `slides.pdf` => `talk.pdf`, `handout.pdf` => `talk-handout.pdf`, `png/001.png` => `talk/001.png` */
export function exportedName(talk: string, path: string): string {
  return path.replace(/^slides(?=\.)/, () => talk).replace(/^handout(?=\.)/, () => `${talk}-handout`).replace(/^png(?=\/)/, () => talk)
}

function wanted(deck: Deck, { slides }: SlidesOptions): number[] {
  return slides ?? deck.slides.map(({ no }) => no)
}

/**
 * Waits for files that are made side by side, since each keeps one core busy.
 *
 * @throws LecternError with what is wrong with any of them
 */
export async function together(...making: Promise<Exported>[]): Promise<Exported> {
  const results = await Promise.allSettled(making)
  const errors = results.flatMap(result => result.status === 'rejected' ? [result.reason as unknown] : [])
  const other = errors.find(error => !(error instanceof LecternError))
  if (other !== undefined)
    throw other
  if (errors.length > 0) {
    // Slides that do not settle are told of once, though every file needs them.
    throw new LecternError(once((errors as LecternError[]).flatMap(error => error.problems)))
  }
  const made = results.flatMap(result => result.status === 'fulfilled' ? [result.value] : [])
  return {
    files: made.flatMap(({ files }) => files),
    remarks: made.flatMap(({ remarks }) => remarks),
    findings: once(made.flatMap(({ findings }) => findings)),
  }
}
