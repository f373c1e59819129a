import type { TestProject } from 'vitest/node'
import { resolve } from 'node:path'
import { serveFolder } from '../../lib/browser/serve.ts'
import { buildSite } from '../../lib/pipeline/build.ts'
import { root } from '../../lib/project/root.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The built site's address under a sub-path, with a final slash. */
    siteUrl: string
    /** The built site's folder. */
    siteFolder: string
  }
}

/**
 * Builds every deck and serves the result under a sub-path, as most static hosts do.
 * `LECTERN_SITE=dist` takes a site built before instead.
 */
export default async function buildOnce(project: TestProject): Promise<() => Promise<void>> {
  const folder = resolve(root, process.env.LECTERN_SITE ?? '.cache/test-site')
  if (!process.env.LECTERN_SITE)
    await buildSite({ projectRoot: root, output: folder, names: [] })
  const server = await serveFolder(folder, '/talks/')
  project.provide('siteUrl', server.url)
  project.provide('siteFolder', folder)
  return () => server.close()
}
