import type { Article } from '../../lib/article/article.ts'
import type { Context } from '../../lib/article/plan/context.ts'
import type { Piece } from '../../lib/article/rich.ts'
import { expect, it } from 'vitest'
import { claimOf, shorten } from '../../lib/article/plan/context.ts'
import { plainOf } from '../../lib/article/rich.ts'
import { coverageOf } from '../../lib/article/trace/coverage.ts'
import { make } from './make.ts'

const lead = '# Tides\n\nThe moon pulls on the water of the whole earth.\n\n'

/** A deck's slides between its cover and its closing slide, as they are written, and what was told besides. */
function planned(text: string): { slides: string, remarks: string[], files: Map<string, unknown> } {
  const { slides, plan, files } = make(lead + text)
  const written = slides.slice(slides.indexOf('\n---\n', slides.indexOf('# Tides')) + 5).replace(/\n---\nlayout: closing\n---\n\n<!-- from article.md: 1; 3 -->[\s\S]*$/, '').trim()
  return { slides: written, remarks: plan.remarks.map(({ kind, line, end, text }) => `${line}-${end} ${kind}: ${text}`), files }
}

it('opens a part with its first sentence, or with the names of what it consists of', () => {
  expect(planned(`## Kinds of tides

There are two kinds of tides in every month. More.

### Spring

High ones come with the full moon and with the new.

### Neap

Low ones come with the half moon, twice a month.

## Causes

### The moon

It is near, and so it pulls harder than the sun does.

### The sun

It is far, and so it pulls less than the moon does.
`).slides).toBe(`layout: section
---

<!-- from article.md: 5; 7; notes 7 -->

# Kinds of tides

There are two kinds of tides in every month.

<!--
More.
-->

---
layout: statement
---

<!-- from article.md: 9; 11 -->

# Spring

High ones come with the full moon and with the new.

---
layout: statement
---

<!-- from article.md: 13; 15 -->

# Neap

Low ones come with the half moon, twice a month.

---
layout: section
---

<!-- from article.md: 17; 19-23 -->

# Causes

The moon · The sun

---
layout: statement
---

<!-- from article.md: 19; 21 -->

# The moon

It is near, and so it pulls harder than the sun does.

---
layout: statement
---

<!-- from article.md: 23; 25 -->

# The sun

It is far, and so it pulls less than the moon does.`)
})

it('leaves out a table of contents and a heading with nothing below it, and says so', () => {
  const { slides, remarks } = planned('## Contents\n\n- One\n- Two\n\n## Range\n\nA spring tide is the highest of a month. It comes twice.\n\n## Nothing\n')
  expect(slides).toBe('layout: statement\n---\n\n<!-- from article.md: 10; 12; notes 12, 14 -->\n\n# Range\n\nA spring tide is the highest of a month.\n\n<!--\nIt comes twice.\n\nNothing\n-->')
  expect(remarks).toEqual(['5-8 left out: table of contents: "Contents"', '14-14 left out: a heading with nothing below it that a slide could show: "Nothing"'])
})

it('shows no picture that the deck would not have, and says each one\'s words', () => {
  const { slides } = make(`${lead}## See\n\n![a map](https://example.org/map.png)\n\n![a chart](chart.png)\n\nWords are here for a slide of their own today.\n`)
  expect(slides).not.toContain('![')
  expect(slides).toContain('<!--\na map\n\na chart\n-->')
  expect(planned('## See\n\n![a map](https://example.org/map.png)\n\n![a chart](chart.png)\n\nWords are here for a slide of their own today.\n').remarks).toEqual([
    '7-7 left out: a picture on another host; save it under public/ and name it on a slide: https://example.org/map.png',
    '9-9 left out: a picture whose file is not there: chart.png',
  ])
})

it('gives a formula a slide, with the words that lead to it', () => {
  expect(planned('## Force\n\nIt falls with the cube:\n\n$$\nF = \\frac{2GMm}{r^3}\n$$\n').slides).toBe('layout: figure\n---\n\n<!-- from article.md: 5; 9-11; 7 -->\n\n# Force\n\n$$\nF = \\frac{2GMm}{r^3}\n$$\n\nIt falls with the cube:\n\n<style>\n.slidev-layout .katex-display {\n  font-size: 44px;\n}\n</style>')
})

