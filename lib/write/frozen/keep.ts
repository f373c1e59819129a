import type { Browser } from 'playwright'
import type { Deck } from '../../read/deck.ts'
import type { BuiltDeck } from '../../render/chunks/build.ts'
import type { SlidesOptions } from '../pdf/slides.ts'
import type { DetachedPage, Frozen } from './freeze.ts'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fingerprint } from '../../render/chunks/fingerprint.ts'
import { keepFolder } from '../../render/chunks/keep.ts'
import { keptFolder } from '../../render/chunks/place.ts'
import { root } from '../../root.ts'
import { aliases, chosenClicks } from './choice.ts'
import { freeze, openDetached } from './freeze.ts'
import { openDocument } from './open.ts'

const pageFile = 'slides.html'
const factsFile = 'slides.json'

/** Where a build keeps its settled slides, named by all that they are made with besides the build itself. */
export function frozenFolder({ app }: BuiltDeck): string {
  return join(app.folder, keptFolder, `frozen-${fingerprint(root, ['lib/write/{frozen,pdf}/**/*.ts', 'lib/check/pdf/*.ts'])}`)
}

/**
 * Opens the slides of a built deck for print, each in its chosen states, at rest and cut off from the app.
 *
 * A build that has been opened once keeps its settled slides as one page, so that a second time neither the app
 * nor any waiting is needed.
 *
 * @param deckUrl address of the built deck's folder, with a final slash
 * @throws LecternError naming each slide that is broken or stuck
 */
export async function openSlides(browser: Browser, deckUrl: string, deck: Deck, options: SlidesOptions & { scale?: number } = {}): Promise<DetachedPage> {
  const { kept } = options
  const choice = { clicks: chosenClicks(deck, options.withClicks), aliases: aliases(deck) }
  const print = {
    slides: deck.slides.map(slide => slide.no),
    withClicks: Object.keys(choice.clicks).length > 0,
    clicksStart: Object.fromEntries(deck.slides.flatMap(({ no, frontmatter }) => frontmatter.clicksStart === undefined ? [] : [[no, Number(frontmatter.clicksStart)]])) as Record<number, number>,
    dark: options.dark,
    limit: options.limit,
    file: deck.slides[0]?.file ?? deck.entry,
  }
  const folder = kept && join(kept, `slides${options.dark ? '-dark' : ''}${options.withClicks ? '-clicks' : ''}`)
  const isPart = options.slides !== undefined && options.slides.length < deck.slides.length
  // A slide that is broken must not hold up those that were asked for; only whole decks are kept.
  if (!folder || (isPart && !existsSync(folder)))
    return openDetached(browser, deckUrl, { ...print, slides: options.slides ?? print.slides, scale: options.scale }, choice)
  await keepFolder(folder, async (scratch) => {
    await mkdir(scratch, { recursive: true })
    const detached = await openDetached(browser, deckUrl, print, choice)
    try {
      await writeFile(join(scratch, factsFile), JSON.stringify(await freeze(browser, detached, print, join(scratch, pageFile))))
    }
    finally {
      await detached.close()
    }
  })
  const { unlike, snapshot, expected } = JSON.parse(await readFile(join(folder, factsFile), 'utf8')) as Frozen
  const isWanted = ({ no }: { no: number }): boolean => options.slides?.includes(no) ?? true
  const opened = unlike.length > 0
    ? await openDetached(browser, deckUrl, { ...print, scale: options.scale }, choice)
    : { snapshot, expected, ...await openDocument(browser, join(folder, pageFile), options) }
  return {
    ...opened,
    snapshot: { ...opened.snapshot, slides: opened.snapshot.slides.filter(isWanted) },
    expected: opened.expected.filter(isWanted),
  }
}
