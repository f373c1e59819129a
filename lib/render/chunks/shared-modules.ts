import { existsSync, globSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { root } from '../../root.ts'

const require = createRequire(import.meta.url)

/** Folder of Slidev's client sources. */
export const clientRoot: string = dirname(createRequire(require.resolve('@slidev/cli/package.json')).resolve('@slidev/client/package.json'))

/** The seams' folder: what stands in for Slidev's virtual modules in the shared client. */
export const seams: string = join(import.meta.dirname, 'seams')

/**
 * Modules that live in the client's first chunk and hold state, so a deck must use the client's copy and
 * never bring its own. Pure re-exports (`index.ts`, `state/index.ts`) are left out: a deck compiles those away.
 */
export function coreModules(): string[] {
  const own = [
    'global.vue',
    'global-top.vue',
    'global-bottom.vue',
    'slide-top.vue',
    'slide-bottom.vue',
    'setup/main.ts',
    'setup/root.ts',
    'setup/routes.ts',
    'setup/shortcuts.ts',
    'setup/context-menu.ts',
  ].map(file => join(root, file)).filter(existsSync)
  const client = [
    'constants.ts',
    'context.ts',
    'env.ts',
    'layoutHelper.ts',
    'utils.ts',
    'composables/useClicks.ts',
    'composables/useDarkMode.ts',
    'composables/useDrawings.ts',
    'composables/useNav.ts',
    'composables/useTocTree.ts',
    'logic/dark.ts',
    'logic/route.ts',
    'logic/slides.ts',
    'logic/utils.ts',
    'modules/v-click.ts',
    'state/drawings.ts',
    'state/shared.ts',
    'state/storage.ts',
    'state/syncState.ts',
    'internals/SlideLoading.vue',
    'layouts/error.vue',
  ].map(file => join(clientRoot, file))
  return [
    ...client,
    join(root, 'lib/page/deck-base.ts'),
    ...own,
  ]
}

/** Slidev's own components that many decks use; a deck that uses another carries it itself. */
const commonBuiltins = [
  'CodeBlockWrapper.vue',
  'CodeGroup.vue',
  'LightOrDark.vue',
  'Link.vue',
  'RenderWhen.vue',
  'SlideCurrentNo.vue',
  'SlidesTotal.vue',
  'Toc.vue',
  'TocList.vue',
  'VAfter.ts',
  'VClick.ts',
  'VClickGap.vue',
  'VClicks.ts',
  'VSwitch.ts',
]

/** Modules that each get a chunk of their own, loaded by the slides which use them. */
export function partModules(): string[] {
  return [
    ...globSync('components/**/*.{vue,ts}', { cwd: root }).map(file => join(root, file)),
    ...globSync('layouts/*.vue', { cwd: root }).map(file => join(root, file)),
    ...globSync('custom-nav-controls.vue', { cwd: root }).map(file => join(root, file)),
    ...commonBuiltins.map(file => join(clientRoot, 'builtin', file)),
  ].sort()
}

/** What of Vue no slide needs; leaving it out lets the bundler drop hydration, custom elements and server rendering. */
const leftOutOfVue = /^(?:compile$|createSSRApp|hydrate|createHydrationRenderer|defineCustomElement|defineSSRCustomElement|VueElement|useHost|useShadowRoot|initDirectivesForSSR|ssr|useSSRContext|KeepAlive$|Suspense|onActivated|onDeactivated|devtools|setDevtoolsHook|onServerPrefetch|registerRuntimeCompiler|isRuntimeOnly|compatUtils|resolveFilter|DeprecationTypes|ErrorTypeStrings|assertNumber|initCustomFormatter|onRenderT|version$|warn$)/

/** The packages shared whole, by the names that a compiled slide imports. */
export async function corePackages(): Promise<Record<string, string[]>> {
  const vue = Object.keys(await import('vue') as object).filter(name => /^[A-Z]\w*$/i.test(name) && name !== 'default' && !leftOutOfVue.test(name)).sort()
  return {
    'vue': vue,
    'vue-router': [
      'RouterLink',
      'useRoute',
      'useRouter',
      'useLink',
    ],
  }
}
