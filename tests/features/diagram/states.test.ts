import type { Facts, Part, PartKind } from '../../../lib/features/diagram/types.ts'
import { expect, it } from 'vitest'
import { describe as tell } from '../../../lib/features/diagram/describe.ts'
import { readSource } from '../../../lib/features/diagram/source.ts'
import { statesOf } from '../../../lib/features/diagram/states.ts'

function part(kind: PartKind, handle: string, label: string, of: string[] = []): Part {
  return { kind, handle, label, of }
}

const flow: Facts = {
  type: 'flowchart-v2',
  title: '',
  parts: [
    part('group', 'base', 'Shared base', ['FM']),
    part('node', 'FM', 'Foundation model'),
    part('node', 'GA', 'Gen AI'),
    part('node', 'N', 'Search'),
    part('edge', 'FM-->GA', 'powers', ['FM', 'GA']),
    part('edge', 'FM-->N', '', ['FM', 'N']),
  ],
  sentences: [],
}
const venn: Facts = {
  type: 'venn',
  title: '',
  parts: [
    part('set', 'FM', 'Foundation'),
    part('set', 'GA', 'Generative'),
    part('overlap', 'FM&GA', 'Both', ['FM', 'GA']),
    part('text', 'FM&GA:GPT', 'GPT', ['FM&GA']),
  ],
  sentences: [],
}

const nested: Facts = {
  type: 'flowchart-v2',
  title: '',
  parts: [
    part('group', 'outer', 'Outer', ['inner']),
    part('group', 'inner', 'Inner', ['A', 'C']),
    part('node', 'A', 'Alpha'),
    part('node', 'C', ''),
    part('node', 'B', 'Beta'),
    part('edge', 'A-->B', '', ['A', 'B']),
  ],
  sentences: [],
}

function states(facts: Facts, ...steps: string[]): ReturnType<typeof statesOf> {
  return statesOf(facts, readSource(steps.map((step, index) => `%% step ${index + 1}: ${step}`).join('\n')), 0)
}

it('shows everything at once without steps', () => {
  expect(states(flow)).toEqual([
    expect.objectContaining({
      hidden: [],
      dim: [],
      lit: [],
      news: '',
    }),
  ])
})

it('brings an edge in with the later of its ends', () => {
  expect(states(flow, 'show GA', 'show N').map(state => state.hidden)).toEqual([
    ['GA', 'N', 'FM-->GA', 'FM-->N'],
    ['N', 'FM-->N'],
    [],
  ])
})

it('lets an edge wait for its own step', () => {
  expect(states(flow, 'show GA', 'show FM-->GA').map(state => state.hidden)).toEqual([
    ['GA', 'FM-->GA'],
    ['FM-->GA'],
    [],
  ])
})

it('hides a group\'s nodes and their edges with the group', () => {
  expect(states(flow, 'show base')[0]?.hidden).toEqual(['base', 'FM', 'FM-->GA', 'FM-->N'])
})

it('hides a group within a group, and what it holds', () => {
  expect(states(nested, 'show outer')[0]?.hidden).toEqual(['outer', 'inner', 'A', 'C', 'A-->B'])
  expect(states(nested, 'show inner')[0]?.hidden).toEqual(['inner', 'A', 'C', 'A-->B'])
})

it('shows a group before its members, and names it even when it has neither words nor members yet', () => {
  const [before, after] = states(nested, 'show A; show C')
  expect(before?.hidden).toEqual(['A', 'C', 'A-->B'])
  expect(before?.text).toBe('Outer holds Inner. Inner. Beta.')
  expect(after?.text).toBe('Outer holds Inner. Inner holds Alpha, C. From Alpha to Beta.')
})

it('takes the first of two steps that show a part', () => {
  expect(states(flow, 'show GA', 'show GA').map(state => state.hidden.includes('GA'))).toEqual([true, false, false])
})

it('lets a group that is a member of itself be, as Mermaid draws it', () => {
  const odd: Facts = { ...nested, parts: [part('group', 'X', 'X', ['X', 'Y']), part('node', 'Y', 'Y')] }
  expect(states(odd, 'highlight X').map(state => [state.hidden, state.dim])).toEqual([[[], []], [[], []]])
})

it('hides an overlap and its words until both sets are there', () => {
  expect(states(venn, 'show GA')[0]?.hidden).toEqual(['GA', 'FM&GA', 'FM&GA:GPT'])
})

it('dims all others while a region is highlighted, but not its words, and for that step only', () => {
  const [, lit, after] = states(venn, 'highlight FM&GA', 'dim FM')
  expect(lit).toMatchObject({
    lit: ['FM&GA'],
    dim: ['FM', 'GA'],
  })
  expect(after).toMatchObject({
    lit: [],
    dim: ['FM'],
  })
})

it('keeps bright the ends of a highlighted edge, and all that a highlighted group holds', () => {
  expect(states(flow, 'highlight FM-->GA')[1]?.dim).toEqual(['base', 'N', 'FM-->N'])
  expect(states(flow, 'highlight base')[1]?.dim).toEqual(['GA', 'N', 'FM-->GA', 'FM-->N'])
  expect(states(nested, 'highlight outer')[1]?.dim).toEqual(['B', 'A-->B'])
  // The words of other regions step back.
  expect(states(venn, 'highlight FM')[1]?.dim).toEqual(['GA', 'FM&GA', 'FM&GA:GPT'])
})

it('announces what a step adds, once, and describes only what is to be seen', () => {
  const all = states(flow, 'show GA', 'highlight GA')
  expect(all.map(state => state.news)).toEqual([
    '',
    'Gen AI. From Foundation model to Gen AI: powers.',
    'Highlighted: Gen AI.',
  ])
  expect(all[0]?.text).not.toContain('Gen AI')
  expect(all[1]?.text).toBe('Shared base holds Foundation model. From Foundation model to Gen AI: powers. From Foundation model to Search.')
})

it('announces what steps back, words within their regions, and a part that is not there by its handle', () => {
  expect(states(venn, 'show FM&GA:GPT', 'dim FM; highlight nowhere').map(state => state.news)).toEqual([
    '',
    'GPT, in Foundation and Generative.',
    'Highlighted: nowhere. Stepping back: Foundation.',
  ])
})

it('tells a node that no other part mentions, and the sentences of a diagram without parts', () => {
  expect(tell({ ...flow, parts: [...flow.parts, part('node', 'Z', '')] })).toMatch(/From Foundation model to Search\. Z\.$/)
  expect(tell({ type: 'pie', title: '', parts: [], sentences: ['A: 1.', 'B: 2.'] })).toBe('A: 1. B: 2.')
})

it('tells regions with the words in them', () => {
  expect(tell(venn)).toBe('Circle Foundation. Circle Generative. Foundation and Generative overlap (Both): GPT.')
})
