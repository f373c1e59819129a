import type { Rule } from '../project/rule.ts'
import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { readMarkup } from '../markdown/markup.ts'
import { decodeAddress } from '../project/decode-address.ts'
import { defineRule } from '../project/rule.ts'
import { deckRoots } from '../slidev/roots.ts'
import { candidates } from './pictures.ts'

/** What a phone in a hall's network waits for: some 5 s at 8 Mbit/s. */
const most = 5_000_000

/** Reports slides whose pictures are large; films stream, and do not count. */
export const heavySlides: Rule = defineRule({ id: 'heavy-slide', kind: 'budget', severity: 'hint', why: 'Anyone who opens the talk on a phone waits for this slide.' }, (deck, projectRoot) => deck.slides.flatMap((slide) => {
  const { images, tags } = readMarkup(slide.content)
  const addresses = new Set([...images.map(({ src }) => src), ...tags.filter(({ name }) => name === 'img').map(({ attributes }) => attributes.src ?? ''), ...['image', 'background'].map(key => slide.frontmatter[key]).filter(value => typeof value === 'string')])
  const files = [...addresses].filter(address => /^[^:{}]+\.\w+$/.test(address)).flatMap((address) => {
    const path = candidates(decodeAddress(address) ?? address, resolve(projectRoot, dirname(slide.file)), deckRoots(deck)).find(file => statSync(file, { throwIfNoEntry: false })?.isFile())
    return path === undefined ? [] : [{ address, bytes: statSync(path).size }]
  }).sort((a, b) => b.bytes - a.bytes)
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  return total > most
    ? [{ file: slide.file, line: slide.line, slide: slide.no, severity: 'hint' as const, found: `the slide's pictures are ${megabytes(total)}, of which "${files[0]!.address}" is ${megabytes(files[0]!.bytes)}`, expected: `at most ${megabytes(most)}`, fix: 'make the picture as large as it is shown, or save it as WebP' }]
    : []
}))

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
