import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import type { SlidevSession } from '../project/session.ts'
import { Buffer } from 'node:buffer'
import { join } from 'node:path'
import { hashOf } from '../project/kept/seal.ts'
import { manyFiles } from './contract.ts'
import { ownSlidev, slidevFor } from './installation.ts'

/** `vue`, `@vueuse/core`: what is looked for in `node_modules`. */
const bare = /^(?:@[\w.-]+\/)?[\w-][\w.-]*(?:\/.*)?$/

/**
 * Lets a deck play in a folder where nothing is installed: Vite's dependency cache lies with ours instead of in the
 * installation, and a package that the folder lacks is taken from beside Slidev's client.
 */
export function anywhere({ cache }: Pick<SlidevSession, 'cache'>, { clientRoot, mode, userRoot }: Pick<ResolvedSlidevOptions, 'clientRoot' | 'mode' | 'userRoot'>): Plugin {
  return {
    name: 'lectern:anywhere',
    config: () => ({
      // Vite makes its cache again for another folder or mode: one for all would be made at each turn between two decks.
      cacheDir: join(cache, 'vite', `${mode}-${hashOf(Buffer.from(userRoot)).slice(0, 8)}`),
      optimizeDeps: {
        // What only a poster needs is found when one is shown: prepared then, it would load the whole page again.
        exclude: ['uqr'],
        // One file each instead of dozens. Vite finds them only through the Slidev of the deck's own folder.
        include: ownSlidev(userRoot)?.bin === slidevFor(userRoot).bin ? manyFiles : [],
      },
    }),
    resolveId: {
      order: 'post',
      filter: { id: bare },
      handler(source, importer, options) {
        return importer === undefined || importer.startsWith(clientRoot)
          ? undefined
          : this.resolve(source, join(clientRoot, 'index.ts'), { ...options, skipSelf: true })
      },
    },
  }
}
