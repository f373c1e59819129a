import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { coverageOf, formatCoverage } from '../../lib/article/trace/coverage.ts'
import { traceDeck } from '../../lib/article/trace/trace-deck.ts'
import { verifySlide } from '../../lib/article/trace/verify-slide.ts'
import { readTrace } from '../../lib/markdown/read-trace.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { source } from '../../lib/rules/source.ts'
import { make } from './make.ts'

const article = `# Tides

The moon pulls on 71 % of the earth, said Isaac Newton.

## Range

"A spring tide is the highest tide" is what FISHERMEN say. It may be 16 metres high.

\`\`\`sh
tide --range 16
\`\`\`

| Place | Metres |
|---|---|
| Fundy | 16 |
| Oslo | 0.3 |

## Text for the notes

A paragraph that is shown. And a second sentence, which is said.

## One number

As code, \`98_222\` is one number.
`

/** The deck on disk, its Markdown changed by its author or not. */
async function deckOf(edit: (slides: string) => string = slides => slides, without: string[] = []): Promise<{ deck: Awaited<ReturnType<typeof loadDeck>>, folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-trace-'))
  for (const [path, content] of make(article).files) {
    if (without.includes(path))
      continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), path === 'slides.md' ? edit(String(content)) : content)
  }
  return { deck: await loadDeck(findDecks(folder)[0]!, folder), folder }
}

it('reads what a slide says of where it comes from', () => {
  expect(readTrace('<!-- from article.md: 3; 14-16; notes 18, 20-21 -->\n\n# A')).toEqual({ source: 'article.md', shown: [[3, 3], [14, 16]], notes: [[18, 18], [20, 21]] })
  expect(readTrace('<!-- from my heart: I wrote this -->')).toBeUndefined()
})

it('traces every line and every note of a new deck to its lines', async () => {
  const { deck, folder } = await deckOf()
  const { slides, articles } = traceDeck(deck, folder)
  const lines = slides.flatMap(slide => [...slide.lines, ...slide.notes])
  expect(lines.length).toBeGreaterThan(10)
  expect(lines.filter(({ line }) => line === 0)).toEqual([])
  expect(lines.find(({ text }) => text.includes('Oslo'))?.line).toBe(16)
  expect(lines.find(({ text }) => text.startsWith('And a second'))?.line).toBe(20)
  expect(articles[0]?.nowhere).toEqual([])
})

it.each([
  ['| Fundy | 0.3 |', [15, 16]],
  ['| Oslo | 0.4 |', [0, 0]],
  ['| Oslo |  |', [16, 16]],
])('traces a row that became %s by its cells', async (row, place) => {
  const { deck, folder } = await deckOf(slides => slides.replace('| Oslo | 0.3 |', row))
  const found = traceDeck(deck, folder).slides.flatMap(({ lines }) => lines).find(({ text }) => text === row)
  expect([found?.line, found?.end]).toEqual(place)
})

it('tells which sentence is nowhere once its author took it out', async () => {
  const { deck, folder } = await deckOf(slides => slides.replace('And a second sentence, which is said.', ''))
  expect(traceDeck(deck, folder).articles[0]?.nowhere.map(({ text, line }) => `${line}: ${text}`)).toEqual(['20: And a second sentence, which is said.'])
})

it('finds nothing wrong with a new deck', async () => {
  const { deck, folder } = await deckOf()
  expect(await source.find(deck, folder)).toEqual([])
})

it.each([
  ['71 %', '17 %', 'the number "17" is not on the lines of article.md that the slide names'],
  ['| Oslo | 0', '| Oslo | 9', 'the number "9.3" is not on the lines of article.md that the slide names'],
  ['Isaac Newton', 'Isaac Asimov', 'the name "Asimov" is not on the lines of article.md that the slide names'],
  ['is the highest tide"', 'is the best tide"', 'the quotation ""A spring tide is the best tide"" is not on the lines of article.md that the slide names'],
  ['tide --range 16', 'tide --range 17', 'the code "tide --range 17" is not on the lines of article.md that the slide names'],
])('refuses "%s" that became "%s"', async (before, after, found) => {
  const { deck, folder } = await deckOf(slides => slides.replace(before, after))
  expect((await source.find(deck, folder)).map(problem => problem.found)).toEqual([found])
})

it('lets other words be changed, and slides be added that come from no article', async () => {
  const { deck, folder } = await deckOf(slides => `${slides.replace('The moon pulls on', 'Our moon draws')}\n---\n\n# My own slide of 2031\n\nWith Ada Lovelace.\n`)
  expect(await source.find(deck, folder)).toEqual([])
})

