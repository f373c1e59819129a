import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The site's mark as an address that needs no file, for pages that may stand anywhere. */
export const iconAddress: string = `data:image/svg+xml,${encodeURIComponent(readFileSync(join(import.meta.dirname, 'icon.svg'), 'utf8').trim())}`
