import { deckPalettes } from './brand.ts'

/**
 * The brand's two circles as SVG, legible at 16 pixels on light and dark tabs.
 *
 * @param themeConfig of a deck with a brand of its own
 */
export function mark(themeConfig?: unknown): string {
  const { light } = deckPalettes(themeConfig)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="11.5" cy="16" r="9.5" fill="${light.first}"/><circle cx="20.5" cy="16" r="9.5" fill="${light.second}"/><path d="M16 7.6a9.5 9.5 0 0 1 0 16.8a9.5 9.5 0 0 1 0-16.8z" fill="${light.paper}"/></svg>`
}
