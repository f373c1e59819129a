import type { Plugin } from 'vite'
import { join } from 'node:path'
import { root } from '../project/root.ts'

/** How Slidev's client asks for its base path. */
const baseUrl = /import\.meta\.env\.BASE_URL/g
const deckBase = join(root, 'lib/slidev/client/deck-base.ts')

/**
 * Lets one built deck play under any base path: what Vite would bake in as the base is read at run time
 * instead (`lib/slidev/client/deck-base.ts`). Only for builds; the dev server keeps Vite's own.
 */
export function runtimeBase(): Plugin {
  return {
    name: 'lectern:runtime-base',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /@slidev[\\/]client/, code: baseUrl },
      handler: code => `import { deckBase as lecternDeckBase } from ${JSON.stringify(deckBase)}\n${code.replace(baseUrl, 'lecternDeckBase')}`,
    },
    transformIndexHtml: {
      order: 'pre',
      handler: html => html.replace('<head>', '<head>\n<meta name="lectern-base" content="./">'),
    },
  }
}
