import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import type { AddOns } from './add-ons.ts'
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { noteShipped } from '../../slidev/shipped.ts'
import { addOnsOf } from './add-ons.ts'
import { runtimeFiles } from './build-cage.ts'
import { loadSnippet } from './load-snippet.ts'
import { projectOf } from './project-of.ts'
import { stillBecause } from './show-snippet.ts'
import { findSnippetTags } from './tags.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
}

/**
 * Publishes `runtimes/`: the cage and the runtimes of the languages that the deck's snippets are written in,
 * nothing for a deck whose snippets are only shown.
 *
 * @param options Slidev's own; its slides are read again each time, since the dev server replaces them
 */
export function publishRuntimes(options: Pick<ResolvedSlidevOptions, 'data' | 'roots' | 'userRoot'>): Plugin {
  async function files(): ReturnType<typeof filesFor> {
    const tags = options.data.slides.flatMap(({ content }) => findSnippetTags(content)).filter(({ attributes }) => attributes[':run'] !== 'false')
    return tags.length > 0 ? filesFor(projectOf(options), tags.map(({ attributes }) => attributes.src ?? ''), await addOnsOf(options)) : new Map()
  }
  return {
    name: 'lectern:publish-runtimes',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const [, path] = /\/runtimes\/([^?]+)/.exec(request.url ?? '') ?? []
        if (!path)
          return next()
        files().then((all) => {
          const file = all.get(path)
          if (!file)
            return next()
          response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream')
          response.end('text' in file
            ? file.text
            : readFileSync(file.path))
        }, next)
      })
    },
    async generateBundle() {
      const published = await files()
      noteShipped([...published.values()].flatMap(file => 'path' in file ? file.path : []))
      for (const [path, file] of published) {
        this.emitFile({
          type: 'asset',
          fileName: `runtimes/${path}`,
          source: 'text' in file
            ? file.text
            : readFileSync(file.path),
        })
      }
    },
  }
}

async function filesFor(projectRoot: string, names: string[], addOns: AddOns): Promise<Awaited<ReturnType<typeof runtimeFiles>>['publish']> {
  const all = await Promise.all([
    ...new Set(names),
  ].map(src => loadSnippet(projectRoot, src)).filter(snippet => stillBecause(snippet) === undefined).map(async snippet => (await runtimeFiles(snippet, addOns)).publish))
  return new Map(all.flatMap(publish => [...publish]))
}
