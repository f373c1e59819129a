import { expect, it } from 'vitest'
import { diagramChains } from '../../../lib/features/diagram/blocks.ts'
import { normalHandle, readSource } from '../../../lib/features/diagram/source.ts'

it('reads title and steps from comments, and keeps every line where it was', () => {
  const block = '%% title: From model to product\nflowchart LR\n  %% step 1: show GA\n  %% a note of my own\n  FM --> GA\n  %% step 3: highlight GA, FM; dim FM --> GA\n'
  const source = readSource(block)
  expect(source.title).toBe('From model to product')
  expect(source.morph).toBe(false)
  expect(source.steps.map(actions => actions.map(({ verb, targets }) => [verb, ...targets]))).toEqual([
    [
      ['show', 'GA'],
    ],
    [],
    [
      ['highlight', 'GA', 'FM'],
      ['dim', 'FM-->GA'],
    ],
  ])
  expect(source.steps[2]?.[0]?.line).toBe(6)
  expect(source.code.split('\n')).toEqual([
    '',
    'flowchart LR',
    '',
    '',
    '  FM --> GA',
    '',
  ])
  expect(source.faults).toEqual([])
})

it.each([
  ['%% title: T', { title: 'T' }],
  ['  %%title : A title: of two parts  ', { title: 'A title: of two parts' }],
  ['%% TITLE:T', { title: 'T' }],
  ['%% morph', { morph: true }],
  ['\t%%morph ', { morph: true }],
  ['%% step 99: show A', { faults: [] }],
])('understands %j, blanks or not', (comment, expected) => {
  expect(readSource(`${comment}\nvenn-beta`)).toMatchObject({ ...expected, isOurs: true, faults: [], code: '\nvenn-beta' })
})

it('drops blank lines at the end, and knows a diagram without comments of ours', () => {
  expect(readSource('pie\n  "a" : 1\n \n\n')).toMatchObject({ code: 'pie\n  "a" : 1', isOurs: false })
})

it('names no part where nothing stands between two commas', () => {
  expect(readSource('%% step 1: SHOW A,, B ,').steps).toEqual([[{ verb: 'show', targets: ['A', 'B'], line: 1 }]])
})

it('keeps Mermaid\'s own directives', () => {
  expect(readSource('%%{init: {}}%%\nflowchart LR\n A').code).toBe('%%{init: {}}%%\nflowchart LR\n A')
})

it.for([
  '%% step one: show A',
  '%% step 0: show A',
  '%% step 1: appear A',
  '%% step 1',
  '%% show A',
  '%% title',
  '%% morph now',
  '%% step 100: show A',
  '%% step 1: show A; appear B',
])('refuses %s', (comment) => {
  expect(readSource(`flowchart LR\n${comment}\n A`).faults).toEqual([
    { line: 2, text: comment },
  ])
})

it.for([
  ['A --> B', 'A-->B'],
  ['A-.->B', 'A-->B'],
  ['A ==> B', 'A-->B'],
  ['A --- B', 'A-->B'],
  ['my-node --> other.node', 'my-node-->other.node'],
  ['FM & GA', 'FM&GA'],
  ['FM&GA : GPT', 'FM&GA:GPT'],
  ['FM', 'FM'],
  ['FM  &  GA', 'FM&GA'],
  ['A --> B --> C', 'A --> B --> C'],
  ['A -->', 'A -->'],
])('names "%s" as %s', ([written = '', handle]) => {
  expect(normalHandle(written)).toBe(handle)
})

it('gives bold labels to Mermaid as Markdown, since it draws no HTML', () => {
  expect(readSource('flowchart LR\n A["<b>Encoder</b><br/>writes"]').code).toBe('flowchart LR\n A["`**Encoder**<br/>writes`"]')
  expect(readSource('A["so <em>new</em> and <strong>old</strong>"] --> B["plain"]').code).toBe('A["`so *new* and **old**`"] --> B["plain"]')
})

it('joins no first block to the one before, and reads no heading below', () => {
  const chains = diagramChains('```mermaid\n%% morph\npie\n```\n\n# Below\n\n```js mermaid\nx\n```\n')
  expect(chains.map(chain => chain.map(({ source, heading }) => [source.morph, heading]))).toEqual([[[true, '']]])
})

it('finds a slide\'s diagrams, joins a morph to the block before, and knows lines and headings', () => {
  const chains = diagramChains('# One\n\n```mermaid\npie\n```\n\n## Two\n\n```mermaid {scale: 0.5}\nvenn-beta\n```\n\n```mermaid\n%% morph\nvenn-beta\n```\n\n````md\n```mermaid\nshown, not drawn\n```\n````\n')
  expect(chains.map(chain => chain.map(block => [
    block.text.split('\n').at(-1),
    block.offset,
    block.heading,
  ]))).toEqual([
    [
      ['pie', 3, 'One'],
    ],
    [
      ['venn-beta', 9, 'Two'],
      ['venn-beta', 13, 'Two'],
    ],
  ])
})
