import { mark } from './mark.ts'

/** The site's mark, or that of a deck with a brand of its own, as an address that needs no file, for pages that may stand anywhere. */
export function iconAddress(themeConfig?: unknown): string {
  return `data:image/svg+xml,${encodeURIComponent(mark(themeConfig))}`
}
