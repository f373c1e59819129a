import type { InferOutput } from 'valibot'
import type { Plugin } from 'vite'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { array, boolean, object, optional, string } from 'valibot'
import { parseJson } from '../project/json.ts'
import { generated, modules } from './contract.ts'

/** As Vite has them. */
const globOptions = object({
  eager: boolean(),
  /** A name to take of each module; all of it when left out. */
  import: optional(string()),
})
type GlobOptions = InferOutput<typeof globOptions>

/**
 * Answers Slidev's questions for files with fixed names (`setup/main.ts`, `slide-top.vue`, `style.css`) by looking for these names. Vite answers each by a walk
 * through the whole project, `node_modules` and all. Builds only: a server must also see files that come later.
 */
export function findFiles(): Plugin {
  return {
    name: 'lectern:find-files',
    apply: 'build',
    load: {
      order: 'pre',
      filter: { id: modules.fileQuestion },
      async handler(id) {
        const read = (): RegExpExecArray | null => generated.fileQuestion.exec(readFileSync(id, 'utf8'))
        let question = read()
        // Another build of the deck writes the same file when it starts.
        for (let look = 0; !question && look < 40; look++) {
          await new Promise(resolve => setTimeout(resolve, 50))
          question = read()
        }
        const [, patterns, options] = question ?? []
        if (patterns === undefined || options === undefined)
          this.error('Slidev asks for a project\'s files in another way; lib/slidev/contract.ts says what it is for')
        return answer(dirname(id), parseJson(array(string()), patterns, id), parseJson(globOptions, options, id))
      },
    },
  }
}

/**
 * The module that Vite would make of `import.meta.glob`, for patterns whose folders are named.
 *
 * @param folder absolute path that the patterns are relative to
 * @returns undefined where Vite has to answer
 */
export function answer(folder: string, patterns: string[], { eager, import: name }: GlobOptions): string | undefined {
  if (!eager || (name ?? 'default') !== 'default' || patterns.some(pattern => pattern.includes('*') || pattern.startsWith('!')))
    return undefined
  const files = patterns.flatMap((pattern) => {
    const above = pattern.slice(0, pattern.lastIndexOf('/') + 1)
    return globSync(pattern.slice(above.length), { cwd: join(folder, above) }).map(file => above + file)
  }).sort()
  return [
    ...files.map((file, index) => `import ${name ? '' : '* as '}file${index} from ${JSON.stringify(file)}`),
    `export default {${files.map((file, index) => `${JSON.stringify(file)}: file${index}`).join(', ')}}`,
  ].join('\n')
}
