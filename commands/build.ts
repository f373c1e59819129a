import { resolve } from 'node:path'
import { defineCommand } from 'citty'
import { root } from '../lib/root.ts'
import { buildSite } from '../lib/write/site.ts'
import { deckOptions, wantedDecks } from './options.ts'

export default defineCommand({
  meta: { name: 'build', description: 'Turns every deck under slides/ into dist/: the site, the talks, their PDFs.' },
  args: {
    ...deckOptions,
    output: {
      type: 'string',
      description: 'folder to write',
      default: 'dist',
      valueHint: 'folder',
    },
  },
  async run({ args }) {
    const output = resolve(root, args.output)
    await buildSite({
      projectRoot: root,
      output,
      names: wantedDecks(args),
    })
    console.log(`built ${args.output}/`)
  },
})
