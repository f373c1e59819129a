import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { runtimeFiles } from './build-cage.ts'
import { loadSnippet } from './load-snippet.ts'
import { projectOf } from './project-of.ts'
import { findSnippetTags } from './tags.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
}

/**
 * Publishes `runtimes/`: the cage and the runtimes of the languages that the deck's snippets are written in,
 * nothing for a deck without snippets.
 *
 * @param options Slidev's own; its slides are read again each time, since the dev server replaces them
 */
export function publishRuntimes(options: Pick<ResolvedSlidevOptions, 'data' | 'userRoot'>): Plugin {
  async function files(): ReturnType<typeof filesFor> {
    return filesFor(projectOf(options), options.data.slides.flatMap(({ content }) => findSnippetTags(content).map(({ attributes }) => attributes.src ?? '')))
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
      for (const [path, file] of await files()) {
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

async function filesFor(projectRoot: string, names: string[]): Promise<Awaited<ReturnType<typeof runtimeFiles>>['publish']> {
  const all = await Promise.all([
    ...new Set(names),
  ].map(async src => (await runtimeFiles(loadSnippet(projectRoot, src))).publish))
  return new Map(all.flatMap(publish => [...publish]))
}
