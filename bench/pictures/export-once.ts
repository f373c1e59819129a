import type { Witness } from '../../lib/print/pdf/witness.ts'
import { enableCompileCache } from 'node:module'
import process from 'node:process'
import { compileCache } from '../../lib/project/cache.ts'

/**
 * What `lectern export <folder> --output <folder>` does, as a process of its own, with pages looked at or not:
 * `export-once.ts with|without <deck's folder> <output>`.
 */
enableCompileCache(compileCache)
const [, , kind, folder = '', output = ''] = process.argv
const { exportDecks } = await import('../../lib/pipeline/export.ts')
const blind = (): Witness => ({ watch: () => {}, compare: async () => [], masked: async () => [], close: async () => {} })
const log = await exportDecks({
  projectRoot: process.cwd(),
  output,
  names: [folder],
  format: 'pdf',
  notes: true,
  handout: { layout: 'notes', perPage: 3, paper: 'A4' },
  ...kind === 'without' && { witness: blind },
})
console.log(log.join('\n'))
