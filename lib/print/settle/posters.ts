import type { Page } from 'playwright'
import { renderSVG } from 'uqr'
import { findEmbeds, replaceEmbeds } from './in-page/posters.ts'

/** A QR code of this many letters still scans from a slide. */
const longest = 300

/**
 * Puts a poster in the place of every frame, film and post of another host: its title, its address, and a code that a
 * phone reads. What the deck includes stays: paper shows a film's frame, and a frame's page.
 *
 * @param page a settled print page
 */
export async function placePosters(page: Page): Promise<void> {
  const embeds = await page.evaluate(findEmbeds)
  if (embeds.length > 0)
    await page.evaluate(replaceEmbeds, embeds.map(embed => ({ ...embed, code: embed.address.length > longest ? '' : codeOf(embed.address) })))
}

/** A drawing that says what it is. */
export function codeOf(address: string): string {
  return renderSVG(address, { ecc: 'M', border: 0, whiteColor: '#ffffff', blackColor: '#000000' })
}
