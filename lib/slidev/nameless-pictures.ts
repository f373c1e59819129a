import type { Plugin } from 'vite'
import { readFileSync } from 'node:fs'
import { dirname, extname, resolve } from 'node:path'
import { isFile } from '../project/paths.ts'
import { copiesFolder, copyPath, integrityOf, keepCopy } from '../project/remote/copies.ts'
import { sniff } from '../project/remote/sniff.ts'

/** How the bytes of a picture's file say that its name should end; undefined for what is no picture. */
export function pictureEnding(file: string): string | undefined {
  const kind = isFile(file) ? sniff(readFileSync(file)) : undefined
  return kind?.kind === 'picture' ? kind.ending : undefined
}

/**
 * Shows pictures whose files have names without an ending, as Marp and browsers do: Vite would read such a file as a
 * program. What a slide imports is a copy with the ending that belongs to it.
 */
export function namelessPictures(): Plugin {
  return {
    name: 'lectern:nameless-pictures',
    enforce: 'pre',
    config: () => ({ server: { fs: { allow: [copiesFolder] } } }),
    async resolveId(source, importer) {
      const from = importer?.replace(/\?.*$/s, '')
      if (!from || !/\.(?:md|vue)$/.test(from) || !/^\.{1,2}\//.test(source) || extname(source) !== '')
        return undefined
      const file = resolve(dirname(from), source)
      const ending = pictureEnding(file)
      if (ending === undefined)
        return undefined
      const bytes = readFileSync(file)
      const copy = copyPath({ integrity: integrityOf(bytes), ending })
      await keepCopy(copy, bytes)
      return copy
    },
  }
}
