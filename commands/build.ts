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
    description: 'Builds talks into dist/: the site, the players and the PDFs. On several machines: --shard 1/3 on each, then --merge.',
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
    shard: { type: 'string', description: 'build only this share of the decks, to merge later', valueHint: 'i/n' },
    merge: { type: 'string', description: 'assemble the site from all parts', valueHint: 'folder,folder' },
  },
  async run({ args }) {
    const options: SiteOptions = { projectRoot: process.cwd(), output: resolve(process.cwd(), args.output), names: wantedDecks(args), limit: milliseconds('build', args.timeout), strict: args.strict, offline: args.offline }
    if (args.shard !== undefined && args.merge !== undefined) {
      throw new UseError({
        file: '',
        found: '--shard and --merge together',
        expected: 'one of them: --shard builds a part, --merge assembles the site from all parts',
        fix: 'lectern build --merge part-1,part-2',
      })
    }
    tellSkipped(options.names)
    if (args.shard !== undefined) {
      const decks = await buildShard(options, parseShard(args.shard))
      console.log(`built ${args.output}/, part ${args.shard}: ${decks.join(', ') || 'no decks'}`)
      return
    }
    if (args.merge === undefined)
      await buildSite(options)
    else
      await mergeParts(options, args.merge.split(',').map(folder => resolve(process.cwd(), folder.trim())))
    console.log(`built ${args.output}/ for any static host; to see it here: python3 -m http.server --directory ${args.output}`)
    if (findSiteUrl() === undefined)
      console.log('no sitemap.xml, canonical links or card pictures: set LECTERN_SITE_URL=https://… to the site\'s address to get them')
  },
})
