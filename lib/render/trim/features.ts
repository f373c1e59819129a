import { join } from 'node:path'
import { clientRoot } from '../chunks/shared-modules.ts'

/** Something the shared client leaves out and a deck brings itself. */
interface Feature {
  /** Found in the Markdown or templates of a deck that uses it. */
  used: RegExp
  /** Lines for the deck's entry; `install` collects Vue plug-ins. */
  lines: string[]
}

const client = (path: string): string => JSON.stringify(join(clientRoot, path))

const features: Feature[] = [
  {
    used: /\bv-motion\b/,
    lines: [`import { createVMotionDirectives } from ${client('modules/v-motion.ts')}`, 'install.push(createVMotionDirectives())'],
  },
  {
    used: /\bv-mark\b/,
    lines: [`import { createVMarkDirective } from ${client('modules/v-mark.ts')}`, 'install.push(createVMarkDirective())'],
  },
  {
    used: /\bv-drag\b|<v-?drag/i,
    lines: [`import { createVDragDirective } from ${client('modules/v-drag.ts')}`, 'install.push(createVDragDirective())'],
  },
  {
    used: /^\s*```.*\btwoslash\b/m,
    lines: [
      'import TwoSlash from \'@shikijs/vitepress-twoslash/client\'',
      'import \'@shikijs/vitepress-twoslash/style.css\'',
      `import ${client('styles/shiki-twoslash.css')}`,
      'install.push({ install: app => app.use(TwoSlash, { container: \'#twoslash-container\' }) })',
    ],
  },
  {
    used: /^\s*`{4}.*magic-move/m,
    lines: ['import \'@shikijs/magic-move/style.css\''],
  },
  {
    used: /^\s*>\s*\[!/m,
    lines: [
      'import \'markdown-it-github-alerts/styles/github-colors-light.css\'',
      'import \'markdown-it-github-alerts/styles/github-colors-dark-media.css\'',
      'import \'markdown-it-github-alerts/styles/github-base.css\'',
    ],
  },
  {
    used: /\$\$|\$[^$\n]+\$/,
    lines: [`import ${client('styles/katex.css')}`],
  },
  {
    used: /\bprose\b/,
    lines: ['import \'uno:typography.css\''],
  },
]

/**
 * Code for a deck's entry that brings the features its sources use.
 *
 * @param source Markdown of the deck's slides and templates of the components they may use, in one text
 */
export function featureLines(source: string): string {
  return [
    'const install = []',
    ...features.filter(feature => feature.used.test(source)).flatMap(feature => feature.lines),
  ].join('\n')
}
