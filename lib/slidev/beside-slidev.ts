import module, { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/** `vite`, `@slidev/types`: what is looked for in `node_modules`. */
const bare = /^(?:@[\w.-]+\/)?[\w-][\w.-]*(?:\/.*)?$/
/** Programs of Slidev that this process looks beside. */
const looking = new Set<string>()

/**
 * Lets the set-up of a deck or theme (`setup/shiki.ts`, `uno.config.ts`, `vite.config.ts`) import what Slidev brings,
 * `@slidev/types` or `unocss`, where the folder has no such package: one that is not installed, or whose package manager
 * keeps what its dependencies bring out of reach. `anywhere.ts` does so for what is in the page.
 *
 * @param bin absolute path of Slidev's program
 */
export function lookBesideSlidev(bin: string): void {
  if (looking.has(bin))
    return
  looking.add(bin)
  const slidev = pathToFileURL(bin).href
  const require = createRequire(bin)
  // Node has such hooks from 22.15 on, for all that Slidev uses from 24 on; without, what is missing stays missing.
  module.registerHooks?.({
    resolve(name, context, next) {
      try {
        return next(name, context)
      }
      catch (error) {
        // Who asks for a manifest asks whether the package is there.
        if (!bare.test(name) || name.endsWith('/package.json') || context.parentURL === undefined || context.parentURL === slidev)
          throw error
        try {
          // `require` looks from where it was called, whatever a hook says.
          return context.conditions.includes('import')
            ? next(name, { ...context, parentURL: slidev })
            : { url: pathToFileURL(require.resolve(name)).href, shortCircuit: true }
        }
        catch {
          throw error
        }
      }
    },
  })
}
