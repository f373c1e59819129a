import { enableCompileCache } from 'node:module'
import process from 'node:process'
import { compileCache } from '../../lib/project/cache.ts'

/** Builds the site of one project, as a process of its own: what `npm run build` does. */
enableCompileCache(compileCache)
const { buildSite } = await import('../../lib/pipeline/build.ts')
const [, , projectRoot = '', output = ''] = process.argv
await buildSite({ projectRoot, output, names: [] })
