import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkDecks } from '../check/check-decks.ts'
import { createProgress } from '../progress.ts'
import { LecternError } from '../read/problem.ts'
import { buildDeck } from '../render/run-slidev.ts'
import { placeFolder } from './place.ts'

/** What to build and where. */
export interface SiteOptions {
  projectRoot: string
  /** Absolute path of the folder to write; replaced as a whole, and only when everything succeeded. */
  output: string
  /** Deck names; empty for all. */
  names: string[]
}

/**
 * Markdown → read → render → check → write, for every wanted deck.
 *
 * @throws LecternError with every problem found; `output` is then as it was before
 */
export async function buildSite({ projectRoot, output, names }: SiteOptions): Promise<void> {
  const { decks, problems } = await checkDecks(projectRoot, names)
  if (problems.length > 0)
    throw new LecternError(problems)
  await placeFolder(output, async (scratch) => {
    const progress = createProgress('build', decks.length)
    for (const deck of decks) {
      await mkdir(join(scratch, deck.name), { recursive: true })
      await buildDeck(deck, join(scratch, deck.name))
      progress.step(deck.name)
    }
    progress.done()
    await writeFile(join(scratch, 'index.html'), `<!doctype html><title>Talks</title>${decks.map(deck => `<a href="./${deck.name}/">${deck.title}</a>`).join('')}`)
  })
}
