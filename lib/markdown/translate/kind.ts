import type { Token } from 'markdown-it'
import type { FrontMatter } from './front-matter.ts'
import { span } from './read-tokens.ts'

export type Kind = 'slidev' | 'headings' | 'marp'

/** Headmatter that no other tool is known to write into a Markdown file. */
const ownKeys = new Set((
  'addons aspectRatio browserExporter canvasWidth clickAnimation codeCopy colorSchema contextMenu drawings exportFilename highlighter '
  + 'htmlAttrs layoutClass lineNumbers magicMoveDuration mdc monaco plantUmlServer presenter remoteAssets routerMode selectable seoMeta '
  + 'themeConfig twoslash wakeLock').split(' '))

/** Headmatter of Slidev's that pages of other tools have too: a file that was named as a talk is Slidev's by it. */
const sharedKeys = new Set('background clicks comark fonts preload record routeAlias src theme titleTemplate transition zoom'.split(' '))

/** Slidev's own layouts. Other names, such as Jekyll's `post`, do not make a file a deck. */
const slidevLayouts = new Set((
  'center cover end fact full iframe iframe-left iframe-right image image-left image-right intro none quote section statement '
  + 'two-cols two-cols-header').split(' '))

/** Front matter that only Marp reads: directives for one slide alone, and where headings divide. */
const marpKeys = /^(?:_(?:backgroundColor|backgroundImage|backgroundPosition|backgroundRepeat|backgroundSize|class|color|footer|header|paginate|transition)|headingDivider)$/

/** Marp's command line asks for no `marp: true`, so files that were never opened in an editor lack it. */
export function isMarp({ error, values, text }: FrontMatter): boolean {
  if (error !== undefined)
    return /^marp:\s*["']?true["']?\s*$/m.test(text)
  if (values.marp !== undefined)
    return values.marp === true || values.marp === 'true'
  const keys = Object.keys(values)
  return keys.some(key => marpKeys.test(key))
    || ([true, false, 'hold', 'skip'].includes(values.paginate as string) && !keys.some(key => ownKeys.has(key) || (key !== 'theme' && sharedKeys.has(key))))
}

export function hasSlidevKeys({ values }: FrontMatter): boolean {
  return Object.keys(values).some(key => ownKeys.has(key) || sharedKeys.has(key)) || isSlidevLayout(values.layout)
}

/** Whether front matter makes a file a talk that nobody named: a folder has pages of other tools too, which count pages as Marp does. */
export function isTalk({ values: { paginate, ...values }, ...rest }: FrontMatter): boolean {
  return Object.keys(values).some(key => ownKeys.has(key)) || isMarp({ ...rest, values })
}

/** A block of YAML at the top of a file: another form that Slidev has for the headmatter. */
export function hasYamlBlock(lines: readonly string[]): boolean {
  return /^\s*```ya?ml\s*$/.test(lines.find(line => line.trim() !== '') ?? '')
}

export function isSlidevLayout(layout: unknown): boolean {
  return typeof layout === 'string' && slidevLayouts.has(layout)
}

/**
 * Whether a line starting with `---` divides the file for its author, and not only for Slidev, which also takes the
 * underline of a heading. Three dashes under a paragraph of several lines underline nothing: there they divide.
 */
export function hasSeparator(tokens: readonly Token[], lines: readonly string[]): boolean {
  return tokens.some((token) => {
    if (token.level !== 0 || !token.map)
      return false
    const [from, to] = span(token)
    if (token.type === 'hr')
      return lines[from]?.startsWith('---') ?? false
    return token.type === 'heading_open' && token.markup === '-' && to - from > 2 && /^---\s*$/.test(lines[to - 1] ?? '')
  })
}
