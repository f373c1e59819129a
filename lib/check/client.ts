import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join } from 'node:path'
import { root } from '../root.ts'
import { ourTheme } from '../slidev/theme.ts'

const client = dirname(createRequire(import.meta.url).resolve('@slidev/client/package.json'))

function names(folder: string, endings: string[]): string[] {
  if (!existsSync(folder))
    return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => endings.includes(extname(file)) && !file.includes('.test.'))
    .map(file => basename(file, extname(file)))
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

/** Names of the layouts that a deck's slides can use, Slidev's included. */
export function layoutNames(deckFolder: string): Set<string> {
  return new Set([client, ourTheme, deckFolder].flatMap(folder => names(join(folder, 'layouts'), ['.vue', '.ts'])))
}

/** `v-click` => `VClick` */
export function pascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase())
}