it('says that the article is gone, on each slide that needs it', async () => {
  const { deck, folder } = await deckOf(undefined, ['article.md'])
  const problems = await source.find(deck, folder)
  expect(problems).toHaveLength(deck.slides.length)
  expect(problems[0]?.found).toContain('there is no such file beside the deck')
})

it('finds names that a page or a list puts between brackets with a sign before them', () => {
  expect(verifySlide('<!-- from article.md: 1 -->\n\n# Thanks to @Fundy8', { source: 'article.md', shown: [[1, 1]], notes: [] }, ['Thanks to [@Fundy8].'], () => undefined)).toEqual([])
})

it('takes no words between two cells for a quotation', () => {
  expect(verifySlide('| "a | b c d e | f" |', { source: 'article.md', shown: [[1, 1]], notes: [] }, ['nothing'], () => undefined)).toEqual([])
  expect(verifySlide('| "a b c d e f" |', { source: 'article.md', shown: [[1, 1]], notes: [] }, ['nothing'], () => undefined)).toEqual([{ kind: 'quotation', text: '"a b c d e f"', at: 0 }])
})

it('says why a sentence is nowhere, and of how many', () => {
  const { article, plan } = make(`# Tides\n\nThe moon pulls on the water of the whole earth.\n\n## Range\n\nIt is high. It is low.\n`)
  plan.slides.length = 1
  plan.remarks.push({ kind: 'left out', text: 'no room', line: 6, end: 7 })
  const coverage = coverageOf(article, plan)
  expect(coverage.nowhere.map(({ text: words, why }) => `${words} ${why}`)).toEqual(['Range no slide and no note has it', 'It is high. no room', 'It is low. no room'])
  expect(formatCoverage(coverage)).toBe('of 5 sentences, 2 are on slides, 0 in the notes (40 %), 3 nowhere')
})

it.each([
  ['“High tides come twice”', 'quotation “High tides come twice”'],
  ['„High tides come twice“', 'quotation „High tides come twice“'],
  ['«High tides come twice»', 'quotation «High tides come twice»'],
  ['“High tides”', undefined],
  ['<<< ./snippets/a.py', 'code print(2)'],
  ['<RunnableSnippet src="a.py" />', 'code print(2)'],
  ['```python\nprint(1)\n\n  print(1)\n```', undefined],
  ['17 or 17 tides come', 'number 17'],
  ['```mermaid\nprint(1)\n```', undefined],
  ['```mermaid\nflowchart LR\n  X17[" tides<br/>come"] -->|"come"| Y["Tides come"]\n```', undefined],
  ['```mermaid\nflowchart LR\n  X17["Tides of 18"] --> Y\n```', 'number 18'],
  ['```mermaid\nflowchart LR\n  X17 -->|"in 19 hours"| Y\n```', 'number 19'],
  ['```python\nflowchart["Tides"]\n```', 'code flowchart["Tides"]'],
])('compares %j with the lines of its article', (slide, fault) => {
  const found = verifySlide(slide, { source: 'a.md', shown: [[1, 2]], notes: [] }, ['Tides come.', 'print(1)'], () => '# ---\n# title: A\n# ---\nprint(1)\nprint(2)\n')
  expect(found.map(({ kind, text: words }) => `${kind} ${words}`)).toEqual(fault === undefined ? [] : [fault])
})

it('takes a diagram of the article as it is', () => {
  const diagram = 'A["“Tides<br/>come now”"]'
  expect(verifySlide(`\`\`\`mermaid\n${diagram}\n\`\`\``, { source: 'a.md', shown: [[1, 1]], notes: [] }, [diagram], () => undefined)).toEqual([])
})

it('finds code that the article has within a quotation', () => {
  expect(verifySlide('```text\nprint(1)\n> print(2)\n```', { source: 'a.md', shown: [[1, 2]], notes: [] }, ['> > print(1)', '> > > print(2)'], () => undefined).map(({ text: words }) => words)).toEqual(['> print(2)'])
})

it('tells on which line of the slide each of them is', () => {
  const slide = '# A\n\n```mermaid\nflowchart LR\n  X17["Tides come"] --> Y\n```\n\n<<< ./snippets/a.py\n\n17\n17\n'
  expect(verifySlide(slide, { source: 'a.md', shown: [[1, 1]], notes: [] }, ['A. Tides come.'], () => 'print(2)').map(({ at, text }) => `${at} ${text}`)).toEqual(['7 print(2)', '9 17', '10 17'])
})

