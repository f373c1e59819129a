import type { Opened, OpenSite } from '../browser/open-site.ts'
import type { SlideSnapshot, Snapshot } from '../print/settle.ts'
import type { BuiltDeck } from '../slidev/build.ts'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { array, string } from 'valibot'
import { frozenFolder, openSlides } from '../print/freeze/keep.ts'
import { snapshotSchema } from '../print/settle/snapshot.ts'
import { canvasOf } from '../project/canvas.ts'
import { readJson } from '../project/json.ts'
import { fingerprint } from '../project/kept/fingerprint.ts'
import { keepFolder } from '../project/kept/keep.ts'
import { keptFolder } from '../project/kept/seal.ts'
import { createProgress } from '../project/progress.ts'
import { sideBySide } from '../project/side-by-side.ts'
import { readPlain } from './in-page/read-plain.ts'

/** Pixels across the card, as networks want it. */
const cardWidth = 1200

/** What is read off a built deck in a browser. */
export interface Capture {
  snapshot: Snapshot
  /** Each slide's content as plain HTML without the slide's layout, for the reader view. */
  plain: string[]
  /** Picture of slide 1, PNG, 1200 pixels wide: what cards in social networks and the gallery show. */
  card: Buffer
}

/**
 * Opens a placed deck once and reads everything that is written about it; kept beside the build, so that an
 * unchanged deck is not opened again.
 *
 * @param built the deck, placed in a site
 * @param open called when the deck has to be opened
 * @param limit milliseconds for it to settle
 * @throws LecternError naming each slide that is broken or never settles
 */
export async function captureDeck(built: BuiltDeck, open: () => Promise<Opened>, limit?: number): Promise<Capture> {
  const { deck, app } = built
  const kept = join(app.folder, keptFolder, `capture-${fingerprint(import.meta.dirname, ['capture.ts', 'in-page/read-plain.ts'], [basename(frozenFolder(built))])}`)
  await keepFolder(kept, async (scratch) => {
    const { browser, url } = await open()
    const { page, snapshot: all, close } = await openSlides(browser, url, deck, { kept: frozenFolder(built), scale: cardWidth / canvasOf(deck).width, limit })
    try {
      const snapshot = { ...all, slides: lastStates(all.slides) }
      const plain = await page.evaluate(readPlain, snapshot.slides.map(slide => slide.html).join('\n'))
      const card = await page.locator('.print-slide-container[id^="001-"]').last().screenshot()
      await mkdir(scratch)
      await writeFile(join(scratch, 'snapshot.json'), JSON.stringify(snapshot))
      await writeFile(join(scratch, 'plain.json'), JSON.stringify(plain))
      await writeFile(join(scratch, 'card.png'), card)
    }
    finally {
      await close()
    }
  })
  return {
    snapshot: readJson(snapshotSchema, join(kept, 'snapshot.json')),
    plain: readJson(array(string()), join(kept, 'plain.json')),
    card: await readFile(join(kept, 'card.png')),
  }
}

/** Captures decks side by side; see `captureDeck`. */
export async function captureDecks(built: BuiltDeck[], { open }: OpenSite, limit?: number): Promise<Map<BuiltDeck, Capture>> {
  const captures = new Map<BuiltDeck, Capture>()
  const progress = createProgress('prerender', built.length)
  try {
    await sideBySide(built, async (deck) => {
      captures.set(deck, await captureDeck(deck, () => open(deck.deck.name), limit))
      progress.step(deck.deck.name)
    })
  }
  finally {
    progress.done()
  }
  return captures
}

/** A slide that chose some of its states to be printed is shown on the site in its last. */
function lastStates(slides: SlideSnapshot[]): SlideSnapshot[] {
  return [...new Map(slides.map(slide => [slide.no, slide])).values()]
}
