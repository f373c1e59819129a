import { Buffer } from 'node:buffer'
import { expect, it } from 'vitest'
import { createDeck } from '../../lib/article/create-deck.ts'
import { projectFiles } from '../../lib/article/start/project-files.ts'
import { coverageOf } from '../../lib/article/trace/coverage.ts'
import { judgeDeck } from './judge-deck.ts'
import { make } from './make.ts'

const article = `# Tides and the moon

Water rises and falls twice a day, because the moon pulls on it. The sun pulls too, and less.

## Spring tide

A spring tide is the highest tide of a month. It comes at full and at new moon, when sun and moon pull along one line.

Signs of one:

- **Range** — more than 4 metres in some harbours
- **Timing** — two days after the full moon

\`\`\`python
print(4 * 2)
\`\`\`

| | Spring tide | Neap tide |
|---|---|---|
| Moon | full or new | half |
| Range | large | small |

## How it works

\`\`\`text
Moon (the mass)
   ↓ pulls
Water
   ↓ follows
Tide
\`\`\`

> [!WARNING]
> Never walk on mud flats without a table of tides.

> The sea is everything.
>
> — Jules Verne

See [the almanac](https://example.org/almanac) for 2024.

## Summary

The moon pulls harder than the sun.
`

it('turns each part of an article into what shows it best', () => {
  const { slides, files } = make(article)
  expect(slides).toContain('# Tides and the moon\n\nWater rises and falls twice a day, because the moon pulls on it.')
  expect(slides).toContain('layout: statement\n---\n\n<!-- from article.md: 5; 7; notes 7 -->\n\n# Spring tide\n\nA spring tide is the highest tide of a month.\n\n<!--\nIt comes at full and at new moon')
  expect(slides).toContain('Signs of one:\n\n<v-clicks>\n\n- **Range** — more than 4 metres in some harbours')
  expect(slides).toContain('<<< ./snippets/talk-01.py')
  expect(files.get('snippets/talk-01.py')).toBe('print(4 * 2)\n')
  expect(slides).toContain('<ComparisonTable reveal="row" caption="Spring tide">\n\n|  | Spring tide | Neap tide |')
  expect(slides).toContain('%% step 1: show S1-->S2, S2')
  expect(slides).toContain('# WARNING\n\nNever walk on mud flats')
  expect(slides).toContain('layout: quote\n---\n\n<!-- from article.md: 23; 36; 38 -->\n\n# How it works\n\n> The sea is everything.\n\nJules Verne')
  expect(slides).toContain('See the almanac <Cite id="example" /> for 2024.')
  expect(files.get('references.yml')).toBe('- id: example\n  title: the almanac\n  where: example.org\n  url: https://example.org/almanac\n')
  expect(slides).toMatch(/layout: references[\s\S]*layout: closing[\s\S]*# Summary\n\nThe moon pulls harder than the sun\.\n$/)
})

it('keeps every sentence, on a slide or in the notes, and adds no word', () => {
  const { article: read, plan } = make(article)
  const coverage = coverageOf(read, plan)
  expect(coverage.nowhere).toEqual([])
  expect(coverage.onSlides.length).toBeGreaterThan(15)
  expect(judgeDeck(read, plan)).toEqual([])
})

it('gives the same bytes for the same article', () => {
  expect([...make(article).files]).toEqual([...make(article).files])
})

it('judges a slide that has a word, a place or a length that it should not have', () => {
  const { article: read, plan } = make('# A title\n\nA paragraph of a few words stands here.\n')
  plan.slides.length = 1
  const [cover] = plan.slides
  const place = { line: 1, end: 1 }
  plan.slides.push({ ...cover!, parts: [{ markdown: 'a paragraph about 42 elephants', words: 'a paragraph about 42 elephants', ...place }] })
  plan.slides.push({ ...cover!, parts: [] })
  plan.slides.push({ ...cover!, parts: [{ markdown: 'here', words: 'a few words '.repeat(20), line: 90, end: 90 }] })
  expect(judgeDeck(read, plan)).toEqual([
    { kind: 'invented', slide: 2, text: 'about' },
    { kind: 'invented', slide: 2, text: '42' },
    { kind: 'invented', slide: 2, text: 'elephants' },
    { kind: 'untraced', slide: 2, text: 'a paragraph about 42 elephants' },
    { kind: 'unlike source', slide: 2, text: 'number 42' },
    { kind: 'title alone', slide: 3, text: 'A title' },
    { kind: 'untraced', slide: 4, text: 'here' },
    { kind: 'above 40 words', slide: 4, text: '62 words: A title' },
  ])
})

it.each([
  ['claim', '# A title\n\nA paragraph stands here.\n\n## A part\n\nAnother one stands here.\n', 'missing claim of lines 5-7'],
  ['code', '# A title\n\nA paragraph stands here.\n\n```sh\nls\n```\n', 'missing code of lines 5-7'],
  ['table', '# A title\n\nA paragraph stands here.\n\n| a | b |\n|---|---|\n| c | d |\n', 'missing table of lines 5-7'],
  ['figure', '# A title\n\nA paragraph stands here.\n\n$$\nx^2\n$$\n', 'missing figure of lines 5-7'],
])('judges a deck without a slide of an article\'s %s', (_, text, fault) => {
  const { article: read, plan } = make(text)
  const faults = (): string[] => judgeDeck(read, plan).map(({ kind, text: what }) => `${kind} ${what}`)
  expect(faults()).toEqual([])
  plan.slides.length = 1
  expect(faults()).toEqual([fault])
})

it('says what the columns and heads have that no slide has room for', () => {
  const heads = Array.from({ length: 60 }, (_, column) => `Explanation${column}`)
  const { plan, article: read } = make(`# Codes\n\nEverything, in one table.\n\n## All\n\n| Code | ${heads.join(' | ')} |\n|${'---|'.repeat(61)}\n| 1 | ${heads.map((_, column) => `answer${column}`).join(' | ')} |\n`)
  expect(coverageOf(read, plan).nowhere).toEqual([])
})

it('splits a long list over slides, numbers going on, and says each entry in full', () => {
  const { plan } = make(`# A list\n\nA first sentence that leads to it.\n\n## Steps\n\n${Array.from({ length: 9 }, (_, index) => `${index + 1}. Step ${index + 1}: turn the handle, and then go on turning it until the bell at the far end of the hall rings twice`).join('\n')}\n`)
  const steps = plan.slides.filter(({ title }) => title.words === 'Steps')
  expect(steps).toHaveLength(3)
  expect(steps[1]?.parts[0]?.markdown).toMatch(/^4\. Step 4: turn the handle/)
  expect(steps.flatMap(({ notes }) => notes).every(({ markdown, click }) => click && markdown.endsWith('twice'))).toBe(true)
})

it('divides a table that is too high or too wide, with its heads on each slide', () => {
  const wide = `# Codes\n\nEverything that a machine may answer, in one table.\n\n## All\n\n| Code | ${Array.from({ length: 9 }, (_, column) => `Explanation${column}`).join(' | ')} |\n|${'---|'.repeat(10)}\n${Array.from({ length: 12 }, (_, row) => `| ${row} | ${Array.from({ length: 9 }).fill('something').join(' | ')} |`).join('\n')}\n`
  const { slides, plan, article: read } = make(wide)
  expect(slides.match(/^\| Code \|/gm)?.length).toBeGreaterThan(1)
  expect(judgeDeck(read, plan)).toEqual([])
  expect(coverageOf(read, plan).nowhere).toEqual([])
})

it.each([
  ['an empty file', '', 'no text: the input is empty'],
  ['blanks', ' \n\n\t\n', 'no text: the input is empty'],
  ['a binary file', `\u0089PNG\0\0\0\r${'\0'.repeat(100)}`, 'a binary file'],
  ['a page that a script draws', '<html><body><div id="app"></div><script>draw()</script></body></html>', 'nothing that a talk could be made of'],
])('refuses %s in one clear sentence', (_, text, found) => {
  expect(() => make(text, 'article.html')).toThrow(found)
})

it('runs nothing of a hostile page: no script, handler, frame, template or address that does something', () => {
  const { slides } = make(`<html><body><main><h1>Hello {{ constructor.constructor('x')() }}</h1>
<script>alert(1)</script><p onclick="x()">A paragraph with <b>bold {{ 7*7 }}</b> and a <a href="javascript:alert(1)">link</a> to somewhere.</p>
<img src=x onerror="alert(1)"><iframe src="https://evil.example"></iframe><svg onload="x()"></svg>
<p>Text that says &lt;script&gt;alert(2)&lt;/script&gt; and --&gt; and &lt;img src=x onerror=alert(3)&gt; is only text here. Then more: --&gt; &lt;b&gt;.</p></main></body></html>`, 'page.html')
  // The headmatter is YAML: nothing in it is a template.
  const visible = slides.replace(/^title: .*\n/m, '').replace(/&#123;|&#125;|&lt;/g, '')
  expect(visible).not.toMatch(/<(?:script|img|iframe|svg)|\{\{|javascript:|on(?:click|error|load)=["']/)
  expect(slides).toContain('&#123;&#123;')
  expect(slides.match(/<!--/g)?.length).toBe(slides.match(/-->/g)?.length)
})

it('takes a table whose cells claim to span millions for one of as many cells as it has', () => {
  const { plan } = make('<h1>Tides</h1><table><tr><th>Place</th><th colspan="99999999" rowspan="99999999">Range</th></tr><tr><td>Fundy</td><td>16 m</td></tr></table><p>The moon pulls on the water.</p>', 'wide.html')
  expect(plan.slides.flatMap(({ parts }) => parts).map(({ markdown }) => markdown).join('\n')).toContain('Fundy')
})

it('divides text without blanks between words by its language\'s words', () => {
  const { plan, article: read } = make(`# 潮汐\n\n${'月球的引力使海水每天涨落两次,太阳也有影响。'.repeat(6)}\n\n## 大潮\n\n大潮是一个月中最高的潮汐。它出现在满月和新月。\n`)
  expect(read.language).toBe('zh')
  expect(judgeDeck(read, plan)).toEqual([])
  expect(plan.slides.find(({ title }) => title.words === '大潮')?.parts[0]?.markdown).toBe('大潮是一个月中最高的潮汐。')
})

it('sets slides of a right-to-left script from right to left, code and tables too', () => {
  const { files, slides } = make('# المد والجزر\n\nيرتفع الماء وينخفض مرتين في اليوم بسبب جاذبية القمر والشمس معا.\n\n## أنواع\n\n| النوع | المدى |\n|---|---|\n| كبير | أربعة |\n')
  expect(files.get('styles/index.css')).toContain('.slidev-layout {\n  direction: rtl;')
  expect(slides).toContain('<ComparisonTable reveal="row" dir="rtl" caption=')
  expect(make('# Tides\n\nThe moon pulls on the water of the earth.\n').files.has('styles/index.css')).toBe(false)
})

it('says the whole of an address that a slide shows the beginning of', () => {
  const address = 'https://example.org/a/very/long/path/to/some/page/of/the/almanac.html'
  const { article: read, plan } = make(`# Tides\n\nThe moon pulls on the water of the earth.\n\n## Source\n\nAll numbers were taken from ${address} last year.\n`)
  expect(plan.slides[1]?.parts[0]?.words).toContain('https://example.org/a/very/long/path/to/so…')
  expect(coverageOf(read, plan).nowhere).toEqual([])
})

it('names the faces that a talk\'s letters need, and a new project has them', () => {
  expect(make('# Tides\n\nThe moon pulls on the water of the earth.\n').faces).toEqual([])
  const { faces } = make('# 潮の満ち引き\n\n月は地球の水を引っ張ります。太陽も引っ張ります。\n')
  expect(faces).toEqual(['@fontsource/noto-sans-jp'])
  expect(projectFiles({ name: 'talk', title: 'T', version: '1.0.0', python: false, faces, talk: 'slides.md' }).get('package.json')).toContain('"@fontsource/noto-sans-jp": "^5.3.0"')
})

it('refuses a title with nothing below it', () => {
  expect(() => make('# Only a title\n')).toThrow('a title and nothing below it')
})

it('finds words again that marks stand in, and gives a single paragraph a slide of its own', () => {
  const { article: read, plan } = make('# 알고리즘\n\n이 알고리즘은 `a`에서 **b**로 가는 길을 찾습니다. 두 번째 문장은 snake_case와 2*3을 말합니다.\n')
  expect(coverageOf(read, plan).nowhere).toEqual([])
  expect(judgeDeck(read, plan)).toEqual([])
  expect(plan.slides.map(({ layout }) => layout)).toEqual(['cover', 'statement'])
})

it('cites what its bibliography has by key, and leaves every other bracket as it is', () => {
  const source = (id: string): { id: string, authors: string, title: string, where: string, url: string } => ({ id, authors: 'A', title: `T ${id}`, where: 'W', url: `https://example.org/${id}` })
  const text = '# Tides [@newton1687]\n\nThe moon pulls the water of the sea, as Newton showed [@newton1687].\n\n## Spring tides [@kelvin]\n\nSun and moon pull in one line [@newton1687; @kelvin, p. 3]. Nobody knew it before [@nobody]. Kelvin built a machine [see @kelvin]; see [@kelvin](https://example.org/k).\n\n- Range is large [@kelvin]\n- Timing is late\n'
  const created = createDeck(Buffer.from(text), 'tides.md', 'talk', undefined, new Map([source('newton1687'), source('kelvin'), source('unused')].map(each => [each.id, each])))
  const slides = String(created.files.get('slides.md'))
  expect(slides).toContain('as Newton showed <Cite id="newton1687" />.')
  expect(slides).toContain('pull in one line <Cite id="newton1687" /><Cite id="kelvin" />.')
  expect(slides).toContain('- Range is large <Cite id="kelvin" />')
  expect(slides).toContain('title: Tides\n')
  expect(slides).toContain('# Spring tides\n')
  expect(slides).toContain('Nobody knew it before \\[@nobody\\].')
  expect(String(created.files.get('references.yml'))).toBe('- id: newton1687\n  authors: A\n  title: T newton1687\n  where: W\n  url: https://example.org/newton1687\n- id: kelvin\n  authors: A\n  title: T kelvin\n  where: W\n  url: https://example.org/kelvin\n')
  expect(coverageOf(created.article, created.plan).nowhere).toEqual([])
  expect(judgeDeck(created.article, created.plan)).toEqual([])
})
