import type { Rooted } from './roots.ts'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join } from 'node:path'
import { textsBelow } from '../project/texts-below.ts'
import { places } from './contract.ts'
import { deckRoots, isOurs, missingRoots } from './roots.ts'

const client = dirname(createRequire(import.meta.url).resolve('@slidev/client/package.json'))

function files(folder: string, endings: string[]): string[] {
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => endings.includes(extname(file)) && !file.includes('.test.'))
    : []
}

/** `CodeBox.vue` => `CodeBox`, `CodeBox/index.vue` => `CodeBox` */
function componentName(file: string): string {
  const name = basename(file, extname(file))
  return name === 'index' ? basename(dirname(file)) : name
}

/** What a deck's slides can use as a tag. */
export interface Components {
  /** As PascalCase, Slidev's and Vue's own included. */
  names: Set<string>
  /** False where a setup of the deck's, its theme's or an addon's registers components that only a run could name. */
  complete: boolean
}

/** Where components come from besides folders of that name, and what there gives tags names that only a run could tell. */
const registering: [pattern: string, opaque: RegExp][] = [
  // A plug-in of Vue's, a name that is computed.
  ['setup/main.{ts,mts,js,mjs}', /\.use\(|\.component\(\s*[^"'`\s]/],
  // Other folders, rules for tags.
  ['{setup/vite-plugins,vite.config}.{ts,mts,js,mjs}', /\bcomponents\s*:|isCustomElement|\bresolvers\b/],
]
const literal = /\.component\(\s*(["'`])([\w-]+)\1/g
const comment = /\/\*[\s\S]*?\*\/|(?<![^\s;,{}()])\/\/.*/g

/** The components that a deck's slides can use. */
export function componentsOf(deck: Rooted): Components {
  const endings = ['.vue', '.ts', '.md', '.js', '.tsx', '.jsx']
  const roots = deckRoots(deck)
  const setups = roots.filter(root => !isOurs(root)).flatMap(root => registering.flatMap(([pattern, opaque]) =>
    textsBelow(root, pattern, new Set()).map(text => ({ source: text.replace(comment, ''), opaque }))))
  const names = new Set([
    ...[join(client, places.builtin), ...roots.map(root => join(root, 'components'))].flatMap(folder => files(folder, endings)).map(componentName),
    ...setups.flatMap(({ source }) => [...source.matchAll(literal)].map(([, , name]) => name!)),
    // Vue's own, and what vue-router registers.
    ...['Transition', 'TransitionGroup', 'KeepAlive', 'Teleport', 'Suspense', 'Component', 'RouterLink', 'RouterView'],
  ].map(pascalCase))
  return { names, complete: !setups.some(({ source, opaque }) => opaque.test(source)) }
}

/** Paths of the layouts that a deck's slides can use by name, Slidev's included; of two the deck's own wins. */
export function layoutFiles(deck: Rooted): Map<string, string> {
  return new Map([client, ...deckRoots(deck)].flatMap((folder) => {
    const layouts = join(folder, places.layouts)
    return files(layouts, ['.vue', '.ts', '.mts', '.js', '.mjs']).map((file): [string, string] => [basename(file).replace(/\.\w+$/, ''), join(layouts, file)])
  }))
}

/** Names of the same. */
export function layoutNames(deck: Rooted): Set<string> {
  return new Set(layoutFiles(deck).keys())
}

/**
 * True where a deck, its theme or an addon changes the Markdown before Slidev reads it, or one that is not there may: what
 * is written may mean something that only a run could tell.
 */
export function hasOwnSyntax(deck: Rooted): boolean {
  return missingRoots(deck).length > 0 || deckRoots(deck).filter(root => !isOurs(root)).some(root =>
    globSync('setup/{transformers,preparser}.{ts,mts,js,mjs}', { cwd: root }).length > 0)
}

/** The same, and where one teaches Slidev's Markdown more than it knows. */
export function hasOwnMarkdown(deck: Rooted): boolean {
  return hasOwnSyntax(deck) || deckRoots(deck).filter(root => !isOurs(root)).some(root =>
    textsBelow(root, '{setup/vite-plugins,vite.config}.{ts,mts,js,mjs}', new Set()).some(text => /\bmarkdown(?:It)?(?:Setup|Uses|Options)?\s*[(:]/.test(text.replace(comment, ''))))
}

/** `v-click` => `VClick` */
export function pascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase())
}

/** Names of transitions: those that Slidev's styles have, and those that need no style. */
export function transitionNames(): string[] {
  const styles = readFileSync(join(client, 'styles/transitions.css'), 'utf8')
  return [...new Set([...styles.matchAll(/\.([\w-]+?)-(?:enter|leave)/g)].map(([, name = '']) => name)), 'view-transition', 'none']
}
