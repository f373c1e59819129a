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
])('names "%s" as %s', ([written = '', handle]) => {
  expect(normalHandle(written)).toBe(handle)
})

it('gives bold labels to Mermaid as Markdown, since it draws no HTML', () => {
  expect(readSource('flowchart LR\n A["<b>Encoder</b><br/>writes"]').code).toBe('flowchart LR\n A["`**Encoder**<br/>writes`"]')
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
