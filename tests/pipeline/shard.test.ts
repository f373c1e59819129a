import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSite } from '../../lib/pipeline/build.ts'
import { buildShard, mergeParts } from '../../lib/pipeline/shards.ts'
import { cache } from '../../lib/project/cache.ts'
import { root } from '../../lib/project/root.ts'
import { parseShard, shardOf } from '../../lib/site/shard.ts'
import { isLong } from '../long.ts'

const project = join(root, 'tests/fixtures/decks/site')
const work = mkdtempSync(join(tmpdir(), 'lectern-'))
const parts = [1, 2].map(index => join(work, `part-${index}`))
const options = (output: string) => ({ projectRoot: project, output: join(work, output), names: [] })

/** Every file below a folder with the hash of its bytes. */
function tree(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  return Object.fromEntries(files.map(file => [relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex')]).sort())
}

/** As another machine would find it: no build of these decks. */
function forgetDecks(): void {
  for (const name of readdirSync(join(cache, 'decks')).filter(name => /^(?:alpha|beta|draft)-/.test(name)))
    rmSync(join(cache, 'decks', name), { recursive: true })
}

describe('what falls to a shard', () => {
  it('is every n-th deck; together all, none twice', () => {
    const decks = ['a', 'b', 'c', 'd', 'e'].map(name => ({ name }))
    const shares = [1, 2, 3].map(index => shardOf(decks, { index, of: 3 }).map(({ name }) => name).join(''))
    expect(shares).toEqual(['ad', 'be', 'c'])
  })

  it.each(['0/3', '4/3', '1', '1/0', '-1/2', 'a/b', ''])('"%s" is refused', (text) => {
    expect(() => parseShard(text)).toThrow(/--shard is "[^"]*"\n {2}expected: which of how many/)
  })
})

// A site is built three times: `npm run verify:long`.
describe.runIf(isLong)('parts', () => {
  beforeAll(async () => {
    // A commit made while this runs would give the parts another date.
    process.env.SOURCE_DATE_EPOCH = '1700000000'
    await buildSite(options('whole'))
    for (const [position, part] of parts.entries()) {
      forgetDecks()
      await buildShard({ ...options(''), output: part }, { index: position + 1, of: 2 })
    }
    forgetDecks()
  }, 300_000)
  afterAll(() => {
    delete process.env.SOURCE_DATE_EPOCH
    rmSync(work, { recursive: true, force: true })
  })

  it('make the same site as one build, byte for byte', async () => {
    await mergeParts(options('merged'), [parts[1]!, parts[0]!])
    const [whole, merged] = ['whole', 'merged'].map(name => tree(join(work, name)))
    expect(Object.keys(whole!).length).toBeGreaterThan(100)
    expect(merged).toEqual(whole)
  })

  it('are refused when one is missing, there twice, or no part', async () => {
    await expect(mergeParts(options('merged'), [parts[0]!])).rejects.toThrow('part 2 of 2 is missing')
    await expect(mergeParts(options('merged'), [...parts, parts[0]!])).rejects.toThrow('part 1 of 2 is there 2 times')
    await expect(mergeParts(options('merged'), [work])).rejects.toThrow('no part: it has no lectern-part.json')
  })

  it('are refused when they are of other decks, another division, or other sources', async () => {
    const file = join(parts[0]!, 'lectern-part.json')
    const part = JSON.parse(readFileSync(file, 'utf8')) as { shard: object, names: string[], folders: string[] }
    const wrong = async (change: object): Promise<unknown> => {
      writeFileSync(file, JSON.stringify({ ...part, ...change }))
      forgetDecks()
      return mergeParts(options('merged'), parts).finally(() => writeFileSync(file, JSON.stringify(part)))
    }
    await expect(wrong({ names: ['other'] })).rejects.toThrow('part of a site with the decks other')
    await expect(wrong({ shard: { index: 1, of: 3 } })).rejects.toThrow(/part 2 of 2, beside parts of 3[\s\S]*part 3 of 3 is missing/)
    await expect(wrong({ folders: [] })).rejects.toThrow('the parts have no build of alpha as it is here')
    await expect(mergeParts(options('part-1'), parts)).rejects.toThrow('a folder that Lectern did not write')
  })
})
