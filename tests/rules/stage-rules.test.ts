import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { checkDecks } from '../../lib/pipeline/check.ts'
import { formatProblem } from '../../lib/project/problem.ts'

/** Writes a deck whose second slide (from line 15 on) is `slide`, with more files beside it, and returns its problems. */
async function problemsOf(slide: string, files: Record<string, string> = {}): Promise<string[]> {
  const project = mkdtempSync(join(tmpdir(), 'lectern-'))
  const deck = join(project, 'slides/talk')
  const headmatter = `---\ntheme: lectern\nauthor: Ada\ntitle: Talk\nlang: en\ninfo: A talk\nduration: 10min\n---\n\n# One\n\n---\n---\n`
  for (const [path, text] of Object.entries({ 'slides.md': `${headmatter}\n${slide}\n`, ...files })) {
    mkdirSync(dirname(join(deck, path)), { recursive: true })
    writeFileSync(join(deck, path), text)
  }
  return (await checkDecks(project)).problems.map(formatProblem)
}

const table = (attributes: string, cell = '1', after = ''): string => `<ComparisonTable ${attributes}>\n\n| a | b |\n|---|---|\n| x | ${cell} |\n${after}\n</ComparisonTable>`
const entry = (id: string, more = ''): string => `- id: ${id}\n  authors: A\n  year: 2020\n  title: T\n  where: W\n  url: https://example.org\n${more}`
const item = (more: string): string => `- id: bert\n  label: BERT\n  hint: reads\n  why: because\n${more}\n`

it('accepts a table, a cited source and a quiz that are right', async () => {
  expect(await problemsOf(`${table('reveal="row" focus="1,1|all" caption="c"', ':yes:[^n]', '\n[^n]: note\n')}\n\n<Cite id="a" />\n\n<ReferenceList />\n\n<PlacingQuiz phase="before" />`, {
    'references.yml': entry('a'),
    'quiz.yml': item('  region: first'),
  })).toEqual([])
})

it.each([
  [
    table('reveal="rows"'),
    /slides\.md:15 \(slide 2\): reveal="rows"[\s\S]*"row"\?/,
  ],
  [
    table('focus="2,1"'),
    /slides\.md:15 \(slide 2\): focus "2,1" is not a cell/,
  ],
  [
    table('', ':carbon-chekmark:'),
    /no icon :carbon-chekmark:/,
  ],
  [
    table('', '1[^gone]'),
    /footnote \[\^gone\] has no text/,
  ],
  [
    table('', '1', '\n[^idle]: note\n'),
    /footnote \[\^idle\] is not used/,
  ],
  [
    table('', '1 | 2 | 3'),
    /slides\.md:19 \(slide 2\): this row has 4 cells, the header 2/,
  ],
  ['<ComparisonTable src="./none.csv" />', /no file \.\/none\.csv/],
  ['<ComparisonTable src="./data.txt" />', /neither \.csv nor \.json/],
])('refuses a table: %s', async (slide, message) => {
  const problems = await problemsOf(slide)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(message)
})

it('names file and line of a broken CSV', async () => {
  expect((await problemsOf('<ComparisonTable src="./a.csv" />', { 'a.csv': 'a,b\n1,2\n1,2,3\n' }))[0]).toMatch(/^slides\/talk\/a\.csv:3 \(slide 2\)/)
})

it.each([
  [
    '<Cite id="bommasani2012" />\n\n<ReferenceList />',
    entry('bommasani2021'),
    [/slides\.md:15 \(slide 2\): <Cite id="bommasani2012" \/> has no entry[\s\S]*"bommasani2021"\?/, /references\.yml:1: no slide cites "bommasani2021"/],
  ],
  [
    '<ReferenceList />',
    `${entry('a')}${entry('b')}`,
    [/references\.yml:1: no slide cites "a"/, /references\.yml:7: no slide cites "b"/],
  ],
  [
    '<Cite id="a" />',
    entry('a'),
    [/slides\.md:15 \(slide 2\): sources are cited and no slide lists them/],
  ],
  [
    '<Cite id="a" />\n\n<ReferenceList />',
    entry('a', '  tile: oops\n'),
    [/references\.yml:1: "a" has the unknown key "tile"/, /<Cite id="a" \/> has no entry/],
  ],
  [
    '<Cite id="a" />\n\n<ReferenceList />',
    '- id: a\n  title: T\n',
    [/"a" has no where, no url/, /has no entry/],
  ],
  [
    '<Cite id="a" />\n\n<ReferenceList />',
    `${entry('a')}${entry('a')}`,
    [/references\.yml:7: "a" is a duplicate id/],
  ],
  [
    '<Cite id="a" />\n\n<ReferenceList />',
    entry('a').replace('https://', 'ftp://'),
    [/has url "ftp:/, /has no entry/],
  ],
])('refuses sources that do not match: %s', async (slide, references, messages) => {
  const problems = await problemsOf(slide, { 'references.yml': references })
  expect(problems).toHaveLength(messages.length)
  messages.forEach((message, index) => expect(problems[index]).toMatch(message))
})

it.each([
  ['<PlacingQuiz phase="before" />', undefined, /slides\.md:15 \(slide 2\): a quiz without items/],
  [
    '<PlacingQuiz />',
    item('  region: both'),
    /a quiz without phase/,
  ],
  [
    '<PlacingQuiz phase="during" />',
    item('  region: both'),
    /phase="during"/,
  ],
  [
    '<PlacingQuiz phase="after" />',
    item('  region: left'),
    /quiz\.yml:1: "bert" has region "left"/,
  ],
  [
    '<PlacingQuiz phase="after" />',
    item('  region: both\n  trik: true'),
    /"bert" has the unknown key "trik"/,
  ],
  ['<PlacingQuiz phase="after" regions="A | B" />', item('  region: both'), /slides\.md:15 \(slide 2\): regions="A \| B"[\s\S]*four labels/],
  ['<PlacingQuiz phase="after" />', `${item('  region: both')}${item('  region: both')}`, /quiz\.yml:6: "bert" is a duplicate id/],
])('refuses a quiz: %s', async (slide, quiz, message) => {
  const problems = await problemsOf(slide, quiz === undefined
    ? {}
    : { 'quiz.yml': quiz })
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(message)
})

it('keeps the folders free whose files browsers never ask for again', async () => {
  const problems = await problemsOf('Words', { 'public/by.hash/a.txt': '', 'public/runtimes/a.txt': '', 'public/assets/by.hash/a.txt': '' })
  expect(problems).toHaveLength(2)
  expect(problems[0]).toMatch(/^slides\/talk\/public\/by\.hash: a folder "by\.hash" in public\/\n.*\n.*rename the folder, and the addresses that start with "\/by\.hash\/"/)
  expect(problems[1]).toMatch(/^slides\/talk\/public\/runtimes: /)
})
