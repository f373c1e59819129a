import type { Plugin } from 'vite'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The brand's two circles, legible at 16 pixels on light and dark tabs. */
const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="11.5" cy="16" r="9.5" fill="#0b5cad"/><circle cx="20.5" cy="16" r="9.5" fill="#e08a3c"/><path d="M16 7.6a9.5 9.5 0 0 1 0 16.8a9.5 9.5 0 0 1 0-16.8z" fill="#fdfcf9"/></svg>`

const iconLink = /<link [^>]*rel="icon"[^>]*>/
const address = /\bhref="([^"]*)"/

/**
 * Puts the mark into the page itself: Slidev's default icon is fetched from another host, and a path would break
 * under `./` on deep links. A deck's own icon stays when its file is in the deck's `public/`.
 */
export function favicon(): Plugin {
  let publicDir = ''
  return {
    name: 'lectern:favicon',
    configResolved: (config) => {
      publicDir = config.publicDir
    },
    transformIndexHtml: {
      order: 'post',
      handler: html => html.replace(iconLink, (link) => {
        const href = address.exec(link)?.[1] ?? ''
        return existsSync(join(publicDir, href.replace(/^(?:\.?\/)+/, ''))) && !/^https?:/.test(href)
          ? link
          : `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(mark)}">`
      }),
    },
  }
}
