import type { YamlReader } from '../../lib/slidev/marp-front-matter.ts'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { injectPreparserExtensionLoader, load } from '@slidev/parser/fs'
import { expect, it } from 'vitest'
import { deckExtension } from '../../lib/slidev/extension.ts'
import { takeMarpsFrontMatter } from '../../lib/slidev/marp-front-matter.ts'

it('slidev loads a Marp file whose front matter is no YAML, and still refuses its own', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  const write = (name: string, front: string): string => {
    writeFileSync(join(folder, name), `---\n${front}\n---\n\n# One\n\n---\n\n# Two\n`)
    return join(folder, name)
  }
  const read = (entry: string): ReturnType<typeof load> => {
    injectPreparserExtensionLoader(async () => [deckExtension({ addon: folder, defaults: {}, args: ['build', entry] })])
    return load({ roots: [folder], allowedRoots: [folder], userRoot: folder }, entry)
  }
  const marp = write('marp.md', 'marp: true\nfooter: @ada')
  await expect(read(marp)).rejects.toThrow('reserved character @')
  takeMarpsFrontMatter(createRequire(createRequire(import.meta.url).resolve('@slidev/parser/package.json'))('yaml') as YamlReader)
  const { slides } = await read(marp)
  expect(slides.map(({ source, content }) => [source.title, content.includes('>@ada</footer>')])).toEqual([['One', true], ['Two', true]])
  await expect(read(write('slidev.md', 'theme: default\nauthor: @ada'))).rejects.toThrow('reserved character @')
})
