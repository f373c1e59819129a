import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unocss } from './contract.ts'

/** UnoCSS's own, as far as it is used here. */
interface Styles {
  ready: Promise<unknown>
  /** Words of all modules that were read so far. */
  tokens: Set<string>
  /** What has to be read before styles are made. */
  tasks: Promise<unknown>[]
  /** Reads a module. */
  extract: (code: string, id: string) => Promise<void>
  uno: {
    /** Adds the words of a text to a set. */
    applyExtractors: (code: string, id: string | undefined, words: Set<string>) => Promise<Set<string>>
    /** @returns nothing for a word that no rule is for */
    parseToken: (word: string) => Promise<unknown>
  }
}

/**
 * Makes the styles of a live talk once, as it opens. UnoCSS has all open pages fetch them anew for each module that brings
 * another word, a dozen times as the modules come one by one: here it knows of Slidev's own, of layouts, components and
 * slides from the start, and takes none but words that name classes. It looks them up one by one: of icons that it looks
 * up at once, each parses the whole set.
 */
export function classWords({ clientRoot, roots, data }: Pick<ResolvedSlidevOptions, 'clientRoot' | 'roots' | 'data'>): Plugin {
  return {
    name: 'lectern:class-words',
    apply: 'serve',
    async configureServer({ config }) {
      const styles = (config.plugins.find(({ name }) => name === unocss.plugin)?.api as { getContext: () => Styles } | undefined)?.getContext()
      if (!styles)
        return
      await styles.ready
      takeClassesOnly(styles)
      const files = [join(clientRoot, '{*,*/*}.vue'), ...roots.map(root => join(root, '{*,{components,layouts}/**/*}.vue'))].flatMap(pattern => globSync(pattern))
      styles.tasks.push(
        ...files.map(file => styles.extract(readFileSync(file, 'utf8'), file)),
        ...data.slides.map(({ source, content }) => styles.extract(content, source.filepath)),
      )
    },
  }
}

function takeClassesOnly({ tokens, uno }: Styles): void {
  const extract = uno.applyExtractors.bind(uno)
  let last: Promise<unknown> = Promise.resolve()
  uno.applyExtractors = async (code, id, words) => {
    if (words !== tokens)
      return extract(code, id, words)
    const found = await extract(code, id, new Set())
    const taking = last.then(async () => {
      for (const word of found) {
        // What cannot be read, UnoCSS itself tells.
        if (!words.has(word) && await uno.parseToken(word).catch(() => true))
          words.add(word)
      }
    })
    last = taking
    await taking
    return words
  }
}
