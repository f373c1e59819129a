import { Buffer } from 'node:buffer'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkDecks } from '../../lib/pipeline/check.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'

/** A deck of these slides, as later steps get it. */
async function read(markdown: string): ReturnType<typeof loadDeck> {
  const project = mkdtempSync(join(tmpdir(), 'lectern-'))
  const folder = join(project, 'slides/talk')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'slides.md'), markdown)
  return loadDeck({ name: 'talk', folder, entry: join(folder, 'slides.md') }, project)
}

it('gives slides the layout that Slidev gives them', async () => {
  const plain = await read('# One\n\n---\n\n# Two\n\n---\nlayout: code\n---\n\n# Three\n')
  expect(plain.slides.map(({ layout }) => layout)).toEqual(['cover', 'default', 'code'])
  const defaults = await read('---\ndefaults:\n  layout: figure\n  class: wide\n---\n\n# One\n\n---\n\n# Two\n\n---\nlayout: code\nclass: narrow\n---\n\n# Three\n')
  expect(defaults.slides.map(({ layout }) => layout)).toEqual(['figure', 'figure', 'code'])
  expect(defaults.slides.map(({ frontmatter }) => frontmatter.class)).toEqual(['wide', 'wide', 'narrow'])
})

it('reads 500 slides, and refuses more than a deck can have, in one line', async () => {
  const slides = (count: number): string => Array.from({ length: count }, (_, no) => `# Slide ${no}`).join('\n\n---\n\n')
  expect((await read(slides(500))).slides).toHaveLength(500)
  await expect(read(slides(1001))).rejects.toThrow(/^slides\/talk\/slides\.md: 1001 slides\n {2}expected: 1000 at most in a deck\n/)
  await expect(read(`# A\n\n${'word '.repeat(2_000_000)}`)).rejects.toThrow(/^slides\/talk\/slides\.md: 10\.0 MB of Markdown\n {2}expected: 2 MB at most in a deck/)
})

const project = mkdtempSync(join(tmpdir(), 'lectern-'))

function write(name: string, content: string | Uint8Array): void {
  mkdirSync(join(project, 'slides', name), { recursive: true })
  writeFileSync(join(project, 'slides', name, 'slides.md'), content)
}

async function load(name: string): Promise<unknown> {
  return loadDeck(findDecks(project, [name])[0]!, project)
}

it.for<[name: string, content: string | Uint8Array, message: RegExp]>([
  ['alias', '---\ntitle: A\nclicks: *x\n---\n\n# A\n', /^slides\/alias\/slides\.md:3: Unresolved alias.*: x/],
  ['later', '# A\n\n---\nlayout: quote\n\nclicks: *x\n---\n\n# B\n', /^slides\/later\/slides\.md:6: Unresolved alias.*: x/],
  ['block', '```yaml\nclicks: *x\n```\n\n# A\n', /^slides\/block\/slides\.md:2: Unresolved alias.*: x/],
  ['tab', '---\ntitle: A\n\tx: 1\n---\n\n# A\n', /^slides\/tab\/slides\.md:3: .*[Tt]ab/],
  ['two dashes', '# A\n\n---\nlayout: quote\n--\n\n# B\n\nWords.\n\n- one\n\n---\n\n# C\n', /^slides\/two dashes\/slides\.md:5: "--" where a frontmatter ends\n {2}expected: --- alone on a line\n {2}fix: {6}write --- there$/],
  ['words', '# A\n\n---\nWords of a slide,\non two lines.\n---\n\n# B\n', /^slides\/words\/slides\.md:4: "Words of a slide," right below ---, where Slidev reads keys and shows nothing\n {2}expected: an empty line between --- and the words of a slide\n {2}fix: {6}leave a line empty there; a key is written as layout: center$/],
  ['list', '---\n# a comment\n\n- one\n- two\n---\n\n# A\n', /^slides\/list\/slides\.md:4: "- one" right below ---/],
  ['wide', Buffer.from('\uFEFF# A\n', 'utf16le'), /^slides\/wide\/slides\.md:1: the file is UTF-16[\s\S]*iconv/],
  ['binary', '# A\n\nB\0\n', /^slides\/binary\/slides\.md:3: a NUL byte/],
  ['latin', Buffer.concat([Buffer.from('# A \uFFFD\n\n'), Buffer.from('ó\n', 'latin1')]), /^slides\/latin\/slides\.md:3: bytes that are not UTF-8/],
  ['imports', '# A\n\n---\nsrc: ../zero/slides.md\n---\n', /^slides\/zero\/slides\.md:3: a NUL byte/],
])('refuses a file with its line: %s', async ([name, content, message]) => {
  write('zero', '# A\n\n\0\n')
  write(name, content)
  await expect(load(name)).rejects.toThrow(message)
})

it('takes the sign for an unknown letter where the author wrote it', async () => {
  write('sign', '# The \uFFFD sign\n')
  expect(await load('sign')).toMatchObject({ title: 'The \uFFFD sign' })
})

it('tells that slides.md is a folder, and still checks the other decks', async () => {
  mkdirSync(join(project, 'slides/folder/slides.md'), { recursive: true })
  write('good', '# Good\n')
  const { decks, problems } = await checkDecks(project, ['folder', 'good'])
  expect(decks.map(({ name }) => name)).toEqual(['good'])
  expect(problems[0]).toMatchObject({ file: 'slides/folder/slides.md', found: expect.stringContaining('cannot be read: a folder has this name') as string })
})

it('reads a file without "---" as slides, and says so once', async () => {
  const deck = await read('# One\n\nText.\n\n## Two\n\n- a\n')
  expect(deck.slides.map(({ title, line }) => [title, line])).toEqual([['One', 5], ['Two', 11]])
  expect(deck.translation?.kind).toBe('headings')
  expect(deck.translation?.notices.map(({ found }) => found)).toEqual([expect.stringContaining('split into 2 slides at its headings')])
  expect((await read('---\ntheme: seriph\n---\n\n# One\n\n## Two\n')).translation).toBeUndefined()
})

it('names the author\'s line of a mistake in a deck of Marp\'s', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  const lines = ['---', 'marp: true', 'header: Top', '---', '', '# One', '', '---', '', '<!-- _class: lead -->', '', '# Two', '', '![a picture](missing.png)', '']
  writeFileSync(join(folder, 'talk.md'), lines.join('\n'))
  const { problems } = await checkDecks(folder, ['talk.md'])
  expect(problems.map(({ file, line, slide }) => ({ file, line, slide }))).toEqual([{ file: 'talk.md', line: lines.indexOf('![a picture](missing.png)') + 1, slide: 2 }])
})
