import type { Plugin } from 'vite'
import { modules, patches } from './contract.ts'
import { replaced } from './replaced.ts'

/** Puts right the faults in Slidev's client. An update that changes such a place fails the build rather than dropping the patch. */
export function patchClient(): Plugin {
  return {
    name: 'lectern:patch-client',
    enforce: 'pre',
    transform: {
      filter: { id: modules.client },
      handler(code, id) {
        const path = id.replace(/\?[vt]=[^&]*$/, '').replaceAll('\\', '/')
        const own = patches.filter(({ file }) => path.endsWith(`@slidev/client/${file}`))
        return own.length === 0
          ? undefined
          : own.flatMap(({ file, changes }) => changes.map(change => ({ file, ...change })))
              .reduce((text, { file, from, to }) => replaced(text, from, () => to, file), code)
      },
    },
  }
}
