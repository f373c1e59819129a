import type { Deck } from '../../../lib/project/deck.ts'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { expandReferences } from '../../../lib/features/references/expand.ts'
import { expiredSources } from '../../../lib/features/references/expired.ts'
import { readReferences } from '../../../lib/features/references/read-references.ts'
import { references } from '../../../lib/features/references/rule.ts'

const entry = (id: string, more = ''): string => `- id: ${id}\n  title: T *${id}*\n  where: W\n  url: https://example.org/${id}\n${more}`

function project(yaml?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  if (yaml !== undefined)
    writeFileSync(join(folder, 'references.yml'), yaml)
  return folder
}

/** Slide `no` of a deck, as Slidev's transformer hands it over and gets it back. */
async function expand(folder: string, slides: string[], no: number): Promise<string> {
  const original = slides[no - 1]!
  const edits: { start: number, end: number, text: string }[] = []
  const s = { original, overwrite: (start: number, end: number, text: string) => edits.push({ start, end, text }) }
  await expandReferences({ s, options: { userRoot: folder, data: { slides: slides.map(content => ({ content })) } } } as never)
  return edits.sort((a, b) => b.start - a.start).reduce((text, { start, end, text: now }) => text.slice(0, start) + now + text.slice(end), original)
}

it('numbers citations as the talk goes, and lists their sources by these numbers', async () => {
  const folder = project(entry('a') + entry('b', '  authors: B\n  year: 2020\n') + entry('c') + entry('d', '  authors: D\n'))
  const slides = ['# One\n\nSaid <Cite id="d" />.', 'And <Cite id="b" />, <Cite id="a" />, <Cite id="d" />.', '<ReferenceList dense />']
  expect(await expand(folder, slides, 2)).toBe('And\u00A0<Cite id="b" :number="2" :to="3" label="B 2020, T &#42;b&#42;" />,\u00A0<Cite id="a" :number="3" :to="3" label="T &#42;a&#42;" />,\u00A0<Cite id="d" :number="1" :to="3" label="D, T &#42;d&#42;" />.')
  expect(await expand(folder, slides, 3)).toBe(`<ReferenceList dense>
<li data-reference="d"><span class="who">D</span><span class="what">, <cite>T &#42;d&#42;</cite></span><span class="where">, <a href="https://example.org/d" target="_blank" rel="noopener">W</a></span></li>
<li data-reference="b"><span class="who">B 2020</span><span class="what">, <cite>T &#42;b&#42;</cite></span><span class="where">, <a href="https://example.org/b" target="_blank" rel="noopener">W</a></span></li>
<li data-reference="a"><span class="who"><cite>T &#42;a&#42;</cite></span><span class="where">, <a href="https://example.org/a" target="_blank" rel="noopener">W</a></span></li>
</ReferenceList>`)
})

it('holds a citation to the word before, so that it stands on no line of its own; never to a mark, a cell or another one', async () => {
  const folder = project(entry('a'))
  const cite = '<Cite id="a" :number="1" :to="0" label="T &#42;a&#42;" />'
  const slide = ['as *Zadeh* said CITE CITE.', '- CITE, and more', '- a point CITE', '2. CITE', '| cell CITE | CITE |', '> CITE', '<li>CITE'].join('\n')
  expect(await expand(folder, [slide.replaceAll('CITE', '<Cite id="a" />')], 1)).toBe(slide.replaceAll('CITE', cite).replace(`said ${cite}`, `said\u00A0${cite}`).replace(`point ${cite}`, `point\u00A0${cite}`).replace(`cell ${cite}`, `cell\u00A0${cite}`))
})

it('leaves a slide that cites nothing as it is, whatever references.yml says, and refuses to number what has no entry', async () => {
  expect(await expand(project('a: 1'), ['# One'], 1)).toBe('# One')
  await expect(expand(project('a: 1'), ['<ReferenceList />'], 1)).rejects.toThrow('the file is not a list')
  await expect(expand(project(entry('a') + entry('b')), ['<Cite id="x" />'], 1)).rejects.toThrow('<Cite id="x" /> has no entry\n  expected: one of: a, b')
  await expect(expand(project(entry('a')), ['<Cite />'], 1)).rejects.toThrow('<Cite id="" /> has no entry')
})

