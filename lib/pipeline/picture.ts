import type { Deck } from '../project/deck.ts'
import { openPlayer } from '../print/settle/play.ts'
import { loadDeck } from '../project/deck.ts'
import { findDeck } from '../project/decks.ts'
import { UseError } from '../project/problem.ts'
import { temporarySite } from '../site/temporary-site.ts'
import { buildDeck } from '../slidev/build.ts'

/** What to take a picture of. */
export interface PictureOptions {
  /** A file, folder or name of a deck; undefined for the only one. */
  name: string | undefined
  /** From 1. */
  slide: number
  /** Clicks made, from 0. */
  click: number
  dark: boolean
  /** Milliseconds for the slide to come to rest. */
  limit: number
}

/**
 * A slide as the audience sees it, a pixel for each pixel of the canvas.
 *
 * @returns a PNG, and the deck it is of
 * @throws UseError for a deck or slide that is not there; LecternError when it does not build or come to rest
 */
export async function pictureOf(projectRoot: string, { name, slide, click, dark, limit }: PictureOptions): Promise<{ png: Uint8Array, deck: Deck }> {
  const deck = await loadDeck(findDeck(projectRoot, name), projectRoot)
  if (!deck.slides.some(({ no }) => no === slide))
    throw new UseError({ file: '', found: `no slide ${slide} in ${deck.name}`, expected: `a number from 1 to ${deck.slides.length}`, fix: `lectern picture ${deck.name} 1` })
  const site = temporarySite()
  try {
    const { browser, url } = await site.place(await buildDeck(deck))
    const player = await openPlayer(browser, url, { dark, limit, file: deck.slides[slide - 1]!.file })
    try {
      const { png } = await player.photograph({ no: slide, click }, 'stage')
      return { png, deck }
    }
    finally {
      await player.close()
    }
  }
  finally {
    await site.close()
  }
}
