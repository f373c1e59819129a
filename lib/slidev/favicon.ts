import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { mark } from '../look/mark.ts'
import { generated } from './contract.ts'
import { replaced } from './replaced.ts'

const address = /\bhref="([^"]*)"/

/**
 * Puts the mark into the page itself: Slidev's default icon is fetched from another host, and a path would break
 * under `./` on deep links. A deck's own icon stays when its file is in the deck's `public/`.
 */
export function favicon({ data }: Pick<ResolvedSlidevOptions, 'data'>): Plugin {
  let publicDir = ''
  return {
    name: 'lectern:favicon',
    configResolved: (config) => {
      publicDir = config.publicDir
    },
    transformIndexHtml: {
      order: 'post',
      // The live server also serves pages that are not Slidev's.
      handler: html => data.config.favicon && html.includes(generated.page)
        ? replaced(html, generated.iconLink, (link) => {
            const href = address.exec(link!)?.[1] ?? ''
            return existsSync(join(publicDir, href.replace(/^(?:\.?\/)+/, ''))) && !/^https?:/.test(href)
              ? link!
              : `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(mark())}">`
          }, 'the page')
        : html,
    },
  }
}
