import type { Plugin } from 'vite'
import { join, relative } from 'node:path'
import { clientRoot } from '../chunks/shared-modules.ts'

const standIns = join(import.meta.dirname, 'stand-ins')

/** How our files name Slidev's own sources: not by the package, whose sources our type checker refuses. */
const player = '#player/'

/** Packages of which Slidev's player uses a corner, by a small stand-in with that corner. */
const packages: Record<string, string> = {
  'floating-vue': 'floating.ts',
  '@unhead/vue': 'head.ts',
  '@unhead/vue/client': 'head.ts',
  'drauu': 'drauu.ts',
  '@shikijs/vitepress-twoslash/client': 'directive.ts',
}

/** Slidev's own files that pull much in for a feature few talks use, or use late. */
const files: Record<string, string> = {
  'internals/Controls.vue': 'LateControls.vue',
  'internals/NavControls.vue': 'LateNavControls.vue',
  'internals/DrawingLayer.vue': 'LateDrawingLayer.vue',
  'internals/DragControl.vue': 'drag-control.ts',
  'internals/TitleIcon.vue': 'PlainTitleIcon.vue',
  'modules/v-motion.ts': 'directive.ts',
  'modules/v-mark.ts': 'directive.ts',
  'modules/v-drag.ts': 'directive.ts',
  'styles/index.ts': 'styles.ts',
}

/**
 * Takes out of the shared client what a talk does not need to play: what is rare goes with the deck that
 * uses it (`features.ts`), what is shown on demand is loaded on demand. A stand-in may import the real thing.
 */
export function trimClient(): Plugin {
  return {
    name: 'lectern:trim-client',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      async handler(source, importer, options) {
        if (source.startsWith(player))
          return join(clientRoot, source.slice(player.length))
        if (importer?.startsWith(standIns))
          return
        // Slanted letters are drawn from upright ones until the talk has started.
        if (source.endsWith('wght-italic.css'))
          return join(standIns, 'nothing.css')
        // The whole parser, YAML and all, for one function that is also in its small half.
        if (source === '@slidev/parser/core')
          return this.resolve('@slidev/parser/utils', importer, { ...options, skipSelf: true })
        const standIn = packages[source]
        if (standIn)
          return join(standIns, standIn)
        if (!importer?.startsWith(clientRoot) || !/^\.|^@slidev\/client/.test(source))
          return
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
        const file = resolved && files[relative(clientRoot, resolved.id)]
        return file
          ? join(standIns, file)
          : resolved
      },
    },
    transform: {
      order: 'pre',
      filter: { id: /setup[\\/]routes\.ts$|internals[\\/]SlidesShow\.vue$/ },
      handler: (code, id) => id.endsWith('routes.ts')
        ? lateStylesForViews(code)
        : laterNeighbours(code),
    },
  }
}

/** Every page but the talk itself shows icons and notes as soon as it opens. */
function lateStylesForViews(code: string): string {
  return code.replace(/\(\) => import\('(\.\.\/pages\/(?!play\.vue|print\.vue)[^']*)'\)/g, (_, page: string) =>
    `() => Promise.all([import('${page}'), import(${JSON.stringify(join(standIns, 'late-styles.ts'))})]).then(([page]) => page)`)
}

/** The slides next to the first one shown wait until it is shown: on a slow line they would share it. */
function laterNeighbours(code: string): string {
  return code.replace(/preloadRoute\((prevRoute|nextRoute)\.value\)/g, 'setTimeout(preloadRoute, 300, $1.value)')
}
