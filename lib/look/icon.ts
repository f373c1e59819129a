import { mark } from './mark.ts'

/** The site's mark as an address that needs no file, for pages that may stand anywhere. */
export const iconAddress: string = `data:image/svg+xml,${encodeURIComponent(mark())}`
