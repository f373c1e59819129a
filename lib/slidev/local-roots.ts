import type { Deck } from '../project/deck.ts'
import { readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { root } from '../project/root.ts'

/** What Slidev takes from the folder of an addon, a theme or a deck by its name alone; the rest comes by imports. */
export const rootSources = [
  '{components,layouts,styles,setup,public,snippets}/**/*',
  '*.{vue,css,html,ts,mts,js,mjs}',
  'package.json',
  '.env*',
]

/**
 * Folders on this disk that a deck's headmatter names as addons or as its theme, with the addons that these name in
 * turn. Packages are left out, as is Lectern itself.
 */
export function localRoots({ folder, headmatter }: Pick<Deck, 'folder' | 'headmatter'>): string[] {
  const found = new Set<string>()
  const add = (name: unknown, from: string): void => {
    // Slidev looks for "./x" beside a theme's deck and beside the folder of an addon's deck.
    for (const path of [from, dirname(from)].map(base => pathOf(name, base, folder))) {
      if (path === undefined || path === root || found.has(path) || path.split(sep).includes('node_modules') || !isFolder(path))
        continue
      found.add(path)
      for (const addon of addonsOf(path))
        add(addon, path)
    }
  }
  for (const name of [headmatter.theme, ...list(headmatter.addons), ...addonsOf(folder)])
    add(name, folder)
  return [...found].sort((one, other) => relative(folder, one) < relative(folder, other) ? -1 : 1)
}

/** Slidev's rule for what is a path and not a package; undefined for a package. */
function pathOf(name: unknown, base: string, deckFolder: string): string | undefined {
  if (typeof name !== 'string')
    return undefined
  if (name.startsWith('@/'))
    return resolve(deckFolder, name.slice(2))
  return name.startsWith('/') || name.startsWith('.') || (name.includes('/') && !name.startsWith('@'))
    ? resolve(base, name)
    : undefined
}

function addonsOf(folder: string): unknown[] {
  try {
    const value = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { slidev?: { addons?: unknown } } | null
    return list(value?.slidev?.addons)
  }
  catch {
    // Slidev says what is wrong with it.
    return []
  }
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value as unknown[] : []
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
