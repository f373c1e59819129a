import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin, Rolldown } from 'vite'
import type { DeckManifest } from './manifest.ts'
import type { Published } from './publish-fields.ts'
import { join, relative } from 'node:path'
import { hashedFolder } from './client/never-changes.ts'
import { generated, modules } from './contract.ts'
import { deckManifestFile } from './manifest.ts'
import { publishFields } from './publish-fields.ts'

const takeOver = join(import.meta.dirname, './client/take-over.ts')
const rooted = join(import.meta.dirname, './client/rooted.ts')

/**
 * What a build of ours adds to Slidev's: its pages hand over from the prerendered slide to the player,
 * addresses that it puts together keep below the deck's path, and
 * `lectern-deck.json` says which files a slide needs.
 *
 * @param options Slidev's own
 */
export function plainBuild(options: Pick<ResolvedSlidevOptions, 'data' | 'userRoot'>): Plugin[] {
  const fields = publishFields()
  let handsOver = false
  const plugin: Plugin = {
    name: 'lectern:plain-build',
    apply: 'build',
    enforce: 'pre',
    // Bundled files lie where no file of an author's can be: hosts and browsers keep them for ever.
    config: () => ({ build: { assetsDir: hashedFolder } }),
    outputOptions: output => ({
      ...output,
      // Slidev's own grouping puts the highlighter into every first load, and it names its chunks itself.
      manualChunks: undefined,
      codeSplitting: undefined,
      chunkFileNames: `${hashedFolder}/[name]-[hash].js`,
      entryFileNames: `${hashedFolder}/[name]-[hash].js`,
    }),
    resolveId: {
      order: 'pre',
      filter: { id: modules.wholeVue },
      // Half of Vue is its template compiler, which only an editor on a slide needs.
      handler: source => options.data.features.monaco
        ? undefined
        : source.replace(modules.wholeVue, 'vue.runtime.esm-bundler.js').replace(/^\/@fs(?=\/)/, ''),
    },
    // Slidev takes `![](/)` in a comment for a picture as well, and Vite would publish it or stop at a folder. Our pages
    // say themselves what is to be fetched ahead.
    transformIndexHtml: {
      order: 'pre',
      handler: html => html.replace(generated.preloadedPicture, ''),
    },
    transform: {
      order: 'pre',
      filter: { id: modules.clientMain },
      handler(code) {
        handsOver = true
        return `import { takeOver } from ${JSON.stringify(takeOver)}\nimport { keepBelowBase } from ${JSON.stringify(rooted)}\nkeepBelowBase()\n${code}\ntakeOver()\n`
      },
    },
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(file => file.type === 'chunk')
      const entry = chunks.find(chunk => chunk.isEntry)
      if (!entry)
        this.error('the build has no entry')
      if (!handsOver)
        this.error(`no module is called ${modules.clientMain} any more: the player would never take over; lib/slidev/contract.ts says what it is for`)
      const { colorSchema } = options.data.config
      const scheme = colorSchema === 'light' || colorSchema === 'dark' ? colorSchema : undefined
      const manifest: DeckManifest = { ...describe(entry, chunks), scheme, opened: opened(fields.published(this), options.userRoot) }
      this.emitFile({ type: 'asset', fileName: deckManifestFile, source: JSON.stringify(manifest, null, 1) })
    },
  }
  return [plugin, fields.plugin]
}

/** What is published because somebody reads fields whose names only the page knows. */
function opened({ configs, frontmatter, read }: Published, userRoot: string): DeckManifest['opened'] {
  return read.dynamic.length === 0
    ? { by: [], names: [] }
    : {
        by: [...new Set(read.dynamic.map(file => relative(userRoot, file).replace(modules.slide, ' (slide $1)')))],
        names: [...new Set([configs, frontmatter].flatMap(fields => Object.keys(fields)))].sort(),
      }
}

function describe(entry: Rolldown.OutputChunk, chunks: Rolldown.OutputChunk[]): Omit<DeckManifest, 'opened'> {
  return {
    entry: entry.fileName,
    slides: Object.fromEntries(chunks.flatMap(chunk => chunk.moduleIds
      .map(id => modules.slide.exec(id)?.[1])
      .filter(no => no !== undefined)
      .map(no => [no, chunk.fileName]))),
    files: Object.fromEntries(chunks.map(chunk => [chunk.fileName, {
      imports: chunk.imports,
      css: [...chunk.viteMetadata?.importedCss ?? []],
    }])),
  }
}
