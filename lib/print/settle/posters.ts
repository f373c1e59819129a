import type { Page } from 'playwright'
import { codeOf } from '../../stage/embeds/code-of.ts'
import { isWebAddress, players, shownAddress } from '../../stage/embeds/reader-address.ts'
import { findEmbeds, replaceEmbeds } from './in-page/posters.ts'

/**
 * Puts a poster in the place of every frame, film and post of another host: its title, its address, and a code that a
 * phone reads. What the deck includes stays: paper shows a film's frame, and a frame's page.
 *
 * @param page a settled print page
 */
export async function placePosters(page: Page): Promise<void> {
  const embeds = await page.evaluate(findEmbeds, players)
  if (embeds.length > 0) {
    await page.evaluate(replaceEmbeds, embeds.map((embed) => {
      const isWeb = isWebAddress(embed.address)
      return { ...embed, isWeb, shown: shownAddress(embed.address), code: isWeb ? codeOf(embed.address) : '' }
    }))
  }
}
