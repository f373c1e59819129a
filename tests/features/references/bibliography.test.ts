import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { plainOfLatex } from '../../../lib/features/references/bibliography/latex.ts'
import { readBibliography } from '../../../lib/features/references/bibliography/read.ts'
import { writeBibtex, writeCsl } from '../../../lib/features/references/bibliography/write.ts'
import { bibliographyOf, giveReferences, takeReferences } from '../../../lib/pipeline/references.ts'
import { loadDeck } from '../../../lib/project/deck.ts'
import { findDecks } from '../../../lib/project/decks.ts'

const read = (text: string): object[] => [...readBibliography(text, 'refs.bib').sources.values()]

describe('bibTeX', () => {
  it.each<[string, string, object]>([
    ['a paper', '@article{vaswani2017,\n  author = {Vaswani, Ashish and Shazeer, Noam and others},\n  title = {Attention Is {All} You Need},\n  journal = {NeurIPS}, volume = 30, pages = {5998--6008},\n  year = {2017},\n  doi = {10.5555/3295222}\n}', { id: 'vaswani2017', authors: 'Vaswani et al.', year: 2017, title: 'Attention Is All You Need', where: 'NeurIPS 30, 5998–6008', url: 'https://doi.org/10.5555/3295222' }],
    ['a book in parentheses and quotes', '@Book(knuth, author = "Donald E. Knuth" # " and " # "Leslie Lamport", title = "The {\\TeX}book, (2nd ed.)", publisher = "Addison-Wesley", year = 1984, isbn = "0-201-13448-9")', { id: 'knuth', authors: 'Knuth & Lamport', year: 1984, title: 'The \\TeXbook, (2nd ed.)', where: 'Addison-Wesley', url: 'https://search.worldcat.org/search?q=bn:0201134489' }],
    ['strings, months and comments', 'Exported today.\n@string{cacm = {Communications of the ACM}}\n@comment{x}\n@preamble{"\\x"}\n@article{d68, author={Dijkstra, Edsger W.}, title={Go To}, journal=cacm, month=mar, year="1968", url={https://example.org/a\\_b}}', { id: 'd68', authors: 'Dijkstra', year: 1968, title: 'Go To', where: 'Communications of the ACM', url: 'https://example.org/a_b' }],
    ['BibLaTeX', '@online{who:2020, author = {{World Health Organization}}, title = {Air}, subtitle = {and health}, date = {2020-03-01}, url = {https://who.int/air}}', { id: 'who:2020', authors: 'World Health Organization', year: 2020, title: 'Air: and health', where: 'who.int', url: 'https://who.int/air' }],
    ['arXiv, and a particle', '@misc{a, author = {Ludwig van der Berg and {\\\'E}. Galois}, title = {T}, eprint = {1706.03762}, archivePrefix = {arXiv}, year = {2017}}', { id: 'a', authors: 'van der Berg & Galois', year: 2017, title: 'T', where: 'arXiv:1706.03762', url: 'https://arxiv.org/abs/1706.03762' }],
    ['an address in howpublished', '@misc{a, title = {T}, howpublished = {\\url{https://example.org/x}}}', { id: 'a', title: 'T', where: 'example.org', url: 'https://example.org/x' }],
  ])('reads %s', (_, text, source) => {
    expect(read(text)).toEqual([source])
  })

  it.each<[string, string]>([
    ['G{\\"o}del', 'Gödel'],
    ['Erd\\H{o}s', 'Erdős'],
    ['{\\v{S}}koda \\& S{\\o}n', 'Škoda & Søn'],
    ['Ho{\\`a}ng \\c{c}a \\\'{\\i}', 'Hoàng ça í'],
    ['stra{\\ss}e --- 10\\,\\%', 'straße — 10\\,%'],
    ['\\emph{The} \\textit{end}~here', 'The end here'],
    ['Müller 東京', 'Müller 東京'],
  ])('knows %s', (latex, plain) => {
    expect(plainOfLatex(latex)).toBe(plain)
  })

  it.each<[string, string]>([
    ['just words', 'no entry of BibTeX, and no CSL-JSON'],
    ['@article{a, title = {never ends', '@article is never closed'],
    ['\n\n@article{title = {x}}', '@article has no key'],
  ])('refuses %j', (text, message) => {
    expect(() => read(text)).toThrow(message)
  })

  it('keeps what it cannot use for whoever asks for it', () => {
    const { sources, problems } = readBibliography('@book{a, title={T}}\n@book{b, url={https://x.org}}\n@misc{c, title={C}, url={https://x.org}}', 'refs.bib')
    expect([...sources.keys()]).toEqual(['c'])
    expect([...problems.values()].map(({ line, found }) => [line, found])).toEqual([[1, '"a" has no url, doi, eprint or isbn'], [2, '"b" has no title']])
  })

  it('reads a hundred thousand brackets, and half of a file, in no time and without a throw of its own', () => {
    expect(() => read('@article{a, title = {'.padEnd(100_000, '{'))).toThrow('is never closed')
    expect(read(`Half of it: ${'{'.repeat(50_000)}@misc{a, title={T}, url={https://x.org}}`)).toHaveLength(1)
  })
})

