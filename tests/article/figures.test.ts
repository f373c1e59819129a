import { expect, it } from 'vitest'
import { readBoxes, setsMermaid } from '../../lib/article/figures/boxes.ts'
import { chainMermaid, mermaidText, readChain } from '../../lib/article/figures/chain.ts'

it.each([
  ['Moon\n  ↓ pulls\nWater\n  ↓\nTide', { nodes: ['Moon', 'Water', 'Tide'], labels: ['pulls', ''] }],
  ['Moon\n|\n↓ pulls hard\nWater', { nodes: ['Moon', 'Water'], labels: ['pulls hard'] }],
  ['Moon\n│ by\n⇓ gravity\nWater', { nodes: ['Moon', 'Water'], labels: ['by gravity'] }],
  [' A \n\n ↓ \n\n B ', { nodes: ['A', 'B'], labels: [''] }],
  ['A\n↓\n↓ x\nB', { nodes: ['A', 'B'], labels: ['x'] }],
  ['A\nv by\nB\n▼\nC', { nodes: ['A', 'B', 'C'], labels: ['by', ''] }],
  ['1 -> 2 → 3', { nodes: ['1', '2', '3'], labels: ['', ''] }],
  ['[A b] → [B] c → [C]', { nodes: ['A b', '[B] c', 'C'], labels: ['', ''] }],
  ['a → b → c → d → e → f', { nodes: [...'abcdef'], labels: ['', '', '', '', ''] }],
  [`${'x'.repeat(80)} → b → c`, { nodes: ['x'.repeat(80), 'b', 'c'], labels: ['', ''] }],
  ['Moon → Water → Tide', { nodes: ['Moon', 'Water', 'Tide'], labels: ['', ''] }],
  ['[Moon] --> [Water] ---> Tide', { nodes: ['Moon', 'Water', 'Tide'], labels: ['', ''] }],
  ['Moon ──► Water ➜ Tide\n', { nodes: ['Moon', 'Water', 'Tide'], labels: ['', ''] }],
])('reads the flow %j', (text, chain) => {
  expect(readChain(text)).toEqual(chain)
})

it.each([
  ['two things on a line say too little', 'Moon → Water'],
  ['an arrow that leads nowhere', 'Moon\n↓\nWater\n↓'],
  ['an arrow that comes from nowhere', '↓\nA\n↓\nB'],
  ['an arrow that touches its words', 'A\n↓x\nB'],
  ['arrows over two lines', 'A → B\n→ C'],
  ['a line of more than a hundred characters', `${'x'.repeat(80)} → ${'y'.repeat(15)} → z`],
  ['lines without an arrow', 'Moon\nWater'],
  ['two things and no arrow between', 'Moon\n↓\nWater\nTide'],
  ['a letter v as the only arrow', 'Moon\nv\nWater'],
  ['code', 'a => { b }'],
  ['a call', 'map() → filter() → sum()'],
  ['boxes', '┌──┐\n↓\nb'],
  ['more than six things', 'a → b → c → d → e → f → g'],
  ['a thing that is no word', 'Moon → --- → Tide'],
  ['a thing of a paragraph\'s length', `Moon\n↓\n${'x'.repeat(81)}`],
  ['a line of a paragraph\'s length', `${'word '.repeat(20)}→ a → b`],
])('reads no flow into %s', (_, text) => {
  expect(readChain(text)).toBeUndefined()
})

it('draws a flow with a step for each thing after the first, across up to four and down beyond', () => {
  expect(chainMermaid({ nodes: ['Moon (the mass)', 'A & B'], labels: ['pulls "hard"'] })).toBe(`%% title: Moon (the mass), pulls "hard"; A & B
%% step 1: show S1-->S2, S2
flowchart LR
  S1["Moon<br/>(the mass)"]
  S2["A #38; B"]
  S1 -->|"pulls #34;hard#34;"| S2`)
  expect(chainMermaid({ nodes: ['a', 'b', 'c', 'd'], labels: ['', '', ''] })).toContain('flowchart LR')
  const five = chainMermaid({ nodes: ['a', 'b', 'c', 'd', 'one two three four five six'], labels: ['', '', '', ''] })
  expect(five).toContain('flowchart TB')
  expect(five).toContain('S5["one two three four<br/>five six"]')
  expect(five).toContain('  S4 --> S5')
  expect(mermaidText('"#&<>`{}\\ok')).toBe('#34;#35;#38;#60;#62;#96;#123;#125;#92;ok')
})

const nested = `
┌──────────────────┐
│ Tides            │
│ twice a day      │
│  ┌────────────┐  │
│  │ Spring     │  │
│  │ (highest)  │  │
│  └────────────┘  │
└──────────────────┘
`
const overlapping = `
+----------------------+
| Moon                 |
|                      |
|                      |
| near    +---------------------+
|         | both pull           |
|         | (always)            |
+----------------------+        |
          | Sun                 |
          | far                 |
          +---------------------+
`

