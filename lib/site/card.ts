import type { Opened } from '../browser/open-site.ts'
import type { Deck } from '../project/deck.ts'
import type { Capture } from './capture.ts'
import { chosenClicks } from '../print/freeze/choice.ts'
import { startWitness } from '../print/pdf/witness.ts'
import { openEyes } from '../print/picture/eyes.ts'
import { LecternError } from '../project/problem.ts'

/**
 * Compares the picture that cards and the gallery show with slide 1: with its page of a `slides.pdf` that was itself
 * compared with the player, and only where the two differ with the player.
 *
 * @param open called when the player is needed
 * @throws LecternError when the picture shows something other than the slide
 */
export async function checkCard(open: () => Promise<Opened>, deck: Deck, { card, snapshot }: Capture, pdf: Uint8Array, limit?: number): Promise<void> {
  if (await isFirstPage(deck, card, pdf))
    return
  const { browser, url } = await open()
  const witness = startWitness(browser, url, deck, { slides: [1], limit })
  try {
    witness.watch([{ no: 1, click: snapshot.slides[0]?.click ?? 0 }])
    const wrong = (await witness.compare([card], 'card')).filter(({ severity }) => severity === undefined)
    if (wrong.length > 0)
      throw new LecternError(wrong)
  }
  finally {
    await witness.close()
  }
}

/** False as well where slide 1 has a page for each of its states. */
async function isFirstPage(deck: Deck, card: Uint8Array, pdf: Uint8Array): Promise<boolean> {
  if (chosenClicks(deck)[1] !== undefined)
    return false
  const eyes = openEyes()
  try {
    await eyes.open(pdf)
    return (await eyes.compare(0, [card], [])).length === 0 || (await eyes.show(0, [card], [])).spots.length === 0
  }
  finally {
    await eyes.close()
  }
}
