import type { Browser } from 'playwright'
import type { BuiltDeck } from '../../render/chunks/build.ts'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { launchBrowser } from '../../browser.ts'
import { createProgress } from '../../progress.ts'
import { fingerprint } from '../../render/chunks/fingerprint.ts'
import { keepFolder } from '../../render/chunks/keep.ts'
import { keptFolder } from '../../render/chunks/place.ts'
import { root } from '../../root.ts'
import { serveFolder } from '../../serve.ts'
import { sourceDate } from '../pdf/source-date.ts'
import { publicFiles } from './export-deck.ts'

/**
 * Writes `slides.pdf`, `handout.pdf` and `handout/` into each placed deck's folder. They are kept beside the
 * build, so that an unchanged deck of the same commit is not printed again.
 *
 * @param site absolute path of the site's folder, decks placed
 * @throws LecternError with everything that is wrong with a deck's files
 */
export async function writeSiteFiles(built: BuiltDeck[], site: string, siteUrl?: string): Promise<void> {
  const progress = createProgress('print', built.length)
  const server = await serveFolder(site)
  let browser: Promise<Browser> | undefined
  try {
    for (const { deck, app } of built) {
      const key = fingerprint(root, ['lib/{write,check,render}/**/*.{ts,css}'], [siteUrl, sourceDate(deck.folder)?.getTime()])
      const kept = join(app.folder, keptFolder, `print-${key}`)
      await keepFolder(kept, async (scratch) => {
        const files = await publicFiles(await (browser ??= launchBrowser()), `${server.url}${deck.name}/`, deck, root, siteUrl && `${siteUrl}${deck.name}/`)
        for (const file of files) {
          await mkdir(dirname(join(scratch, file.path)), { recursive: true })
          await writeFile(join(scratch, file.path), file.bytes)
        }
      })
      await cp(kept, join(site, deck.name), { recursive: true })
      progress.step(deck.name)
    }
  }
  finally {
    progress.done()
    await (await browser)?.close()
    await server.close()
  }
}
