import type { SiteOptions } from '../lib/pipeline/build.ts'
import { resolve } from 'node:path'
import process from 'node:process'
import { defineCommand } from 'citty'
import { buildSite } from '../lib/pipeline/build.ts'
import { buildShard, mergeParts } from '../lib/pipeline/shards.ts'
import { UseError } from '../lib/project/problem.ts'
import { parseShard } from '../lib/site/shard.ts'
import { findSiteUrl } from '../lib/site/site-url.ts'
import { deckOptions, milliseconds, offlineOption, strictOption, tellSkipped, timeoutOption, wantedDecks } from './options.ts'

export default defineCommand({
  meta: {
    name: 'build',
    description: 'Turns talks into dist/: the site, the talks, their PDFs. On several machines: --shard 1/3 on each, then --merge.',
  },
  args: {
    ...deckOptions,
    output: {
      type: 'string',
      description: 'folder to write',
      alias: ['o', 'out'],
      default: 'dist',
      valueHint: 'folder',
    },
    ...timeoutOption,
    ...strictOption,
    ...offlineOption,
    shard: { type: 'string', description: 'build only this share of the decks, as a part to merge', valueHint: 'i/n' },
    merge: { type: 'string', description: 'put the site together from all parts', valueHint: 'folder,folder' },
  },
  async run({ args }) {
    const options: SiteOptions = { projectRoot: process.cwd(), output: resolve(process.cwd(), args.output), names: wantedDecks(args), limit: milliseconds('build', args.timeout), strict: args.strict, offline: args.offline }
    if (args.shard !== undefined && args.merge !== undefined) {
      throw new UseError({
        file: '',
        found: '--shard and --merge together',
        expected: 'one of them: --shard builds a part, --merge puts all parts together',
        fix: 'lectern build --merge part-1,part-2',
      })
    }
    tellSkipped(options.names)
    if (args.shard !== undefined) {
      const decks = await buildShard(options, parseShard(args.shard))
      console.log(`built ${args.output}/, part ${args.shard}: ${decks.join(', ') || 'no deck falls to it'}`)
      return
    }
    if (args.merge === undefined)
      await buildSite(options)
    else
      await mergeParts(options, args.merge.split(',').map(folder => resolve(process.cwd(), folder.trim())))
    console.log(`built ${args.output}/ for any static host; to see it here: python3 -m http.server --directory ${args.output}`)
    if (findSiteUrl() === undefined)
      console.log('without sitemap.xml, canonical links and card pictures: set LECTERN_SITE_URL=https://… to the site\'s address to have them')
  },
})