it('shows a quotation with who said it, and a call-out under its own name', () => {
  expect(planned('## Said\n\n> The sea, once it casts its spell, holds one in its net of wonder forever.\n>\n> And more.\n>\n> — Jacques Cousteau\n\n> [!NOTE]\n> Take a table along.\n').slides).toBe('layout: quote\n---\n\n<!-- from article.md: 5; 7; 11; notes 9 -->\n\n# Said\n\n> The sea, once it casts its spell, holds one in its net of wonder forever.\n\nJacques Cousteau\n\n<!--\nAnd more.\n-->\n\n---\nlayout: statement\n---\n\n<!-- from article.md: 13; 14 -->\n\n# NOTE\n\nTake a table along.')
})

it('closes with the first three points of the article\'s own summary, and says all of them', () => {
  expect(planned('## Range\n\nA spring tide is the highest of a month.\n\n## Takeaways\n\n1. The moon pulls harder.\n2. The sun pulls too.\n3. Water follows both.\n4. Land hardly does.\n').slides).toBe('layout: statement\n---\n\n<!-- from article.md: 5; 7 -->\n\n# Range\n\nA spring tide is the highest of a month.\n\n---\nlayout: closing\n---\n\n<!-- from article.md: 9; 11; 12; 13; notes 11, 12, 13, 14 -->\n\n# Takeaways\n\n1. The moon pulls harder.\n2. The sun pulls too.\n3. Water follows both.\n\n<!--\nThe moon pulls harder.\n\nThe sun pulls too.\n\nWater follows both.\n\nLand hardly does.\n-->')
})

