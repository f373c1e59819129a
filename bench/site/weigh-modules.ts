import type { Plugin } from 'vite'
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/** Bytes of each module's code, compressed alone, by the chunk it was put in. */
export type Weights = Record<string, Record<string, number>>

/** A Vite plug-in that only looks: writes what each chunk of a build is made of. */
export function weighModules(output: string): Plugin {
  return {
    name: 'bench:weigh-modules',
    enforce: 'post',
    generateBundle(_, bundle) {
      const weights: Weights = {}
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk')
          weights[chunk.fileName] = Object.fromEntries(Object.entries(chunk.modules).map(([id, { code }]) => [id, gzipSync(code ?? '').length]))
      }
      writeFileSync(output, JSON.stringify(weights))
    },
  }
}

/** A Vite configuration for a deck's folder that writes what its chunks are made of. */
export function weighingConfig(output: string): string {
  return `import { weighModules } from ${JSON.stringify(import.meta.filename)}\nexport default { plugins: [weighModules(${JSON.stringify(output)})] }\n`
}