it('reads two boxes, one in the other, as sets', () => {
  const sets = readBoxes(nested)
  expect(sets).toEqual({ kind: 'nested', outer: { name: 'Tides', items: ['twice a day'] }, inner: { name: 'Spring', items: ['(highest)'] }, both: [] })
  expect(setsMermaid(sets!)).toBe(`%% title: Tides; twice a day; Spring; (highest)
venn-beta
  set A["Tides"]:10
    text P1["twice a day"]
  set B["Spring"]:4
  union A,B:4
    text R1["highest"]`)
})

it('reads no sets into one box, boxes side by side, or none', () => {
  expect(readBoxes('┌──┐\n│ a│\n└──┘')).toBeUndefined()
  expect(readBoxes('┌──┐ ┌──┐\n│ a│ │ b│\n└──┘ └──┘')).toBeUndefined()
  expect(readBoxes('words\nalone')).toBeUndefined()
})

it('reads boxes that overlap as sets, with what each has alone and what they share', () => {
  const sets = readBoxes(overlapping)
  expect(sets).toEqual({ kind: 'overlapping', outer: { name: 'Moon', items: ['near'] }, inner: { name: 'Sun', items: ['far'] }, both: ['both pull', '(always)'] })
  expect(setsMermaid(sets!)).toBe(`%% title: Moon; near; Sun; far; both pull; (always)
venn-beta
  set A["Moon"]:10
    text P1["near"]
  set B["Sun"]:10
    text Q1["far"]
  union A,B:4
    text R1["both pull"]
    text R2["(always)"]`)
})

it.each([
  ['double lines', '╔═════════╗\n║ Tides   ║\n║ ╔═════╗ ║\n║ ║ Neap║ ║\n║ ╚═════╝ ║\n╚═════════╝'],
  ['round corners', '╭─────────╮\n│ Tides   │\n│ ╭─────╮ │\n│ │ Neap│ │\n│ ╰─────╯ │\n╰─────────╯'],
  ['an inner box whose foot lost a column', '┌─────────┐\n│ Tides   │\n│ ┌─────┐ │\n│ │ Neap│ │\n│└─────┘  │\n└─────────┘'],
  ['an inner box whose foot won two columns', '┌──────────┐\n│ Tides    │\n│ ┌─────┐  │\n│ │ Neap│  │\n│  └──────┘│\n└──────────┘'],
  ['words around it', 'As we saw:\n\n┌─────────┐\n│ Tides   │\n│ ┌─────┐ │\n│ │ Neap│ │\n│ └─────┘ │\n└─────────┘\n\nand so on'],
])('reads boxes drawn with %s', (_, text) => {
  expect(readBoxes(text)).toEqual({ kind: 'nested', outer: { name: 'Tides', items: [] }, inner: { name: 'Neap', items: [] }, both: [] })
})

it.each([
  ['an arrow in them', '┌──────────┐\n│ A ┌────┐ │\n│   │ B →│ │\n│   └────┘ │\n└──────────┘'],
  ['a third box', '┌───────────────┐\n│ A ┌────┐┌───┐ │\n│   │ B  ││ C │ │\n│   └────┘└───┘ │\n└───────────────┘'],
  ['no name for the outer one', '┌──────────┐\n│   ┌────┐ │\n│   │ B  │ │\n│   └────┘ │\n└──────────┘'],
  ['no name for the inner one', '┌──────────┐\n│ A ┌────┐ │\n│   │    │ │\n│   └────┘ │\n└──────────┘'],
  ['one above the other', '┌──┐\n│ a│\n└──┘\n┌──┐\n│ b│\n└──┘'],
  ['a foot that is far from its head', '┌─────────┐\n│ Tides   │\n│ ┌─────┐ │\n│ │ Neap│ │\n│ └──┘    │\n└─────────┘'],
])('reads no sets into boxes with %s', (_, text) => {
  expect(readBoxes(text)).toBeUndefined()
})

it.each([
  ['one two three four five', 'one two three four<br/>five'],
  ['averyveryveryverylongword b', 'averyveryveryverylongword<br/>b'],
  ['a  (b) (c d)', 'a<br/>(b)<br/>(c d)'],
  ['(a) b', '(a) b'],
  ['twentyletterswords a b', 'twentyletterswords a<br/>b'],
])('wraps the words %j of a box', (words, wrapped) => {
  expect(chainMermaid({ nodes: [words, 'x'], labels: [''] })).toContain(`S1["${wrapped}"]`)
})

it('reads the words of boxes row by row, those of each apart', () => {
  expect(readBoxes('┌────────────┐\n│ Outer  name│\n│ ┌────┐ x  y│\n│ │ In │     │\n│ │ 12 │     │\n│ └────┘ z   │\n│ ──         │\n└────────────┘')).toEqual({ kind: 'nested', outer: { name: 'Outer name', items: ['x y', 'z'] }, inner: { name: 'In', items: ['12'] }, both: [] })
  expect(readBoxes('┌────┐\n│ A  │\n│  ┌─────┐\n│  │ C   │\n└────┘   │\n   │ B   │\n   └─────┘')).toEqual({ kind: 'overlapping', outer: { name: 'B', items: [] }, inner: { name: 'A', items: [] }, both: ['C'] })
  expect(readBoxes('┌────────┐\n│ A      │\n└────────┘\n   ┌───┐\n   │ B │\n   └───┘')).toBeUndefined()
})
