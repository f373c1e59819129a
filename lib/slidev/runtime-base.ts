import type { Plugin } from 'vite'
import { join } from 'node:path'
import { root } from '../project/root.ts'
import { generated } from './contract.ts'
import { replaced } from './replaced.ts'

/** How Slidev's client, and with it themes, addons and authors, ask for the base path. */
const baseUrl = /import\.meta\.env\.BASE_URL/g
/** The scripts of a component, and of a slide once its Markdown is one. */
const script = /(<script\b[^>]*>)(.*?)(<\/script>)/gs
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
      filter: { id: { exclude: /\.(?:css|html)(?:\?|$)/ }, code: baseUrl },
      handler: (code, id) => id.endsWith('.vue') || (id.endsWith('.md') && code.startsWith('<'))
        ? code.replace(script, (all, open: string, body: string, close: string) => body.search(baseUrl) >= 0 ? `${open}\n${readsDeckBase(body)}${close}` : all)
        : id.endsWith('.md') ? undefined : readsDeckBase(code),
    },
    transformIndexHtml: {
      order: 'pre',
      handler: html => replaced(html, generated.head, head => `${head}\n<meta name="lectern-base" content="./">`, 'the page'),
    },
  }
}

/** Code that reads the base at run time. */
export function readsDeckBase(code: string): string {
  return `import { deckBase as lecternDeckBase } from ${JSON.stringify(deckBase)}\n${code.replaceAll(baseUrl, 'lecternDeckBase')}`
}
