import { expect, it } from 'vitest'
import { MermaidError, refusal } from '../../../lib/features/diagram/mermaid-error.ts'

it.each([
  ['flowchart LR\n  a -> b', 'Parse error on line 2:', 2],
  ['flowchart LR\n  a -> b', 'something else', 1],
  // Mermaid counts from below blank lines and its own front matter.
  ['\n\nflowchart LR\n  a -> b', 'Parse error on line 2:', 4],
  ['---\ntitle: T\n---\nflowchart LR\n  a -> b', 'Parse error on line 2:', 5],
  ['\n---\ntitle: T\n---\nflowchart LR\n  a -> b', 'Parse error on line 2:', 6],
  ['---\nflowchart LR\n  a -> b', 'Parse error on line 2:', 2],
  ['flowchart LR\n  a -> b\n---\nx', 'Parse error on line 2:', 2],
  ['flowchart LR', 'Parse error on line 7:', 1],
  ['  \n --- \ntitle: T\n --- \nflowchart LR\n  a -> b', 'Parse error on line 2:', 6],
  ['\n---\nflowchart LR\n  a -> b', 'Parse error on line 2:', 3],
  ['', 'Parse error on line 1:', 1],
  [`pie${'\n'.repeat(20)}`, 'Parse error on line 12:', 12],
])('finds the line that Mermaid means in %j: %s', (code, message, line) => {
  expect(new MermaidError(code, message)).toMatchObject({ line, code, message })
})

it('draws the caret where only a column is named, and keeps one that is drawn', () => {
  expect(new MermaidError('pie\n  "a" : x', 'Expecting a number at line 2, column 9\n').message).toBe('Expecting a number at line 2, column 9\n  "a" : x\n--------^')
  expect(new MermaidError('pie\n  "a" : x', 'Expecting -^ at line 2, column 10\n').message).toMatch(/\n {2}"a" : x\n-{9}\^$/)
  const drawn = 'Parse error on line 2, column 3:\n  a ->\n--^'
  expect(new MermaidError('pie\n  a ->', drawn).message).toBe(drawn)
})

it('tells an author in Mermaid\'s words', () => {
  expect(refusal(new MermaidError('pie', 'Parse error on line 1:\n  pie\n'), { file: 'talk.md', line: 3, slide: 2 })).toEqual({
    file: 'talk.md',
    line: 3,
    slide: 2,
    found: 'Mermaid refuses this diagram:\n    Parse error on line 1:\n      pie',
    expected: 'a diagram in Mermaid\'s syntax',
    fix: 'correct the line named above',
  })
})
