import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { closeDrawingPage } from '../../../lib/features/diagram/drawing-page.ts'
import { checkDecks } from '../../../lib/pipeline/check.ts'
import { formatProblem } from '../../../lib/project/problem.ts'

afterAll(closeDrawingPage)

/** The problems of a deck whose second slide holds these Mermaid blocks; the first block's first line is line 17. */
async function problemsOf(...blocks: string[]): Promise<string[]> {
  return (await checkDecks(projectOf('lectern', ...blocks))).problems.map(formatProblem)
}

function projectOf(theme: string, ...blocks: string[]): string {
  const project = mkdtempSync(join(tmpdir(), 'lectern-'))
  const file = join(project, 'slides/talk/slides.md')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, [
    '---',
    `theme: ${theme}`,
    'author: Ada',
    'title: Talk',
    'lang: en',
    'info: A talk',
    '---',
    '',
    '# One',
    '',
    '---',
    'layout: figure',
    '---',
    '# Two',
    '',
    ...blocks.map(block => `\`\`\`mermaid\n${block}\n\`\`\`\n`),
  ].join('\n'))
  return project
}

it('accepts a stepped flow and a morph of Venns', async () => {
  expect(await problemsOf(
    'flowchart LR\n  %% step 1: show B, A-->B\n  A -->|feeds| B',
    'venn-beta\n  set A:10\n  set B:3\n  union A,B:3',
    '%% morph\n%% step 1: show A&B:x\nvenn-beta\n  set A:10\n  set B:10\n  union A,B:4\n    text x["X"]',
  )).toEqual([])
})

it('accepts a diagram without words', async () => {
  expect(await problemsOf('flowchart LR\n  A[" "] --> B[" "]')).toEqual([])
})

it('names file, line and slide of a syntax error, with Mermaid\'s own words and caret', async () => {
  const [problem, ...others] = await problemsOf('%% title: Broken\nflowchart LR\n  A --> B\n  %% mine\n  B -->|x C\n  C --> D')
  expect(problem).toMatch(/^slides\/talk\/slides\.md:2\d \(slide 2\): Mermaid refuses this diagram:\n {4}Parse error on line \d/)
  expect(problem).toMatch(/\n {4}-+\^\n {4}Expecting /)
  expect(others).toEqual([])
})

it.for([
  ['flowchart LR\n  A --> B\n\n  B --> ]', 20],
  ['%% title: x\n%% another comment\nsequenceDiagram\n  A->>B: hi\n  A->>', 21],
  ['pie\n  "a" : x', 18],
  ['erDiagram\n  A ||--', 18],
])('finds the line of %s', async ([block, line]) => {
  expect((await problemsOf(String(block)))[0]).toMatch(new RegExp(`^slides/talk/slides\\.md:${line} `))
})

it('draws a caret where Mermaid names only a column', async () => {
  expect((await problemsOf('pie\n  "a" : x'))[0]).toMatch(/column 9.*\n {6}"a" : x\n {4}-+\^/s)
})

it('reports every broken diagram of a deck, not only the first', async () => {
  expect(await problemsOf('nonsense', 'flowchart LR\n  A[', 'pie\n  "a": 1')).toHaveLength(2)
})

it('names the second block when that is the broken one of a morph', async () => {
  expect((await problemsOf('venn-beta\n  set A:10', '%% morph\nvenn-beta\n  union A,C:1'))[0]).toMatch(/slides\.md:2[123] /)
})

it('lists the known parts for a step that names an unknown one', async () => {
  const [problem] = await problemsOf('flowchart LR\n  %% step 1: show Modle\n  Model --> Task')
  expect(problem).toMatch(/^slides\/talk\/slides\.md:18 \(slide 2\): a step names "Modle"/)
  expect(problem).toContain('"Model"? one of: Model, Task, Model-->Task')
})

it('says that a type has no steps', async () => {
  expect((await problemsOf('pie\n  %% step 1: show a\n  "a" : 1'))[0]).toContain('Lectern does not step diagrams of type pie')
})

it('refuses a diagram comment that it cannot read', async () => {
  expect((await problemsOf('flowchart LR\n  %% step 1 show A\n  A'))[0]).toMatch(/slides\.md:18 .*a diagram comment that cannot be read: %% step 1 show A/)
})

it('refuses words too small for the back row, with the size they would have', async () => {
  const chain = Array.from({ length: 14 }, (_, index) => `N${index}[Step number ${index}]`).join(' --> ')
  expect((await problemsOf(`flowchart LR\n  ${chain}`))[0]).toMatch(/smallest words would be \d+\.\d px high/)
})

it('asks of another\'s theme what the back row needs, not what ours promises', async () => {
  const chain = (length: number): string => `flowchart LR\n  ${Array.from({ length }, (_, index) => `N${index}[Step number ${index}]`).join(' --> ')}`
  const told = async (theme: string, length: number): Promise<boolean> => {
    const { problems, warnings } = await checkDecks(projectOf(theme, chain(length)))
    return [...problems, ...warnings].some(({ rule }) => rule === 'diagram-too-small')
  }
  expect([await told('lectern', 7), await told('none', 7), await told('none', 20)]).toEqual([true, false, true])
})

it('refuses Venn words that leave their region', async () => {
  expect((await problemsOf('venn-beta\n  set A["Foundation models"]:30\n  set B["An extraordinarily circumstantial description"]:1\n  union A,B:0.5'))[0]).toContain('the words of B do not fit into its region')
})
