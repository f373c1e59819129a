import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'
import { root } from '../../lib/root.ts'

/** Builds the site of one project, as a process of its own: what `npm run build` does. */
enableCompileCache(join(root, '.cache/compile'))
const { buildSite } = await import('../../lib/write/site.ts')
const [, , projectRoot = '', output = ''] = process.argv
await buildSite({ projectRoot, output, names: [] })