it('cites what slides link to, each source once under an id of its own', () => {
  const { slides, files } = planned(`## Reading\n\n${[0, 1, 2].map(no => `See [work ${no}](https://www.example.org/w${no}) today.`).join('\n\n')}\n\nAnd [work 1](https://www.example.org/w1) again, and <https://other.net/path/> too.\n`)
  expect(slides.match(/^- .*$/gm)).toEqual([
    '- See work 0 <Cite id="example" /> today.',
    '- See work 1 <Cite id="example-2" /> today.',
    '- See work 2 <Cite id="example-3" /> today.',
    expect.stringMatching(/^- And work 1 <Cite id="example-2" \/> again, and .*<Cite id="other" \/> too\.$/),
  ])
  expect(files.get('references.yml')).toContain('- id: other\n  title: other.net/path\n  where: other.net\n  url: https://other.net/path/\n')
  expect(slides).toMatch(/layout: references\n---\n\n# Sources\n\n<ReferenceList \/>$/)
})

it('cuts a sentence that is too long where a part of it ends, and says the whole', () => {
  const sentence = 'This sentence is about the sea, which rises and falls twice a day because of the moon and of the sun; it goes on and on — about harbours, ships, sailors and their tables, about all that a person on the shore could possibly want to know of it before a boat leaves.'
  expect(planned(`## Long\n\n${sentence}\n`).slides).toBe(`layout: statement\n---\n\n<!-- from article.md: 5; 7; notes 7 -->\n\n# Long\n\n${sentence.slice(0, sentence.indexOf(', about all'))}…\n\n<!--\n${sentence}\n-->`)
})

it('keeps a table\'s alignment, cuts a word as long as a line, and takes a table of heads alone for a list', () => {
  expect(planned(`## Kinds\n\nBoth of them:\n\n| | Spring | Neap |\n|:--|--:|:-:|\n| Range | 4 | 2 |\n| Moon | a\\|b | ${'x'.repeat(40)} |\n\n| Only | Heads |\n|---|---|\n`).slides).toBe(`layout: table
---

<!-- from article.md: 5; 9-12; 7; notes 12 -->

# Kinds

<ComparisonTable reveal="row" caption="Kinds">

|  | Spring | Neap |
|---|---:|:---:|
| Range | 4 | 2 |
| Moon | a\\|b | ${'x'.repeat(26)}… |

</ComparisonTable>

Both of them:

<!--
${'x'.repeat(40)}
-->

---
layout: statement
---

<!-- from article.md: 5; 14; notes 14 -->

# Kinds

Only

<!--
Heads
-->`)
})

it('shows code in a language that the highlighter knows, draws Mermaid, and puts what is too long into a file', () => {
  const lines = Array.from({ length: 90 }, (_, index) => `line_${index} = ${index}`)
  const { slides, remarks, files } = planned(`## Code\n\nRun it:\n\n\`\`\`rust\nlet a = \`x\`;\n\`\`\`\n\n\`\`\`klingon\nHegh\n\`\`\`\n\n\`\`\`mermaid\nflowchart LR\n  a --> b\n\`\`\`\n\n\`\`\`python\n${lines.join('\n')}\n\`\`\`\n`)
  const fences = slides.split('\n---\n').flatMap((part) => {
    const lines = part.split('\n')
    const [first, last] = [lines.findIndex(line => line.startsWith('```')), lines.lastIndexOf('```')]
    return first < 0 ? [] : [[lines[first], lines[first + 1], lines[last - 1]]]
  })
  expect(fences).toEqual([
    ['```rust', 'let a = `x`;', 'let a = `x`;'],
    ['```text', 'Hegh', 'Hegh'],
    ['```mermaid', 'flowchart LR', '  a --> b'],
    ['```python', 'line_0 = 0', 'line_12 = 12'],
    ['```python', 'line_13 = 13', 'line_25 = 25'],
    ['```python', 'line_26 = 26', 'line_38 = 38'],
  ])
  expect(remarks).toEqual(['62-113 left out: 51 lines of code that would take more than 3 slides; all of it is in snippets/'])
  expect(files.get('snippets/talk-01.py')).toBe(`${lines.join('\n')}\n`)
})

it('names a quotation or a table by the words right above it that are no sentence', () => {
  const { slides } = planned('## Said\n\nPeople have said much of it. Here is some.\n\nIn plain words\n\n> The sea goes up and down all day.\n\nIt can be told in numbers, which are in a table now.\n\nTable 1: Heights\n\n| Place | Metres |\n|---|---|\n| Fundy | 16 |\n')
  expect(slides).toContain('# In plain words\n\n> The sea goes up and down all day.')
  expect(slides).toContain('| Fundy | 16 |\n\n</ComparisonTable>\n\nTable 1: Heights')
})

it('says the whole of a title that is cut once, on the first of its slides', () => {
  const title = 'A title of a section that goes on for more words than a slide has room for above its text'
  const { slides } = planned(`## ${title}\n\nThe moon pulls harder than the sun, since it is so much nearer to the earth than that.\n\n\`\`\`sh\none\n\`\`\`\n\n> Said of the sea by others.\n`)
  expect(slides.match(/# A title of a section/g)).toHaveLength(3)
  expect(slides.split(title)).toHaveLength(2)
})

it('divides a list and code into parts alike, and leaves no entry or line alone', () => {
  const entry = (no: number): string => `- Entry ${no} is about as long as one line of a slide`
  expect(planned(`## List\n\n${[1, 2, 3, 4, 5].map(entry).join('\n')}\n`).slides.split('\n---\n').map(slide => slide.match(/^- /gm)?.length)).toEqual([3, 2])
  const { slides } = planned(`## Code\n\n\`\`\`sh\n${Array.from({ length: 14 }, (_, line) => `line ${line}`).join('\n')}\n\`\`\`\n`)
  expect(slides.split('\n---\n').map(slide => slide.match(/^line /gm)?.length).filter(Boolean)).toEqual([8, 6])
})

it('gives entries more words where few of them are on a slide', () => {
  const entry = 'Need an entity to accept donations, which may take a fee for doing so in the end'
  expect(planned(`## List\n\n- ${entry}\n- Few strings\n`).slides).toContain(`- ${entry}\n- Few strings`)
})

it('says what leads to code where it would cost a second slide', () => {
  const code = Array.from({ length: 12 }, (_, line) => `line ${line}`).join('\n')
  const { slides } = planned(`## Code\n\nRun all of it:\n\n\`\`\`sh\n${code}\n\`\`\`\n`)
  expect(slides).toContain(`${code}\n\`\`\`\n\n<style>`)
  expect(slides).toContain('<!--\nRun all of it:\n-->')
})

it('says a footnote where its mark is, and cites the one that has a link', () => {
  const { slides, plan, article, files } = make('# Tides\n\nThe moon pulls on the water of the whole earth.[^1]\n\n## Range\n\nA spring tide is the highest of a month [^note], and it comes twice.\n\n[^1]: Not on land.\n[^note]: See the [table](https://example.org/t) of *Fundy*.\n\n    Twice.\n[^un]: Nobody names this one, and so it is told here.\n')
  expect(slides).toMatch(/# Tides\n\nThe moon pulls on the water of the whole earth\.\n\n<style>[\s\S]*?<!--\nNot on land\.\n-->/)
  expect(slides).toContain('A spring tide is the highest of a month <Cite id="example" />, and it comes twice.')
  expect(slides).toContain('See the table of *Fundy*.\n\nTwice.')
  expect(slides).toContain('Nobody names this one, and so it is told here.')
  expect(String(files.get('references.yml'))).toContain('title: See the table of Fundy.')
  expect(coverageOf(article, plan).nowhere).toEqual([])
  expect(plan.slides.flatMap(({ notes }) => notes.map(({ markdown, line }) => `${line}: ${markdown}`))).toEqual(expect.arrayContaining(['9: Not on land.', '10: See the table of *Fundy*.', '12: Twice.']))
})

it('starts no part of code with a blank line, and sets all parts in one size', () => {
  const { slides } = planned(`## Code\n\n\`\`\`rust\n${['a', 'b'].map(name => Array.from({ length: 9 }, (_, line) => `let ${name}${line} = 1;`).join('\n')).join('\n\n\n')}\nlet wide = "${'w'.repeat(50)}";\n\`\`\`\n`)
  expect(slides.match(/```rust\n.*/g)).toEqual(['```rust\nlet a0 = 1;', '```rust\nlet b0 = 1;'])
  expect(slides.match(/code-font-size: \d+px/g)).toEqual(Array.from({ length: 2 }).fill('code-font-size: 18px'))
  expect(slides).toContain('<!-- from article.md: 5; 8-16 -->')
  expect(slides).toContain('<!-- from article.md: 5; 19-28 -->')
})

it('sets a cover\'s lead large where nothing stands at the foot', () => {
  expect(make(lead).slides).toContain('h1 + p:last-child {\n  margin: 0 0 auto;\n  font-size: var(--lectern-size-lead);')
  expect(make(`---\nauthor: Ada\n---\n\n${lead}`).slides).not.toContain('<style>')
})

it('takes a summary that an article begins with for no end', () => {
  const { slides } = make('---\ntitle: Tides\n---\n\n# Summary\n\nThe moon pulls on the water of the whole earth.\n\nAnd so does the sun, if less.\n\n# Need\n\nNobody has told it to the harbours so far.\n\n# Range\n\nA spring tide is the highest of a month.\n')
  expect(slides.match(/^layout: .*$/gm)).toEqual(['layout: cover', 'layout: statement', 'layout: statement', 'layout: statement', 'layout: closing'])
})

it.each<[text: string, most: number, short: string]>([
  ['one two three', 3, 'one two three'],
  ['one two three four', 3, 'one two three…'],
  ['one two three four', 0, 'one…'],
  ['one two, three four five six', 5, 'one two, three four five…'],
  ['one two three, four five six', 5, 'one two three, four five…'],
  ['one two three four, five six', 5, 'one two three four…'],
  ['one two three; four - five six', 5, 'one two three; four…'],
  ['one two three 4,5 six seven', 5, 'one two three 4,5 six…'],
  ['one two three (four five six seven', 5, 'one two three…'],
  ['one two three four— five six seven', 5, 'one two three four…'],
  ['一二、三四五六七八九十', 4, '一二、三四五…'],
])('cuts %j at %i words', (text, most, short) => {
  expect(plainOf(shorten([{ text, styles: [], line: 1 }], most, { article: { language: 'en' } as Article }))).toBe(short)
})

it.each([
  ['One two three four. Five.', 'One two three four.'],
  ['One two three. Five six.', 'One two three. Five six.'],
  ['So. ', 'So.'],
  ['', ''],
])('takes for the claim of %j its first sentence, with another where that is short', (text, claim) => {
  expect(plainOf(claimOf([{ text, styles: [], line: 1 }], { article: { language: 'en' } } as Context))).toBe(claim)
})

it('cuts no formula but the first, and an address of more than 44 characters', () => {
  const article = { language: 'en' } as Article
  const piece = (text: string, more: Partial<Piece> = {}): Piece => ({ text, styles: [], line: 1, ...more })
  const cut = (...rich: Piece[]): string[] => shorten(rich, 5, { article }).map(({ text, styles }) => [text, ...styles].join(' '))
  expect(cut(piece('one two three '), piece('a + b + c + d', { styles: ['math'] }), piece(' x'))).toEqual(['one two three', '…'])
  expect(cut(piece('a + b + c + d + e + f + g', { styles: ['math'] }), piece(' x'))).toEqual(['a + b + c + d + e math', '…'])
  expect(cut(piece('one two three four five six', { styles: ['code', 'em'] }))).toEqual(['one two three four five code em', '… em'])
  const address = (length: number): Piece => piece(`https://${'x'.repeat(length - 8)}`, { href: `https://${'x'.repeat(length - 8)}` })
  expect([44, 45].flatMap(length => cut(address(length)))).toEqual([`https://${'x'.repeat(36)}`, `https://${'x'.repeat(34)}…`])
  expect(cut({ ...address(50), href: 'https://other.example' })).toEqual([`https://${'x'.repeat(42)}`])
})
