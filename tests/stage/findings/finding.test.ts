import type { ShownFinding } from '../../../lib/stage/findings/finding.ts'
import { expect, it } from 'vitest'
import { authorsWindow, findingsOn, isSource } from '../../../lib/stage/findings/finding.ts'

const author = ['author', { presenter: false, visible: true }] as const
const behind = ['behind', { presenter: false, visible: false }] as const
const second = ['second', { presenter: false, visible: true }] as const
const presenter = ['presenter', { presenter: true, visible: true }] as const
const covered = ['covered', { presenter: true, visible: false }] as const

it.each([
  [[author], 'author'],
  [[behind, author], 'author'],
  [[author, second], undefined],
  [[author, presenter], undefined],
  // The presenter's view may lie under an editor while the audience sees the other window.
  [[author, covered], undefined],
  [[presenter], undefined],
  [[behind], undefined],
  [[], undefined],
])('of the windows %j, %s may show findings', (windows, may) => {
  expect(authorsWindow(windows)).toBe(may)
})

it('tells on each slide its own, and what makes the whole deck unreadable; the rest of the deck\'s on the first', () => {
  const finding = (found: string, severity: ShownFinding['severity'], slide?: number): ShownFinding => ({ found, severity, ...slide !== undefined && { slide }, rule: '', file: '', path: '', line: 1, column: 1, expected: '', fix: '' })
  const all = [finding('two', 'warning', 2), finding('YAML', 'error'), finding('slot', 'warning')]
  const on = (slide: number): string[] => findingsOn(slide, all).map(({ found }) => found)
  expect([on(1), on(2), on(3)]).toEqual([['YAML', 'slot'], ['two', 'YAML'], ['YAML']])
})

it('looks again for what an author writes, not for what a room or a rehearsal does', () => {
  expect(['slides.md', 'pages/a.md', '../shared/b.md', 'data.json', 'votes.json'].filter(isSource)).toHaveLength(5)
  expect(['talk.votes.json', 'slides.rehearsals.json', '.git/index', 'a/.cache/b', 'node_modules/a.js'].filter(isSource)).toEqual([])
})
