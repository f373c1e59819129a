import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isFolder } from './paths.ts'

/**
 * The folder that holds `snippets/`: the deck's own, or the nearest one above it, as far as its project reaches.
 *
 * @param deckFolder absolute path
 * @returns the deck's folder where there is none
 */
export function snippetRoot(deckFolder: string): string {
  for (let folder = deckFolder; ; folder = dirname(folder)) {
    if (isFolder(join(folder, 'snippets')))
      return folder
    if (dirname(folder) === folder || ['package.json', '.git'].some(name => existsSync(join(folder, name))))
      return deckFolder
  }
}