const lines = ['# Tides', '', 'The moon pulls.', 'The sun pulls too.', '', '| Fundy | 16 |', '', 'Words for the notes.', '', '3 Range', '', 'Lift', 'Ebb']

/** Lines of a slide and its notes, as they are followed back to the article. */
function followed(content: string, notes = '', file = 'article.md'): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-follow-'))
  writeFileSync(join(folder, 'article.md'), lines.join('\n'))
  const slide = { no: 1, title: 'T', content, notes, file: 'slides.md' }
  const { slides: [traced], articles } = traceDeck({ slides: [slide] } as unknown as Parameters<typeof traceDeck>[0], folder)
  expect(articles.map(({ source: name }) => name)).toEqual(content.includes(`from ${file}`) && file === 'article.md' ? [file] : [])
  return [...traced!.lines, ...traced!.notes].map(({ text, line, end }) => `${line}-${end} ${text}`)
}

it.each<[content: string, told: string[]]>([
  ['<!-- from article.md: 3-4 -->\n\nThe moon pulls.\n\nThe sun pulls too.', ['3-3 The moon pulls.', '4-4 The sun pulls too.']],
  ['<!-- from article.md: 3 -->\n\nThe moon **pulls**…\n\n  The sun pulls too.', ['3-3 The moon **pulls**…', '0-0 The sun pulls too.']],
  ['<!-- from article.md: 6 -->\n\n<ComparisonTable>\n\n| Fundy | 16 |\n|:---|--:|\n| 16 | Fundy |\n| 17 | Fundy |\n</ComparisonTable>', ['6-6 | Fundy | 16 |', '6-6 | 16 | Fundy |', '0-0 | 17 | Fundy |']],
  ['<!-- from article.md: 3; 10 -->\n\n1. The moon pulls.\n2) Range\n3.5 Range\n<v-clicks>—</v-clicks>\n<style>\na { b: c }\n</style>\n```js\n---\n```', ['3-3 1. The moon pulls.', '10-10 2) Range', '0-0 3.5 Range']],
  ['<!-- from article.md: 12; 13 -->\n\nLift · Ebb', ['12-13 Lift · Ebb']],
  ['<!-- from article.md: 12-13 -->\n\nLift Ebb\n\nLiftEbb', ['12-13 Lift Ebb', '12-13 LiftEbb']],
  ['Words of my own', ['0-0 Words of my own']],
])('follows %j back to its lines', (content, told) => {
  expect(followed(content)).toEqual(told)
})

it('follows notes back, each paragraph, and nothing to an article that is not there', () => {
  expect(followed('<!-- from article.md: 3; notes 8 -->\n', '[click] Words for the notes.\n\n[click:2]\n\nMine.')).toEqual(['8-8 Words for the notes.', '0-0 Mine.'])
  expect(followed('<!-- from other.md: 3 -->\n\nThe moon pulls.', '', 'other.md')).toEqual(['0-0 The moon pulls.'])
  expect(followed('<!-- from ../article.md: 3 -->\n\nThe moon pulls.', '', '../article.md')).toEqual(['0-0 The moon pulls.'])
})

it.each([
  ['a cat was 5 years old', 'number 5'],
  ['see Tides, Moon', 'name Moon'],
  ['the iPhone', 'name iPhone'],
  ['A NASAx', 'name NASAx'],
  ['The Moon', 'name Moon'],
  ['tides. Moon', undefined],
  ['[words](https://e.org/17)', undefined],
  ['<Cite id="A17" /> <Tag x="17">', undefined],
  ['![A17](a17.png)', undefined],
  ['17. come', undefined],
  ['1_7', 'number 17'],
  ['<<< a.py', undefined],
  ['x <<< ./a.py', undefined],
  ['<!-- 17 -->\n<style>\n.a17 { }\n</style>', undefined],
  ['"tides" come', undefined],
  ['"tides do not come"', 'quotation "tides do not come"'],
  ['"Tides come"', undefined],
])('finds in %j what its article lacks', (slide, fault) => {
  const found = verifySlide(slide, { source: 'a.md', shown: [[1, 1]], notes: [] }, ['Tides come.'], () => undefined)
  expect(found.map(({ kind, text: words }) => `${kind} ${words}`)).toEqual(fault === undefined ? [] : [fault])
})
