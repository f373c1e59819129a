import type { Plugin, Rolldown } from 'vite'
import type { ClientManifest, DeckManifest } from './manifest.ts'
import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../../root.ts'
import { featureLines } from '../trim/features.ts'
import { deckManifestFile, sharedPrefix } from './manifest.ts'
import { publicConfigs, publicFrontmatter } from './public-configs.ts'
import { clientRoot } from './shared-modules.ts'

const entry = '\0lectern:deck'
const shared = '\0lectern:shared/'
/** Notes by slide number, which only the speaker's views show: fetched when one of them asks. */
const notes = '\0lectern:notes'
const notesData = '\0lectern:notes-data'
const clientMain = join(clientRoot, 'main.ts')
const slideImport = /await import\('(\/@slidev\/slides\/(\d+)\/md)'\)/g
const slideModule = /__slidev_(\d+)\.md$/
const partsMark = (no: string): string => `"lectern-parts:${no}"`

const notesModule = `
import { shallowRef } from 'vue'
const all = shallowRef()
let asked = false
export function note(no) {
  if (!asked) {
    asked = true
    import('${notesData}').then(module => all.value = module.default)
  }
  return all.value?.[no] ?? ''
}`

/**
 * Builds one deck against the shared client: only its slides, its own components and its own styles are
 * compiled; everything else is imported from the client's files.
 *
 * @param manifestPath absolute path of the built client's manifest
 * @param deckFolder absolute path of the deck's sources
 */
export function deckOnly(manifestPath: string, deckFolder: string): Plugin {
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as ClientManifest
  const keys = Object.keys(manifest.modules)
  // By number: an id that ends in `.vue` would be compiled as one.
  const sharedId = (key: string): string => `${shared}${keys.indexOf(key)}`
  const noteTexts = new Map<string, string>()
  const templateText = templates()
  let configs: Record<string, unknown> = {}
  const styles = ['index.ts', 'index.css', 'index.js'].map(file => join(root, 'styles', file))

  return {
    name: 'lectern:deck-only',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      async handler(source, importer, options) {
        if (source === entry || source === notes || source === notesData || source.startsWith(shared))
          return source
        if (source.startsWith(sharedPrefix))
          return { id: source, external: true }
        if (source in manifest.modules)
          return sharedId(source)
        if (source.startsWith('/@slidev/') || source.startsWith('\0'))
          return
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
        if (!resolved || resolved.external)
          return resolved
        const [path = '', query] = resolved.id.split('?')
        if (path === clientMain)
          return entry
        if (styles.includes(path))
          return `${shared}nothing`
        const key = relative(root, path)
        return key in manifest.modules && query === undefined
          ? sharedId(key)
          : resolved
      },
    },
    load: {
      order: 'pre',
      async handler(id) {
        if (id === entry) {
          const { code } = await this.load({ id: '/@slidev/configs' })
          configs = publicConfigs(JSON.parse((code ?? '').replace(/^export default /, '')) as Record<string, unknown>)
          return deckEntry(manifest, deckFolder)
        }
        if (id === `${shared}nothing`)
          return ''
        if (id === notes)
          return notesModule
        if (id === notesData) {
          await seeAllSlides(this)
          return `export default ${JSON.stringify(Object.fromEntries(noteTexts))}`
        }
        const module = id.startsWith(shared) && manifest.modules[keys[Number(id.slice(shared.length))] ?? '']
        if (module)
          return `export { ${Object.entries(module.exports).map(([name, there]) => `${there} as ${name}`).join(', ')} } from ${JSON.stringify(sharedPrefix + module.file)}`
      },
    },
    transform: {
      order: 'pre',
      filter: {
        id: [/^\/@slidev\/slides$/, /__slidev_\d+\.frontmatter$/],
      },
      handler: (code, id) => id === '/@slidev/slides'
        ? `import { parts } from ${JSON.stringify(sharedPrefix + manifest.core)}\n${code.replace(slideImport, (_, path: string, no: string) => `(await parts(${partsMark(no)}), await import('${path}'))`)}`
        : slideFacts(code, noteTexts, templateText),
    },
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(file => file.type === 'chunk')
      for (const chunk of chunks) {
        chunk.code = chunk.code.replace(/["'`]lectern-parts:(\d+)["'`]/g, (_, no: string) => {
          const slide = chunks.find(other => other.moduleIds.some(id => slideModule.exec(id)?.[1] === no))
          return JSON.stringify(slide
            ? partsOf(slide, chunks, manifest)
            : [])
        })
      }
      const entryChunk = chunks.find(chunk => chunk.isEntry)
      if (!entryChunk)
        throw new Error('the deck has no entry chunk')
      const deckManifest: DeckManifest = {
        entry: entryChunk.fileName,
        slides: Object.fromEntries(chunks.flatMap(chunk => chunk.moduleIds
          .map(id => slideModule.exec(id)?.[1])
          .filter(no => no !== undefined)
          .map(no => [no, chunk.fileName]))),
        files: Object.fromEntries(chunks.map(chunk => [
          chunk.fileName,
          {
            imports: chunk.imports,
            css: [
              ...(chunk.viteMetadata?.importedCss ?? []),
            ],
          },
        ])),
        configs,
      }
      this.emitFile({
        type: 'asset',
        fileName: deckManifestFile,
        source: JSON.stringify(deckManifest, null, 1),
      })
    },
  }
}

