import type { Plugin, Rolldown } from 'vite'
import type { ClientManifest, SharedModule } from './manifest.ts'
import { readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { root } from '../../root.ts'
import { clientManifestFile } from './manifest.ts'
import { clientRoot, coreModules, corePackages, partModules, seams } from './shared-modules.ts'

const entry = '\0lectern:client'
/** Slidev's virtual modules which differ from deck to deck, and what stands in for them. */
const standIns: Record<string, string> = {
  'slides': join(seams, 'deck.ts'),
  'configs': join(seams, 'configs.ts'),
  'global-layers': join(seams, 'layers.ts'),
  'custom-nav-controls': join(seams, 'nav-controls.ts'),
  'title-renderer': join(seams, 'title-renderer.ts'),
}
const slidevVirtual = /^(?:#slidev|\/@slidev)\/(.+)$/
/** A wrapper around each part: its chunk keeps the name `default` also where another part shares the code. */
const partVirtual = '\0lectern:part/'
/** Icons are drawn by the style sheet, which is as heavy as a slide: it comes with what shows one. */
const lateStyles = join(import.meta.dirname, '../trim/stand-ins/late-styles.ts')
const iconClass = /\bi-[a-z]+[:-]/
const setupVirtual = '\0lectern:setups/'

/**
 * Builds Slidev's client once for all decks: a first chunk that exports by name what decks need of it, and
 * a chunk for each shared component and layout. Runs inside `slidev build` of an empty deck, so that every
 * plug-in of Slidev is set up as it is for a real one.
 */
export function sharedClient(): Plugin {
  const cores = coreModules()
  const parts = partModules()
  const core = new Set<string>()
  const names = new Map<string, [string, string][]>()

  return {
    name: 'lectern:shared-client',
    enforce: 'pre',
    options: options => ({
      ...options,
      input: { client: entry },
      preserveEntrySignatures: 'allow-extension',
    }),
    // Slidev's own grouping would put the highlighter into every first load.
    outputOptions: options => ({
      ...options,
      manualChunks: undefined,
      codeSplitting: {
        groups: [
          {
            name: 'client',
            test: id => id === entry || core.has(id),
          },
        ],
      },
      chunkFileNames: 'assets/[name]-[hash].js',
      entryFileNames: 'assets/[name]-[hash].js',
    }),
    resolveId: {
      order: 'pre',
      handler(source) {
        if (source === entry || source.startsWith(partVirtual))
          return source
        if (source === 'vue')
          return join(root, 'node_modules/vue/dist/vue.runtime.esm-bundler.js')
        const virtual = slidevVirtual.exec(source)?.[1]
        if (!virtual)
          return
        const setup = /^setups\/(main|root|routes|shortcuts|context-menu)$/.exec(virtual)?.[1]
        return setup
          ? setupVirtual + setup
          : standIns[virtual]
      },
    },
    load: {
      order: 'pre',
      async handler(id) {
        if (id.startsWith(setupVirtual))
          return `import { deck } from ${JSON.stringify(join(seams, 'deck.ts'))}\nexport default deck.setups[${JSON.stringify(id.slice(setupVirtual.length))}]`
        if (id.startsWith(partVirtual))
          return `export { default } from ${JSON.stringify(parts.find(file => partVirtual + partName(file) === id))}`
        if (id !== entry)
          return
        const lines = [`export { play } from ${JSON.stringify(join(seams, 'play.ts'))}`]
        let no = 0
        const add = (key: string, source: string, list: string[]): void => {
          const renamed = list.map((name): [string, string] => [name, `${name === 'default'
            ? 'd'
            : name}_${no}`])
          no += 1
          names.set(key, renamed)
          lines.push(`export { ${renamed.map(([from, to]) => `${from} as ${to}`).join(', ')} } from ${JSON.stringify(source)}`)
        }
        for (const [name, list] of Object.entries(await corePackages()))
          add(name, name, list)
        const reached = await closure(this, [
          join(seams, 'play.ts'),
          ...cores,
          join(clientRoot, 'pages/play.vue'),
        ])
        for (const id of reached.keys())
          core.add(id)
        // A part that the first chunk needs anyway is part of it.
        for (const file of [
          ...cores,
          ...parts.filter(file => reached.has(file)),
        ]) {
          add(relative(root, file), file, file.endsWith('.vue')
            ? ['default']
            : reached.get(file) ?? [])
        }
        lines.push(`const icons = () => import(${JSON.stringify(lateStyles)})`)
        lines.push(`const loaders = {\n${parts.filter(file => !reached.has(file)).map((file) => {
          const load = `() => import(${JSON.stringify(partVirtual + partName(file))})`
          return `${JSON.stringify(partName(file))}: ${showsIcon(file, parts)
            ? `() => Promise.all([icons(), (${load})()])`
            : load}`
        }).join(',\n')}\n}`)
        lines.push('export const parts = names => Promise.all(names.map(name => loaders[name]()))')
        return lines.join('\n')
      },
    },
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(file => file.type === 'chunk')
      const first = chunks.find(chunk => chunk.facadeModuleId === entry)
      if (!first)
        throw new Error('the shared client has no entry chunk')
      const modules: Record<string, SharedModule> = {}
      for (const [key, list] of names) {
        modules[key] = {
          file: first.fileName,
          exports: Object.fromEntries(list),
        }
      }
      for (const file of parts.filter(file => !(relative(root, file) in modules))) {
        const chunk = chunks.find(chunk => chunk.facadeModuleId === partVirtual + partName(file))
        if (chunk) {
          modules[relative(root, file)] = {
            file: chunk.fileName,
            exports: Object.fromEntries(chunk.exports.map(name => [name, name])),
            part: partName(file),
          }
        }
        else {
          this.error(`no chunk for ${file}`)
        }
      }
      const manifest: ClientManifest = {
        core: first.fileName,
        modules,
        files: Object.fromEntries(chunks.map(chunk => [
          chunk.fileName,
          {
            imports: chunk.imports,
            css: importedCss(chunk),
          },
        ])),
      }
      this.emitFile({
        type: 'asset',
        fileName: clientManifestFile,
        source: JSON.stringify(manifest, null, 1),
      })
      // Slidev copies it when the build is done; nobody visits it.
      this.emitFile({ type: 'asset', fileName: 'index.html', source: '' })
    },
  }
}

/** Every module that `files` import at once, with its export names. */
async function closure(context: Rolldown.PluginContext, files: string[]): Promise<Map<string, string[]>> {
  const reached = new Map<string, string[]>()
  const visit = async (id: string): Promise<void> => {
    if (reached.has(id))
      return
    reached.set(id, [])
    const info = await context.load({ id, resolveDependencies: true })
    reached.set(id, info.exports ?? [])
    await Promise.all(info.importedIds.map(visit))
  }
  await Promise.all(files.map(visit))
  return reached
}

/**
 * Whether a component draws an icon, itself or by a component whose tag it holds.
 *
 * @param seen components that have been looked at: two may hold each other
 */
function showsIcon(file: string, parts: string[], seen = new Set<string>()): boolean {
  seen.add(file)
  const source = readFileSync(file, 'utf8')
  return iconClass.test(source)
    || parts.some(other => !seen.has(other) && new RegExp(`<${partName(other)}\\b`).test(source) && showsIcon(other, parts, seen))
}

function importedCss(chunk: Rolldown.OutputChunk): string[] {
  return [
    ...(chunk.viteMetadata?.importedCss ?? []),
  ]
}

/** `components/CiteRef.vue` => `CiteRef`; Slidev's own get a `slidev-` before, for a name may be in both. */
export function partName(file: string): string {
  const folder = file.includes('/layouts/')
    ? 'layout-'
    : ''
  const owner = file.startsWith(clientRoot)
    ? 'slidev-'
    : ''
  return owner + folder + basename(file).replace(/\.\w+$/, '')
}
