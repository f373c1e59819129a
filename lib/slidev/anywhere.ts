import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import type { SlidevSession } from '../project/session.ts'
import { join } from 'node:path'

/** `vue`, `@vueuse/core`: what is looked for in `node_modules`. */
const bare = /^(?:@[\w.-]+\/)?[\w-][\w.-]*(?:\/.*)?$/

/**
 * Lets a deck play in a folder where nothing is installed: Vite's dependency cache lies with ours instead of in the
 * installation, and a package that the folder lacks is taken from beside Slidev's client.
 */
export function anywhere({ cache }: Pick<SlidevSession, 'cache'>, { clientRoot, mode }: Pick<ResolvedSlidevOptions, 'clientRoot' | 'mode'>): Plugin {
  return {
    name: 'lectern:anywhere',
    // Dev and build make different caches of the same packages: one for both would be made again at each turn.
    config: () => ({ cacheDir: join(cache, 'vite', mode) }),
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
