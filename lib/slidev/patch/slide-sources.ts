import type { ResolvedSlidevOptions } from '@slidev/types'
import type { GenericSchema } from 'valibot'
import type { Plugin } from 'vite'
import type { SlidevSession } from '../../project/session.ts'
import type { DeckManifest } from '../manifest.ts'
import type { Node } from './texts.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { array, number, object, record, string, union } from 'valibot'
import { readJson } from '../../project/json.ts'
import { hashOf } from '../../project/kept/seal.ts'
import { frontmatterModule, modules, slideModule } from '../contract.ts'
import { deckManifestFile, deckManifestSchema } from '../manifest.ts'
import { publishFields } from '../publish-fields.ts'
import { replaceTexts } from './replace-texts.ts'
import { changedTexts } from './texts.ts'

/** What a build's slides were made of, for the next one, which may find that only words differ. */
export interface SlideSources {
  /** Hash of all that the whole deck is built with. */
  deck: string
  slides: { /** Hash of its Markdown. */ content: string, /** Its modules as they were bundled, by the end of their ids. */ code: Record<string, string> }[]
}

/** Its file beside a build; not published. */
export const sourcesFile = 'lectern-slides.json'
const sourcesSchema: GenericSchema<unknown, SlideSources> = object({
  deck: string(),
  slides: array(object({ content: string(), code: record(string(), string()) })),
})

/** What became of a build's files whose words differ, or why they cannot be made in this way. */
export type Patch = { files: Record<string, string>, changed: number[] } | { why: string }

export const patchFile = 'lectern-patch.json'
export const patchSchema: GenericSchema<unknown, Patch> = union([object({ files: record(string(), string()), changed: array(number()) }), object({ why: string() })])

const { ofSlide, frontmatter: slideFacts } = modules
/** In a build, Vue names what is scoped to a slide by the slide's whole source. */
const scope = /\bdata-v-[\da-f]{8}\b/g

const nothing = '\0lectern:nothing'

type Options = Pick<ResolvedSlidevOptions, 'data'>

/** Writes down what the slides of a build are made of. */
export function recordSlides(options: Options, session: SlidevSession): Plugin {
  const { codes, transform } = readCodes()
  return {
    name: 'lectern:record-slides',
    apply: 'build',
    enforce: 'post',
    transform,
    generateBundle() {
      const slides = options.data.slides.map(({ content }, index) => ({ content: hashOf(Buffer.from(content)), code: codes.get(index + 1) ?? {} }))
      this.emitFile({ type: 'asset', fileName: sourcesFile, source: JSON.stringify({ deck: deckHash(options, session), slides } satisfies SlideSources) })
    },
  }
}

/**
 * Compiles only the slides that differ from an earlier build, with the plugins of a whole build, and puts their words
 * into its files. Where more than words differ, it says so.
 *
 * @param from absolute path of the earlier build
 */
export function patchSlides(options: Options, session: SlidevSession, from: string): Plugin[] {
  const sources = readJson(sourcesSchema, join(from, sourcesFile))
  const { slides } = options.data
  const isOther = deckHash(options, session) !== sources.deck || slides.length !== sources.slides.length
  const changed = isOther ? [] : slides.flatMap(({ content }, index) => hashOf(Buffer.from(content)) === sources.slides[index]!.content ? [] : [index + 1])
  const { codes, transform } = readCodes()
  // As in a whole build, but for what it puts into the bundle.
  return [{ ...publishFields().plugin, renderChunk: undefined }, {
    name: 'lectern:only-slides',
    apply: 'build',
    enforce: 'pre',
    options: input => ({
      ...input,
      input: isOther ? [nothing] : slides.flatMap(({ source: { filepath } }, index) => [frontmatterModule(filepath, index + 1), ...changed.includes(index + 1) ? [slideModule(filepath, index + 1)] : []]),
    }),
    resolveId: {
      order: 'pre',
      handler: (id, importer) => id === nothing
        ? id
        : importer === undefined || ofSlide.test(id) ? null : { id, external: true },
    },
    load: { order: 'pre', handler: id => id === nothing ? '' : null },
  }, {
    name: 'lectern:patch-slides',
    apply: 'build',
    enforce: 'post',
    transform,
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const name of Object.keys(bundle))
          delete bundle[name]
        const parse = (code: string): Node => this.parse(code) as unknown as Node
        const patch = isOther ? { why: 'more than the words of slides changed' } : patched(from, sources, codes, changed, parse)
        this.emitFile({ type: 'asset', fileName: patchFile, source: JSON.stringify(patch satisfies Patch) })
        // Slidev copies it.
        this.emitFile({ type: 'asset', fileName: 'index.html', source: '' })
      },
    },
  }]
}

function patched(from: string, { slides }: SlideSources, codes: Codes, changed: number[], parse: (code: string) => Node): Patch {
  const manifest: DeckManifest = readJson(deckManifestSchema, join(from, deckManifestFile))
  const files: Record<string, string> = {}
  for (const [index, { code: before }] of slides.entries()) {
    const no = index + 1
    const now = changed.includes(no) ? codes.get(no) ?? {} : { ...before, ...codes.get(no) }
    if (Object.keys(before).sort().join('\0') !== Object.keys(now).sort().join('\0'))
      return { why: `slide ${no} consists of other modules` }
    for (const [end, source] of Object.entries(before)) {
      const code = withScopeOf(source, now[end]!)
      if (code === source)
        continue
      if (slideFacts.test(end))
        return { why: `slide ${no}: its title or frontmatter changed, or its notes are published` }
      const tree = parse(source)
      const texts = changedTexts(tree, parse(code))
      const file = manifest.slides[no]
      if (!texts || !file)
        return { why: `slide ${no}: more than its words changed` }
      const bundled = files[file] ?? readFileSync(join(from, file), 'utf8')
      const replaced = replaceTexts({ code: bundled, tree: parse(bundled) }, tree, texts)
      if (replaced === undefined)
        return { why: `slide ${no}: its words cannot be told from others in its file` }
      files[file] = replaced
    }
  }
  return { files, changed }
}

/** Styles keep the names that they have. */
function withScopeOf(source: string, code: string): string {
  const [before, now] = [source, code].map(text => [...new Set(text.match(scope))]) as [string[], string[]]
  return before.length === 1 && now.length === 1 ? code.replaceAll(now[0]!, before[0]!) : code
}

type Codes = Map<number, Record<string, string>>

/** Reads slides' modules when every other plugin is done with them. */
function readCodes(): { codes: Codes, transform: NonNullable<Plugin['transform']> } {
  const codes: Codes = new Map()
  return {
    codes,
    transform: {
      order: 'post',
      filter: { id: ofSlide },
      handler(code, id) {
        const { index, 1: number } = ofSlide.exec(id)!
        const no = Number(number)
        const end = id.slice(index).replace(/(?<=[?&]scoped=)[^&]*/, '')
        codes.set(no, { ...codes.get(no), [end]: code.replace(/(?<=[?&]scoped=)[\da-f]{8}/g, '') })
      },
    },
  }
}

/** What reaches slides besides their own source: Slidev's settings, and what it found that the deck asks for. */
function deckHash({ data }: Options, { defaults, without }: SlidevSession): string {
  return hashOf(Buffer.from(JSON.stringify([data.headmatter, data.config, data.features, data.themeMeta, defaults, without])))
}
