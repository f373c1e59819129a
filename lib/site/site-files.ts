import type { OpenSite } from '../browser/open-site.ts'
import type { Keep } from '../print/export-deck.ts'
import type { HandoutOptions } from '../print/handout/page.ts'
import type { BuiltDeck } from '../slidev/build.ts'
import type { Capture } from './capture.ts'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { projectOf } from '../features/snippet/project-of.ts'
import { exportHandout, exportSlides, together } from '../print/export-deck.ts'
import { frozenFolder } from '../print/freeze/keep.ts'
import { judged } from '../print/judged.ts'
import { keepFiles } from '../print/keep-files.ts'
import { addressOf } from '../project/decks.ts'
import { keepFolder } from '../project/kept/keep.ts'
import { hashOf, keptFolder } from '../project/kept/seal.ts'
import { createProgress } from '../project/progress.ts'
import { sideBySide } from '../project/side-by-side.ts'
import { checkCard } from './card.ts'

/** How the files are made. */
export interface SiteFilesOptions {
  /** Where the site is published, with a final slash. */
  siteUrl?: string
  /** Milliseconds for a deck to settle. */
  limit?: number
  /** Every finding refuses. */
  strict?: boolean
}

/** Notes only when the deck's author opens them. */
const handout: HandoutOptions = { layout: 'notes', perPage: 1, paper: 'A4' }

/**
 * Writes `slides.pdf`, `handout.pdf` and `handout/` into each placed deck's folder, and checks the captured card. They are kept
 * beside the build, so that an unchanged deck is not printed again.
 *
 * @param site absolute path of the site's folder, decks placed
 * @param opened the same folder
 * @throws LecternError with everything that is wrong with a deck's files
 */
export async function writeSiteFiles(built: BuiltDeck[], captures: Map<BuiltDeck, Capture>, site: string, opened: OpenSite, { siteUrl, limit, strict }: SiteFilesOptions): Promise<void> {
  const progress = createProgress('print', built.length)
  try {
    await sideBySide(built, async (one) => {
      const { name } = one.deck
      const options = {
        kept: frozenFolder(one),
        notes: one.deck.publicNotes,
        handout,
        limit,
        publicUrl: siteUrl && `${siteUrl}${addressOf(name)}/`,
      }
      const keep: Keep = (way, make) => keepFiles(one, way, make)
      const { files } = await judged(one.deck, strict, () => {
        const slides = exportSlides(() => opened.open(name), one.deck, options, keep)
        return together(slides, exportHandout(() => opened.open(name), one.deck, projectOf({ userRoot: one.deck.folder }), options, keep, { asPage: true, slides }))
      })
      const pdf = files.find(({ path }) => path === 'slides.pdf')!.bytes
      const capture = captures.get(one)!
      await keepFolder(join(one.app.folder, keptFolder, `card-${hashOf(Buffer.concat([pdf, capture.card])).slice(0, 16)}`), async (scratch) => {
        await checkCard(() => opened.open(name), one.deck, capture, pdf, limit)
        await mkdir(scratch)
      })
      for (const file of files) {
        await mkdir(dirname(join(site, name, file.path)), { recursive: true })
        await writeFile(join(site, name, file.path), file.bytes)
      }
      progress.step(name)
    })
  }
  finally {
    progress.done()
  }
}