it.each([
  ['a: 1', 1, 'the file is not a list'],
  [`${entry('a')}- id: b\n`, 5, '"b" has no title, no where, no url'],
  [`${entry('a')}- just words\n`, 5, 'this entry has no id, no title, no where, no url'],
  [entry('a').replace('T *a*', '""'), 1, '"a" has no title'],
  [entry('a').replace('T *a*', '~'), 1, '"a" has no title'],
  [entry('a', '  odd: 1\n  more: 2\n'), 1, '"a" has the unknown keys "odd", "more"'],
  [entry('a').replace('https:', 'ftp:'), 1, '"a" has url "ftp://example.org/a"'],
  [entry('a').replace('https:', 'see https:'), 1, '"a" has url "see https://example.org/a"'],
  [entry('a', '  expires: soon\n'), 1, '"a" has expires "soon"'],
  [entry('a', '  expires: 2027-01-311\n'), 1, '"a" has expires "2027-01-311"'],
  [entry('a', '  expires: x2027-01-31\n'), 1, '"a" has expires "x2027-01-31"'],
  [entry('a') + entry('b') + entry('a'), 9, '"a" is a duplicate id'],
  [`- id: a\n  tile: T\n  where: W\n  url: see\n`, 1, '"a" has no title, and has the unknown key "tile", and has url "see"'],
  [entry('a', '  authors: [B, C]\n'), 1, '"a" has authors ["B","C"]'],
  [entry('a', '  authors: *b\n'), 5, 'Unresolved alias (the anchor must be set before the alias): b'],
])('refuses %j, at its line', (yaml, line, found) => {
  expect(readReferences(project(yaml), '/').problems.map(({ line, found }) => [line, found])).toEqual([[line, found]])
})

it('reads the entries beside one that it refuses, and none of a file that is no YAML', () => {
  const folder = project(`${entry('a', '  expires: 2027-01-31\n')}- id: b\n${entry('c').replace('https', 'http')}`)
  const read = readReferences(folder, folder)
  expect(read.references.map(({ id, line, expires }) => [id, line, expires])).toEqual([['a', 1, '2027-01-31'], ['c', 7, undefined]])
  expect(read.problems).toMatchObject([{ file: 'references.yml', line: 6 }])
  expect(readReferences(project('- id: a\n  where: w\n  title: [x\n'), '/')).toMatchObject({ references: [], problems: [{ line: 4, found: expect.stringMatching(/^Flow sequence/), fix: 'correct the YAML' }] })
  expect(readReferences(project(), '/')).toEqual({ references: [], problems: [] })
})

async function told(folder: string, ...slides: string[]): Promise<unknown[]> {
  const deck = { folder, slides: slides.map((content, index) => ({ no: index + 1, file: 'talk.md', line: 10 * index + 1, content })) } as unknown as Deck
  return (await references.find(deck, folder, [])).map(({ rule, file, line, slide, found, expected }) => [rule, file, line, slide, found, expected])
}

it('tells of a citation without an entry where it stands, of an entry without a citation where it is written', async () => {
  const folder = project(entry('adams') + entry('zadeh'))
  expect(await told(folder, '# One', 'a\n\n<Cite id="adms" />\n<ReferenceList />')).toEqual([
    ['unknown-citation', 'talk.md', 13, 2, '<Cite id="adms" /> has no entry in references.yml', '"adams"?'],
    ['uncited-source', 'references.yml', 1, undefined, 'no slide cites "adams"', '<Cite id="adams" /> on a slide'],
    ['uncited-source', 'references.yml', 5, undefined, 'no slide cites "zadeh"', '<Cite id="zadeh" /> on a slide'],
  ])
  expect(await told(folder, '<Cite id="adams" /> <Cite id="zadeh" /> <Cite id="quite-other" />', '<ReferenceList />')).toEqual([['unknown-citation', 'talk.md', 1, 1, '<Cite id="quite-other" /> has no entry in references.yml', 'one of: adams, zadeh']])
  expect(await told(project(), '<Cite id="x" />\n<ReferenceList />')).toEqual([['unknown-citation', 'talk.md', 1, 1, '<Cite id="x" /> has no entry in references.yml', 'an entry "- id: x" in references.yml']])
})

it('asks for a list of sources where some are cited, at the first citation', async () => {
  expect(await told(project(entry('a')), '# One', 'x\n<Cite id="a" />', '<Cite id="a" />')).toEqual([['unlisted-sources', 'talk.md', 12, 2, 'sources are cited and no slide lists them', '<ReferenceList /> on a slide']])
  expect(await told(project(), '# One')).toEqual([])
})

it('tells of a file that cannot be read as of its own rule', async () => {
  expect(await told(project('a: 1'), '# One')).toEqual([['references-file', 'references.yml', 1, undefined, 'the file is not a list', expect.stringMatching(/^a list of entries/)]])
})

it('tells of a source from the day after the one by which it was to be read again', async () => {
  const folder = project(entry('a', '  expires: 2026-11-25\n') + entry('b', '  expires: 2026-11-26\n') + entry('c'))
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-26T23:00:00Z') })
  try {
    expect(await expiredSources.find({ folder, slides: [] } as unknown as Deck, folder, [])).toMatchObject([{ file: 'references.yml', line: 1, severity: 'care', found: 'the source "a" was due for review by 2026-11-25' }])
  }
  finally {
    vi.useRealTimers()
  }
})
