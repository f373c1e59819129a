import type { TestProject } from 'vitest/node'
import { resolve } from 'node:path'
import { serveFolder } from '../../lib/browser/serve.ts'
import { buildSite } from '../../lib/pipeline/build.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'
import { snippetDeck } from './snippet-site.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The built site's address under a sub-path, with a final slash. */
    siteUrl: string
    /** The built site's folder. */
    siteFolder: string
  }
}

/**
 * Builds the project's decks and one with a snippet of each kind, and serves the result under a sub-path, as most static
 * hosts do. `LECTERN_SITE=.cache/test-site` takes the site of the last run instead.
 */
export default async function buildOnce(project: TestProject): Promise<() => Promise<void>> {
  const folder = resolve(root, process.env.LECTERN_SITE ?? '.cache/test-site')
  if (!process.env.LECTERN_SITE)
    await buildSite({ projectRoot: root, output: folder, names: [...findDecks(root).map(({ name }) => name), snippetDeck] })
  const server = await serveFolder(folder, '/talks/')
  project.provide('siteUrl', server.url)
  project.provide('siteFolder', folder)
  return () => server.close()
}
