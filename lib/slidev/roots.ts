import type { Deck } from '../project/deck.ts'
import { existsSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { object, optional, unknown } from 'valibot'
import { readJson } from '../project/json.ts'
import { isFolder } from '../project/paths.ts'
import { root } from '../project/root.ts'
import { ourTheme, themeFor } from './theme.ts'

/** What a deck's folders are looked up from. */
export type Rooted = Pick<Deck, 'folder' | 'headmatter'>

/**
 * The folders that a deck's layouts, components, styles and setups come from, by Slidev's rules (`resolver.ts` and
 * `addons.ts` of @slidev/cli): its theme, addons with those that they name in turn, the deck's own. Of two with the
 * same layout the later wins. What cannot be found is left out; Slidev says so.
 */
export function deckRoots(deck: Rooted): string[] {
  return lookForRoots(deck).found
}

/** A theme or addon that is named and is nowhere: Slidev stops there, and nobody can say what it would have brought. */
export interface MissingRoot {
  type: 'theme' | 'addon'
  name: string
}

/** Those of a deck, and of its addons in turn. */
export function missingRoots(deck: Rooted): MissingRoot[] {
  return lookForRoots(deck).missing
}

function lookForRoots({ folder, headmatter }: Rooted): { found: string[], missing: MissingRoot[] } {
  const found: string[] = []
  const missing: MissingRoot[] = []
  const add = (path: string | undefined): boolean => {
    if (path === undefined || found.includes(path) || !isFolder(path))
      return false
    found.push(path)
    return true
  }
  const look = (type: MissingRoot['type'], name: unknown, importer: string): string | undefined => {
    const path = rootPaths(type, name, importer, folder)[0]
    if (typeof name === 'string' && !['', 'none'].includes(name) && (path === undefined || !isFolder(path)))
      missing.push({ type, name })
    return path
  }
  const theme = themeFor(headmatter.theme, folder) ?? (headmatter.theme === undefined ? 'default' : headmatter.theme)
  // Slidev resolves a theme from the entry's path, and an addon from a folder's, whose "beside" is one level up.
  add(look('theme', theme, join(folder, 'slides.md')))
  const addAddons = (names: unknown[], importer: string): void => {
    // We are there already, whatever the project has.
    for (const name of names.filter(name => name !== 'lectern')) {
      const path = look('addon', name, importer)
      if (add(path))
        addAddons(addonsOf(path!), path!)
    }
  }
  add(root)
  addAddons([...list(headmatter.addons), ...addonsOf(packageFolder(folder) ?? folder)], folder)
  add(folder)
  return { found, missing }
}

/**
 * Folders that a name may mean, the likeliest first: `./theme`, `@/theme`, `/theme`, `seriph`, `@scope/slidev-theme-x`.
 *
 * @param importer absolute path that relative names are seen beside
 */
export function rootPaths(type: 'theme' | 'addon', name: unknown, importer: string, deckFolder: string): string[] {
  if (typeof name !== 'string' || name === 'none' || name === '')
    return []
  if (name.startsWith('/'))
    return [name]
  if (name.startsWith('@/'))
    return [resolve(deckFolder, name.slice(2))]
  if (name.startsWith('.') || (!name.startsWith('@') && name.includes('/')))
    return [resolve(dirname(importer), name), resolve(importer, name)].filter(isFolder)
  const names = name.startsWith('@') ? [name] : [`@slidev/${type}-${name}`, `slidev-${type}-${name}`, name]
  return names.flatMap(each => packagePath(each, importer) ?? packagePath(each, root) ?? [])
}

/** Folder of an installed package, as seen from a place on the disk; a workspace's own is where it really lies. */
function packagePath(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name)
    if (existsSync(join(path, 'package.json')))
      return realpathSync(path)
    if (folder === dirname(folder))
      return undefined
  }
}

/** The nearest folder at or above one that has a package.json: whose addons Slidev adds. */
export function packageFolder(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json')))
      return at
    if (at === dirname(at))
      return undefined
  }
}

/** Addons that a package names in its package.json. */
export function addonsOf(folder: string): unknown[] {
  try {
    return list(readJson(object({ slidev: optional(object({ addons: unknown() })) }), join(folder, 'package.json')).slidev?.addons)
  }
  catch {
    // Slidev says what is wrong with it.
    return []
  }
}

/** True where a deck's folders are those that Lectern itself brings and its own. */
export function isOurs(path: string): boolean {
  return path === root || path === ourTheme
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value as unknown[] : []
}
