import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { iconAddress } from '../look/icon.ts'
import { generated } from './contract.ts'
import { replaced } from './replaced.ts'
import { hasOurLook } from './theme.ts'

const address = /\bhref="([^"]*)"/

/**
 * Puts the mark into the page itself: Slidev's default icon is fetched from another host, and a path would break
 * under `./` on deep links. A deck's own icon stays when its file is in the deck's `public/`. The live server sends
 * the page past Vite's hooks, so it is changed where Slidev keeps it.
 */
export function favicon({ data, themeRoots, utils }: Pick<ResolvedSlidevOptions, 'data' | 'themeRoots'> & { utils: Pick<ResolvedSlidevOptions['utils'], 'indexHtml'> }): Plugin {
  return {
    name: 'lectern:favicon',
    configResolved({ publicDir }) {
      if (data.config.favicon) {
        utils.indexHtml = replaced(utils.indexHtml, generated.iconLink, (link) => {
          const href = address.exec(link!)?.[1] ?? ''
          return !/^https?:/.test(href) && existsSync(join(publicDir, href.replace(/^(?:\.?\/)+/, '')))
            ? link!
            : `<link rel="icon" href="${iconAddress(hasOurLook(themeRoots) ? data.headmatter.themeConfig : undefined)}">`
        }, 'the page')
      }
    },
  }
}
