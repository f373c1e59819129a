import type * as Parser from '@slidev/parser/fs'
import type { ResolvedSlidevOptions, TransformersSetupReturn } from '@slidev/types'
import type MarkdownExit from 'markdown-exit'
import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { LecternError, messageOf } from '../project/problem.ts'
import { root } from '../project/root.ts'
import { reachOf } from '../project/workspace.ts'
import { lookBesideSlidev } from './beside-slidev.ts'
import { readBuildErrors } from './build-errors.ts'
import { slideModule, slidePlugins } from './contract.ts'
import { slidev } from './installation.ts'
import { unusedParts } from './unused.ts'

/** Turns one slide of a deck into its Vue component, as a build does. */
export interface SlideCompiler {
  /**
   * The component's source.
   *
   * @param no the slide's number, from 1
   * @param marked puts a comment `<!--@n-->` before what comes from line n (from 0) of the Markdown
   * @throws whatever Slidev, an add-on or a transformer throws
   */
  compile: (no: number, marked: boolean) => Promise<string>
  /** Lets go of the highlighter's grammars: megabytes for each deck. */
  close: () => Promise<void>
}

/** Where Slidev describes each key. */
const reference = 'https://sli.dev/custom/'

interface Plugin {
  name?: string
  transform?: unknown
}

type Transform = (this: { error: (error: unknown) => never }, code: string, id: string) => Promise<string | { code: string } | undefined>

const require = createRequire(import.meta.url)
const folderOf = (name: string): string => dirname(require.resolve(`${name}/package.json`))

/**
 * Slidev's own Vite plug-ins, set up for a deck and called by hand: the Markdown's, then the layout's.
 *
 * @param transformers Lectern's own
 * @throws LecternError when Slidev cannot work with the deck's headmatter
 */
export async function openSlideCompiler(deck: Deck, projectRoot: string, transformers: Partial<TransformersSetupReturn>): Promise<SlideCompiler> {
  const { createDataUtils, parser, ViteSlidevPlugin } = await import('@slidev/cli')
  // Beside the deck's own set-up files only those of ours that a slide's source depends on.
  const roots = [join(root, 'setup/compiler'), deck.folder]
  Reflect.set(globalThis, 'lectern.transformers', transformers)
  const reach = reachOf(deck.folder, projectRoot)
  const sources = deck.translation ? { [deck.entry.replaceAll('\\', '/')]: deck.translation.lines.join('\n') } : {}
  const loaded = await parser.load({ userRoot: deck.folder, roots, allowedRoots: [reach, root] }, deck.entry, sources, 'build')
  const resolved: Omit<ResolvedSlidevOptions, 'utils'> = {
    data: { ...loaded, config: resolveConfig(parser, { ...unusedParts(deck).includes('twoslash') ? { twoslash: false } : {}, ...loaded.headmatter }, deck), themeMeta: undefined },
    entry: deck.entry,
    mode: 'build',
    theme: 'none',
    themeRaw: 'none',
    themeRoots: [],
    addonRoots: [root],
    roots,
    userRoot: deck.folder,
    userWorkspaceRoot: reach,
    userPkgJson: {},
    clientRoot: folderOf('@slidev/client'),
    cliRoot: folderOf('@slidev/cli'),
  }
  lookBesideSlidev(slidev)
  // The deck's own set-up files run here.
  const utils = await createDataUtils(resolved).catch((error: unknown) => {
    const problems = readBuildErrors(String(error), deck, projectRoot)
    throw problems.length > 0 ? new LecternError(problems) : error
  })
  const known = await utils.getLayouts()
  // A layout that does not exist is another rule's to tell.
  const layouts = { ...Object.fromEntries(deck.slides.map(({ layout }) => [layout, known.default ?? ''])), ...known }
  let marked: string | undefined
  const plugins = (await ViteSlidevPlugin({ ...resolved, utils: { ...utils, getLayouts: async () => layouts } }, {
    markdown: {
      markdownSetup: md => markLines(md as unknown as InstanceType<typeof MarkdownExit>, () => marked),
    },
  })).flat(9) as Plugin[]
  const [toVue, toLayout] = [transformOf(plugins, slidePlugins[0]), transformOf(plugins, slidePlugins[1])]
  return {
    compile: async (no, withMarks) => {
      const slide = loaded.slides[no - 1]
      const id = slideModule(slide?.source.filepath ?? '', no)
      marked = withMarks
        ? slide?.content ?? ''
        : undefined
      return toLayout(await toVue(slide?.content ?? '', id), id)
    },
    close: async () => (await utils.shiki.getSingletonHighlighter()).dispose(),
  }
}

/** Slidev throws at the first value that is of another kind than it needs, and names no key. */
function resolveConfig({ resolveConfig }: typeof Parser, headmatter: Record<string, unknown>, { entry, slides }: Deck): ReturnType<typeof resolveConfig> {
  try {
    return resolveConfig(headmatter, {}, entry)
  }
  catch (cause) {
    const keys = slides[0]?.keys.filter(({ head }) => head) ?? []
    const problems = keys.flatMap(({ key, value, file, line }): Problem[] => {
      try {
        resolveConfig({ [key]: value }, {}, entry)
        return []
      }
      catch (error) {
        return [{ file, line, slide: 1, found: `Slidev cannot work with "${key}": ${messageOf(error)}`, expected: 'a value as Slidev describes it', fix: `correct it, or remove it (${reference})` }]
      }
    })
    if (problems.length === 0)
      throw cause
    throw new LecternError(problems)
  }
}

function transformOf(plugins: Plugin[], name: string): (code: string, id: string) => Promise<string> {
  const transform = plugins.find(plugin => plugin?.name === name)?.transform
  const run = (typeof transform === 'function'
    ? transform
    : (transform as { handler?: unknown } | undefined)?.handler) as Transform | undefined
  if (!run)
    throw new Error(`Slidev has no plug-in "${name}" any more; lib/slidev/contract.ts says what it is for`)
  const context = { error: (error: unknown): never => {
    throw error
  } }
  return async (code, id) => {
    const result = await run.call(context, code, id)
    return typeof result === 'object'
      ? result.code
      : result ?? code
  }
}

function markLines(md: InstanceType<typeof MarkdownExit>, written: () => string | undefined): void {
  md.core.ruler.push('mark_lines', (state) => {
    const original = written()?.split('\n')
    if (original === undefined)
      return
    const lines = state.src.split('\n')
    state.tokens = state.tokens.flatMap((token) => {
      if (!token.map || token.nesting < 0 || token.type === 'inline')
        return [token]
      const marker = new state.Token('html_block', '', 0)
      marker.content = `<!--@${writtenLine(token.map[0], lines, original)}-->`
      return [marker, token]
    })
  })
}

/** Line of the text as written that a line of the transformed text stems from: transformers replace what lies in between. */
function writtenLine(line: number, transformed: string[], original: string[]): number {
  const above = transformed.findIndex((text, index) => text !== original[index])
  if (above < 0 || line < above)
    return line
  const fromEnd = transformed.length - line
  const below = [...transformed].reverse().findIndex((text, index) => text !== original[original.length - 1 - index])
  if (fromEnd <= below)
    return original.length - fromEnd
  const same = original.indexOf(transformed[line] ?? '', above)
  return same >= 0
    ? same
    : above
}
