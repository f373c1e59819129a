import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join } from 'node:path'
import { root } from '../project/root.ts'
import { ourTheme } from '../slidev/theme.ts'

const client = dirname(createRequire(import.meta.url).resolve('@slidev/client/package.json'))

function files(folder: string, endings: string[]): string[] {
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => endings.includes(extname(file)) && !file.includes('.test.'))
    : []
}

function names(folder: string, endings: string[]): string[] {
  return files(folder, endings).map(file => basename(file, extname(file)))
}

/** Names of the components that a deck's slides can use, Slidev's included, as PascalCase. */
export function componentNames(deckFolder: string): Set<string> {
  const endings = [
    '.vue',
    '.ts',
    '.md',
    '.js',
    '.tsx',
    '.jsx',
  ]
  return new Set([
    ...names(join(client, 'builtin'), endings),
    ...names(join(root, 'components'), endings),
    ...names(join(ourTheme, 'components'), endings),
    ...names(join(deckFolder, 'components'), endings),
    // Vue's own, and what vue-router registers.
    ...[
      'Transition',
      'TransitionGroup',
      'KeepAlive',
      'Teleport',
      'Suspense',
      'Component',
      'RouterLink',
      'RouterView',
    ],
  ].map(pascalCase))
}

/** Paths of the layouts that a deck's slides can use by name, Slidev's included; of two the deck's own wins. */
export function layoutFiles(deckFolder: string): Map<string, string> {
  return new Map([client, ourTheme, deckFolder].flatMap((folder) => {
    const layouts = join(folder, 'layouts')
    return files(layouts, ['.vue', '.ts', '.mts', '.js', '.mjs']).map((file): [string, string] => [basename(file, extname(file)), join(layouts, file)])
  }))
}

/** Names of the same. */
export function layoutNames(deckFolder: string): Set<string> {
  return new Set(layoutFiles(deckFolder).keys())
}

/** `v-click` => `VClick` */
export function pascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase())
}
