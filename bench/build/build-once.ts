import process from 'node:process'
import { buildSite } from '../../lib/write/site.ts'

/** Builds the site of one project, as a process of its own: what `npm run build` does. */
const [, , projectRoot = '', output = ''] = process.argv
await buildSite({ projectRoot, output, names: [] })