describe('cSL-JSON', () => {
  it('reads what Zotero and pandoc write', () => {
    expect(read(JSON.stringify([{ 'id': 'a', 'type': 'article-journal', 'author': [{ 'family': 'Berg', 'non-dropping-particle': 'van der' }, { literal: 'CERN' }], 'issued': { 'date-parts': [['2012', 7]] }, 'title': 'A <i>new</i> boson', 'container-title': 'Physics Letters B', 'volume': 716, 'page': '1-29', 'DOI': '10.1016/j.x' }]))).toEqual([
      { id: 'a', authors: 'van der Berg & CERN', year: 2012, title: 'A new boson', where: 'Physics Letters B 716, 1–29', url: 'https://doi.org/10.1016/j.x' },
    ])
  })

  it('refuses what is none', () => {
    expect(() => read('[{"title":"x"}]')).toThrow('0.id is missing')
    expect(() => read('[{"id":')).toThrow('not JSON')
  })
})

const sources = [
  { id: 'bommasani2021', authors: 'Bommasani et al.', year: 2021, title: 'On 100 % of models & more', where: 'Stanford', url: 'https://arxiv.org/abs/2108.07258' },
  { id: 'two', authors: 'Kelvin & World Tide Office', year: 'n.d.', title: 'Tides', where: 'Nature 5, 3–4', url: 'https://doi.org/10.1000/x' },
  { id: 'page', title: 'A page', where: 'example.org', url: 'https://example.org/a_b' },
]

it('writes BibTeX that reads back as the same', () => {
  const text = writeBibtex(sources)
  expect(text).toContain('@misc{bommasani2021,\n  author = {{Bommasani} and others},\n  title = {{On 100 \\% of models \\& more}},')
  expect(read(text)).toEqual(sources)
})

it('writes nothing that ends its field and begins another', () => {
  const hostile = [{ id: 'a}b', title: 'T}, url = {javascript:alert(1)', year: '20}, url = {javascript:alert(2)', where: 'W\\} @misc{x,', url: 'https://example.org/a}, note = {b}\\' }]
  const text = writeBibtex(hostile)
  expect(text.match(/^ {2}\w+ = \{.*\},$/gm)).toHaveLength(4)
  expect(read(text)).toMatchObject([{ id: 'a-b', url: 'https://example.org/a%7D,note=%7Bb%7D%5C' }])
})

it('writes CSL-JSON that reads back as the same', () => {
  expect(read(writeCsl(sources))).toEqual(sources)
})

it('takes what a talk cites from a bibliography, and gives it back as one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  writeFileSync(join(folder, 'talk.md'), '# A\n\nSaid <Cite id="two" />, <Cite id="old" /> and <Cite id="nobody" />.\n\n---\n\n<ReferenceList />\n')
  writeFileSync(join(folder, 'references.yml'), '# mine\n- id: old\n  title: Old\n  where: W\n  url: https://example.org')
  const deck = await loadDeck(findDecks(folder, ['talk.md'])[0]!, folder)
  expect(await takeReferences(deck, folder, writeBibtex(sources), 'refs.bib')).toEqual({ added: ['two'], missing: ['nobody'] })
  expect(readFileSync(join(folder, 'references.yml'), 'utf8')).toBe('# mine\n- id: old\n  title: Old\n  where: W\n  url: https://example.org\n- id: two\n  authors: Kelvin & World Tide Office\n  year: n.d.\n  title: Tides\n  where: Nature 5, 3–4\n  url: https://doi.org/10.1000/x\n')
  expect(giveReferences(deck, folder, 'out.bib')).toContain('@article{two,')
  expect(giveReferences(deck, folder, 'out.json')).toContain('"id": "old"')
  expect(() => giveReferences(deck, folder, 'out.txt')).toThrow('a file that ends with ".txt"')
  await expect(takeReferences(deck, folder, '@book{nobody, title={T}}', 'refs.bib')).rejects.toThrow('"nobody" has no url, doi, eprint or isbn')
})

it('finds an article\'s bibliography: named, in its front matter, or beside it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  const put = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const article = put('tides.md', 'Said [@two], and [@bare].')
  expect(bibliographyOf(article, undefined).sources.size).toBe(0)
  put('references.bib', `${writeBibtex(sources)}@book{bare, title={T}}\n@book{other, title={T}}`)
  expect([...bibliographyOf(article, undefined).sources.keys()]).toEqual(['bommasani2021', 'two', 'page'])
  expect(bibliographyOf(article, undefined).problems.map(({ found }) => found)).toEqual(['"bare" has no url, doi, eprint or isbn'])
  put('tides.bib', '@misc{a, title={A}, url={https://example.org}}')
  expect([...bibliographyOf(article, undefined).sources.keys()]).toEqual(['a'])
  put('mine.json', writeCsl(sources))
  expect(bibliographyOf(put('front.md', '---\ntitle: T\nbibliography: [mine.json]\n---\n'), undefined).sources.size).toBe(3)
  for (const [at, front] of ['\uFEFF---\r\ntitle: T\r\nbibliography: mine.json\r\n---\r\n', '---\nbibliography:\n  - mine.json\n---\nWords.', '+++\nbibliography = "mine.json"\n+++\nWords.'].entries())
    expect(bibliographyOf(put(`front-${at}.md`, front), undefined).sources.size).toBe(3)
  const wide = join(folder, 'wide.md')
  writeFileSync(wide, '\uFEFF---\nbibliography: mine.json\n---\nWords.', 'utf16le')
  expect(bibliographyOf(wide, undefined).sources.size).toBe(3)
  expect(bibliographyOf(undefined, join(folder, 'mine.json')).sources.size).toBe(3)
  expect(() => bibliographyOf(put('lost.md', '---\nbibliography: lost.bib\n---\n'), undefined)).toThrow('lost.bib: no such file')
  expect(() => bibliographyOf(article, 'nowhere.bib')).toThrow('nowhere.bib: no such file')
})
