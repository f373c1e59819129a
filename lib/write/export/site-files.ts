import type { Browser } from 'playwright'
import type { BuiltDeck } from '../../render/chunks/build.ts'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { launchBrowser } from '../../browser.ts'
import { createProgress } from '../../progress.ts'
import { root } from '../../root.ts'
import { serveFolder } from '../../serve.ts'
import { frozenFolder } from '../frozen/keep.ts'
import { publicFiles } from './export-deck.ts'
import { keepFiles } from './keep-files.ts'

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
    for (const one of built) {
      const { name } = one.deck
      const { files } = await keepFiles(one, ['site', siteUrl], async () => publicFiles(await (browser ??= launchBrowser()), `${server.url}${name}/`, one.deck, root, {
        publicUrl: siteUrl && `${siteUrl}${name}/`,
        kept: frozenFolder(one),
      }))
      for (const file of files) {
        await mkdir(dirname(join(site, name, file.path)), { recursive: true })
        await writeFile(join(site, name, file.path), file.bytes)
      }
      progress.step(name)
    }
  }
  finally {
    progress.done()
    await (await browser)?.close()
    await server.close()
  }
}
