import type { Block, Section } from '../../lib/article/article.ts'
import type { Rich } from '../../lib/article/rich.ts'
import { Buffer } from 'node:buffer'
import { expect, it } from 'vitest'
import { readArticle } from '../../lib/article/read/read-article.ts'
import { lowered, raised } from '../../lib/article/text/raised.ts'
import { coverageOf } from '../../lib/article/trace/coverage.ts'
import { judgeDeck } from './judge-deck.ts'
import { make } from './make.ts'

const text = 'The moon pulls on the water of the earth.'

/** What a deck shows, says and cites of an article; it has no fault. */
function deckOf(article: string, file = 'article.md'): { shown: string, said: string, cited: string, titles: string[] } {
  const { slides, files, plan, article: read } = make(article, file)
  expect([judgeDeck(read, plan), coverageOf(read, plan).nowhere]).toEqual([[], []])
  return {
    shown: slides.replace(/<!--[\s\S]*?-->/g, ''),
    said: plan.slides.flatMap(({ notes }) => notes.map(({ markdown }) => markdown)).join('\n'),
    cited: String(files.get('references.yml') ?? ''),
    titles: plan.slides.map(({ title }) => title.words),
  }
}

it('makes footnotes of numbers in brackets that lead to a list at the end', () => {
  const { shown, said, cited, titles } = deckOf(`# Tides\n\n${text} [1] The sun pulls too [2].\n\n## Range\n\nIt is high in Fundy [3, 4–5], and a[9] is code.\n\n## References\n\n1. Newton, I. (1687). [The book of the moon](https://moon.example/book). London.\n2. Kepler, J. A letter.\n3. Euler, L. "The tide as a wave", doi:10.1000/tide.\n4. Fundy, https://fundy.example/a.\n5. Oslo, arXiv:2101.12345.\n`)
  expect(shown).toContain(`${text} <Cite id="moon" />`)
  expect(shown).not.toMatch(/\[[1-5]|Kepler/)
  expect(shown).toContain('a\\[9\\]')
  expect(said).toContain('Kepler, J. A letter.')
  expect(cited).toContain('title: The book of the moon\n  where: moon.example\n  url: https://moon.example/book')
  expect(cited).toContain('title: The tide as a wave\n  where: doi.org\n  url: https://doi.org/10.1000/tide')
  expect(cited).toMatch(/title: Fundy\n {2}where: fundy\.example[\s\S]*title: Oslo\n {2}where: arxiv\.org\n {2}url: https:\/\/arxiv\.org\/abs\/2101\.12345/)
  expect(titles).not.toContain('References')
})

it('knows entries by the name between their brackets, in plain text too', () => {
  const { shown, said } = deckOf(`Tides\n\n${text} It pulls as [NEWTON] says.\n\nSecurity Considerations\n\nA tide is as strong as [RFC9000] says it is, and no stronger.\n\nReferences\n\n[NEWTON]  Newton, I., "Principia", 1687.\n\n[RFC9000] Euler, L., "Waves", 2021.\n`, 'article.txt')
  expect(shown).toContain('A tide is as strong as \\[RFC9000\\] says it is')
  expect(shown).not.toContain('Principia')
  expect(said).toMatch(/Principia[\s\S]*Waves/)
})

it('leaves a list that the text does not refer to, and brackets that lead nowhere, as they are', () => {
  const { shown, titles } = deckOf(`# Tides\n\nThe moon pulls on water [1].\n\n## References\n\n${Array.from({ length: 7 }, (_, index) => `${index + 1}. Book ${index + 1}`).join('\n')}\n`)
  expect(shown).toContain('\\[1\\]')
  expect(titles).toContain('References')
})

it('makes footnotes of raised numbers of a page, without the way back', () => {
  const { shown, said, cited } = deckOf(`<h1>Tides</h1>\n<p>${text}<sup class="reference"><a href="#cite_note-1"><span>[</span>1<span>]</span></a></sup> The sun pulls too.<sup><a href="#n2">b</a></sup></p>\n<h2>Range</h2><p>Up to 10<sup>2</sup> metres of H<sub>2</sub>O.</p>\n<h2>References</h2>\n<ol class="references">\n<li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> <a href="https://moon.example/">The moon</a>, 1687</li>\n<li id="n2">↑ <a href="#b">a</a> Said by Kepler.</li>\n</ol>`, 'article.html')
  expect(shown).toContain(`${text} <Cite id="moon" />`)
  expect(shown).toContain('Up to 10² metres of H₂O.')
  expect(said).toMatch(/^The moon, 1687$/m)
  expect(said).toMatch(/^Said by Kepler\.$/m)
  expect(cited).toContain('title: The moon, 1687')
  expect(said).not.toContain('References')
})

it('takes the number that a note begins with for its way back, and not for a mark', () => {
  const { shown, said } = deckOf(`<h1>Tides</h1><p id="r1">${text}<sup><a href="#n1">1</a></sup></p><h2>Range</h2><p>It is high.</p><div id="n1"><sup><a href="#r1">1</a></sup> Said by Kepler.</div>`, 'article.html')
  expect(shown).toContain(text)
  expect(said).toBe('Said by Kepler.')
})

it('makes footnotes of raised numbers that HTML within Markdown links', () => {
  const { shown, said } = deckOf(`# Tides\n\n${text}<sup id="r1"><a href="https://wiki.example/Tides#cite_note-1">[1]</a></sup> Up to 10<sup>2</sup> metres, the<sup>[2](#n2)</sup> 2<sup>nd</sup> time, n<sup>k</sup> and x<sup>i+1</sup>.\n\n## Notes\n\n1. ↑ Said by Kepler.\n2. Or thrice.\n`)
  expect(shown).toContain(text)
  expect(shown).not.toContain('[1]')
  expect(said).toMatch(/^Or thrice\.$/m)
  expect(said).toContain('10² metres, the 2nd time, n^k and x^(i+1).')
  expect(said).toMatch(/^Said by Kepler\.$/m)
})

it.each([['2', '²'], [' 2 ', '²'], ['−12', '⁻¹²'], ['th', 'th'], ['th.', 'th.'], ['ieme', 'ieme'], ['n', '^n'], ['a', 'a'], ['S', 'S'], ['A', 'A'], ['abcde', '^(abcde)'], ['i+1', '^(i+1)'], ['(n)', '^(n)'], ['(n)(m)', '^((n)(m))'], ['a/b', '^(a/b)'], ['1,2', '^(1,2)'], ['n−1', '^(n−1)'], ['2a', '^(2a)'], ['nn1', '^(nn1)'], ['a*b', '^(a*b)'], ['a b', 'a b'], ['abcdefghijkl', '^(abcdefghijkl)'], ['abcdefghijklm', 'abcdefghijklm'], ['*', '*'], ['', ''], ['™', '™'], [':p. 4', ':p. 4']])('raises %s to %s', (from, to) => expect(raised(from)).toBe(to))

it.each([['2', '₂'], [' 10 ', '₁₀'], ['+-', '₊₋'], ['max', '_max'], [' i ', '_i'], ['longer', '_longer'], ['longest', 'longest'], ['a, b', 'a, b'], ['', '']])('lowers %s to %s', (from, to) => expect(lowered(from)).toBe(to))

it('keeps a formula that a page hides behind a picture, and one that is a picture with its TeX', () => {
  const { shown } = deckOf(`<h1>Tides</h1><p>Its height is <span class="mwe-math-element"><span style="display: none;"><math alttext="{\\displaystyle h^{2}}"><annotation encoding="application/x-tex">{\\displaystyle h^{2}}</annotation></math></span><img src="a.svg" class="mwe-math-fallback-image-inline" alt="{\\displaystyle h^{2}}"></span> metres, or <img class="latex" alt="x^3" src="b.png"> feet.</p><p>or in short:</p><dl><dd><math><annotation encoding="application/x-tex">y=1</annotation></math>.</dd></dl>`, 'article.html')
  expect(shown).toContain('Its height is $h^{2}$ metres, or $x^3$ feet.')
  expect(shown).toContain('$$\ny=1\n$$')
  expect(shown).not.toContain('# or in short')
})

/** What an article's references become: footnotes, then blocks with each mark between `^`, and addresses between `<>`. */
function taken(source: string, file = 'article.md'): string[] {
  const { footnotes, blocks, sections } = readArticle(Buffer.from(source), file)
  const told = (rich: Rich): string => rich.map(({ text: words, href, foot }) => `${words}${href ? `<${href}>` : ''}${foot ? `^${foot}^` : ''}`).join('').trim()
  const block = (each: Block): string => each.kind === 'paragraph' ? told(each.text) : each.kind === 'list' ? `${each.ordered ? each.start : '-'} ${each.items.map(item => [item.text, ...item.below].map(told).join(' > ')).join('; ')}` : each.kind === 'table' ? [each.header, ...each.rows.map(row => row.cells)].map(cells => cells.map(told).join(' | ')).join('; ') : each.kind === 'quote' ? each.paragraphs.map(told).join('; ') : each.kind
  const below = (section: Section): string[] => [`# ${told(section.title)}`, ...section.blocks.map(block), ...section.sections.flatMap(below)]
  return [...footnotes.map(({ id, line, paragraphs }) => `${id} ${line}: ${paragraphs.map(told).join(' > ')}`), ...blocks.map(block), ...sections.flatMap(below)]
}

it.each<[what: string, source: string, told: string[]]>([
  ['numbers, several and from one to another', 'One [1]. Two[2,3] three [4–6] [7-8].\n\n## References\n\n1. A\n2. B\n3. C\n4. D\n5. E\n6. F\n7. G\n8. H\n', [...[...'ABCDEFGH'].map((words, index) => `[${index + 1}] 3: ${words}`), 'One^[1]^. Two^[2] [3]^ three^[4] [5] [6] [7] [8]^.']],
  ['numbers in code, in links and in formulas, which are none', 'In `a [2]` and [x [2]](http://y.z), $x_2 [2]$ [1].\n\n## References\n\n1. A\n2. B\n', ['[1] 3: A', 'In a [2] and x [2]<http://y.z>, x_2 [2]^[1]^.', '# References', '- B']],
  ['numbers that lead nowhere', 'See [6–4], [1–60], [1.2], [9] and [1, 9].\n\n## Quellen\n\n1. A\n', ['See [6–4], [1–60], [1.2], [9] and [1, 9].', '# Quellen', '1 A']],
  ['numbers of entries with labels, and addresses', 'See [3; 5] [7] [8].\n\n## 7. Bibliography\n\n- [3] A, https://a.b/c.\n- [5]: B doi: 10.1000/x.\n- [7] arXiv:2101.12345v1, and\n- [8] C, <https://d.e> and https://f.g\n- plain\n', ['[3] 3: A, https://a.b/c<https://a.b/c>.', '[5] 3: B doi: 10.1000/x<https://doi.org/10.1000/x>.', '[7] 3: arXiv:2101.12345<https://arxiv.org/abs/2101.12345>v1, and', '[8] 3: C, https://d.e<https://d.e> and https://f.g<https://f.g>', 'See^[3] [5] [7] [8]^.', '# 7. Bibliography', '- plain']],
  ['entries right below each other, some of which are left', 'See [1, 3].\n\n## References\n\n[1] A [x] b\n[2] D\n[3]: E\n', ['[1] 3: A [x] b', '[3] 3: E', 'See^[1] [3]^.', '# References', '[2] D']],
  ['names, which stay, below a heading of such a list', 'See [AB12].\n\n## Notes and references\n\n### Books\n\n[AB12] Ann, B.\n\nOther words.\n', ['[AB12] 3: Ann, B.', 'See [AB12]^[AB12]^.', '# Notes and references', '# Books', 'Other words.']],
  ['a mark that a sentence begins with, which stays', '[1] is old.\n\n## References\n\n1. A\n', ['[1] 3: A', '[1]^[1]^ is old.']],
  ['more than a third of a list', 'See [1].\n\n## References\n\n1. ^ ↑ A\n2. B\n3. C\n', ['[1] 3: A', 'See^[1]^.', '# References', '- B; C']],
  ['less than a third', 'See [1].\n\n## References\n\n1. ↑ A\n2. B\n3. C\n4. D\n', ['See [1].', '# References', '1 ↑ A; B; C; D']],
  ['a list that begins later, and what else is with it', 'See [2].\n\n## References\n\n2. A\n\n   More of it.\n\n> Quoted.\n', ['[2] 3: A > More of it.', 'See^[2]^.', '# References', 'Quoted.']],
  ['marks in every place', '| a [1] | b |\n|---|---|\n| c | d [2] |\n\n- x [3]\n  - y [4]\n\n> q [5]\n\n## H [6]\n\nWords.\n\n## 参考文献\n\n1. A\n2. B\n3. C\n4. D\n5. E\n6. F\n', [...[3, 5, 7, 8, 10, 12].map((line, index) => `[${index + 1}] ${line}: ${'ABCDEF'[index]}`), 'a^[1]^ | b; c | d^[2]^', '- x^[3]^ > y^[4]^', 'q^[5]^', '# H^[6]^', 'Words.']],
  ['footnotes beside references of the same number', 'Words.[^1] More [1].\n\n[^1]: Foot.\n\n## References\n\n1. A\n', ['1 3: Foot.', '[1] 3: A', 'Words.^1^ More^[1]^.']],
  ['a heading of references that is empty, beside footnotes', 'Words.[^1]\n\n[^1]: Foot.\n\n## References\n\n## End\n\nWords.\n', ['1 3: Foot.', 'Words.^1^', '# End', 'Words.']],
  ['labels as long as one may be, and longer', `See [${'x'.repeat(24)}] [${'y'.repeat(25)}] [a b].\n\n## References\n\n- [${'x'.repeat(24)}] A\n- [${'y'.repeat(25)}] B\n- [a b] C\n`, [`[${'x'.repeat(24)}] 3: A`, `See [${'x'.repeat(24)}]^[${'x'.repeat(24)}]^ [${'y'.repeat(25)}] [a b].`, '# References', `- [${'y'.repeat(25)}] B; [a b] C`]],
])('takes of an article %s', (_, source, expected) => {
  expect(taken(`# Tides\n\n${source}`)).toEqual(expected)
})

it.each(['References', '7. References', '2.1 Informative references', 'List of references', 'NOTES', 'Literatur', 'Einzelnachweise', 'Literature cited', '📚 Sources'])('knows the list below %j', (name) => {
  expect(taken(`# Tides\n\nWords [1].\n\n## ${name}\n\n1. A\n`)[0]).toBe('[1] 3: A')
})

it.each(['References of it', 'Footnote', 'My notes', 'Sources and sinks', 'Literature of tides'])('knows no list below %j', (name) => {
  expect(taken(`# Tides\n\nWords [1].\n\n## ${name}\n\n1. A\n`)[0]).toBe('Words [1].')
})
