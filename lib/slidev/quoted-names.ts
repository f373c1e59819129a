import type { Plugin } from 'vite'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import { vuePlugin } from './contract.ts'

/** As far as it is used here, `vue/compiler-sfc`. */
interface Compiler {
  compileScript: (descriptor: { filename: string }, options: unknown) => unknown
}

/**
 * Lets a deck's file have an apostrophe in its name (`L'été.md`): Vue's compiler writes the name of a slide's file
 * between single quotes as it is, and the slide would be no JavaScript.
 *
 * @param clientRoot absolute path of Slidev's client, beside which Vue is
 */
export function quotedNames(clientRoot: string): Plugin {
  return {
    name: 'lectern:quoted-names',
    configResolved({ plugins }) {
      const vue = plugins.find(({ name }) => name === vuePlugin)?.api as { options: { compiler?: Compiler | null } } | undefined
      if (!vue)
        return
      const compiler = vue.options.compiler ?? createRequire(`${clientRoot}/`)('vue/compiler-sfc') as Compiler
      vue.options = {
        ...vue.options,
        compiler: {
          ...compiler,
          compileScript: (descriptor, options) => compiler.compileScript({ ...descriptor, filename: withoutQuotes(descriptor.filename) }, options),
        },
      }
    },
  }
}

function withoutQuotes(path: string): string {
  const name = basename(path)
  return path.slice(0, path.length - name.length) + name.replaceAll('\'', '’')
}