const frontmatterData = /^export const frontmatterData = (.*)$/m
const slideBase = /^ {4}\.\.\.\((\{.*\})\),$/m

/** Slidev's facts about one slide, without what only the headmatter needs, and with its notes to be fetched. */
function slideFacts(code: string, noteTexts: Map<string, string>, templates: string): string {
  const no = /^ {4}no: (\d+),$/m.exec(code)?.[1] ?? ''
  return `import { note as lecternNote } from '${notes}'\n${code
    .replace(frontmatterData, (line, json: string) => no === '1'
      ? `export const frontmatterData = ${JSON.stringify(publicFrontmatter(JSON.parse(json) as Record<string, unknown>, templates))}`
      : line)
    .replace(slideBase, (_, json: string) => {
      const { title, level, images, noteHTML } = JSON.parse(json) as Record<string, unknown>
      if (noteHTML)
        noteTexts.set(no, String(noteHTML))
      return `    ...(${JSON.stringify({ title, level, images })}),\n    get noteHTML() { return lecternNote(${no}) },`
    })}`
}

/** Text of the templates that a slide of any deck may be shown with. */
function templates(): string {
  return globSync(['layouts/*.vue', 'components/*.vue', '*.vue'], { cwd: root }).map(file => readFileSync(join(root, file), 'utf8')).join('\n')
}

/** Waits until every slide's facts have been seen. */
async function seeAllSlides(context: Rolldown.PluginContext): Promise<void> {
  const { code } = await context.load({ id: '/@slidev/slides' })
  const numbers = [
    ...new Set([
      ...(code ?? '').matchAll(/\/@slidev\/slides\/(\d+)\/frontmatter/g),
    ].map(match => match[1]!)),
  ]
  await Promise.all(numbers.map(async (no) => {
    const facade = await context.load({ id: `/@slidev/slides/${no}/frontmatter`, resolveDependencies: true })
    await Promise.all(facade.importedIds.map(id => context.load({ id })))
  }))
}

/** What takes the place of Slidev's `main.ts`. */
function deckEntry(manifest: ClientManifest, deckFolder: string): string {
  const source = [
    ...globSync('**/*.{md,vue}', {
      cwd: deckFolder,
      exclude: ['**/node_modules/**'],
    }).map(file => join(deckFolder, file)),
    ...globSync('{components,layouts}/**/*.vue', { cwd: root }).map(file => join(root, file)),
  ].map(file => readFileSync(file, 'utf8')).join('\n')
  // As with a slide, the client loads what its own parts look like.
  const navParts = Object.values(manifest.modules).flatMap(({ part }) => part === 'custom-nav-controls' ? [part] : [])
  return `
import { parts, play } from '${sharedPrefix}${manifest.core}'
import { slides } from '/@slidev/slides'
import * as layers from '/@slidev/global-layers'
import main from '/@slidev/setups/main'
import root from '/@slidev/setups/root'
import routes from '/@slidev/setups/routes'
import shortcuts from '/@slidev/setups/shortcuts'
import contextMenu from '/@slidev/setups/context-menu'
import '/@slidev/conditional-styles'
import 'uno:shortcuts.css'
import 'uno:icons.css'
import 'uno:default.css'
${featureLines(source)}
play({
  slides: slides.value,
  layers,
  navControls: () => Promise.all([import('/@slidev/custom-nav-controls'), parts(${JSON.stringify(navParts)})]).then(([module]) => module.default),
  titles: () => import('/@slidev/title-renderer').then(module => module.default),
  setups: { main: [({ app }) => install.forEach(plugin => app.use(plugin)), ...main], root, routes, shortcuts, 'context-menu': contextMenu },
})`
}

/** Names of the client's parts that a slide's chunk imports, itself or through other chunks of the deck. */
function partsOf(slide: Rolldown.OutputChunk, chunks: Rolldown.OutputChunk[], manifest: ClientManifest): string[] {
  const seen = new Set<string>()
  const visit = (chunk: Rolldown.OutputChunk): void => {
    for (const file of chunk.imports) {
      if (seen.has(file))
        continue
      seen.add(file)
      const next = chunks.find(other => other.fileName === file)
      if (next)
        visit(next)
    }
  }
  visit(slide)
  return Object.values(manifest.modules)
    .filter(module => module.part && seen.has(sharedPrefix + module.file))
    .map(module => module.part!)
    .sort()
}
