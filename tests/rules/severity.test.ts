import type { Problem } from '../../lib/project/problem.ts'
import { expect, it } from 'vitest'
import { once, refuses, sift, strictnessOf } from '../../lib/rules/severity.ts'
import { formatWarnings } from '../../lib/rules/tell.ts'

const lie: Problem = { file: 'slides.md', slide: 3, found: 'a picture is gone', expected: 'it', fix: 'bring it' }
const care: Problem = { ...lie, severity: 'care', found: 'H3 follows H1' }
const notice: Problem = { ...lie, severity: 'notice', found: 'a face of the machine' }

it.each([
  ['another theme', { strict: false, ours: false }, 1],
  ['our theme', { strict: false, ours: true }, 2],
  ['--strict', { strict: true, ours: false }, 3],
])('refuses what lies under any theme, and taste as far as it is asked for: %s', (_, strictness, refused) => {
  const all = [lie, care, notice]
  expect(sift(all, strictness)).toEqual({ errors: all.slice(0, refused), warnings: all.slice(refused) })
})

it('tells of one cause once, on the slide and in the handout', () => {
  const cut = { ...lie, cause: 'words are cut off', found: '"a" is cut off by 9 px' }
  expect(once([cut, care, { ...cut, found: 'handout: "a" is cut off by 6 px' }, { ...care, found: `handout: ${care.found}` }, { ...cut, slide: 4 }]))
    .toEqual([cut, care, { ...cut, slide: 4 }])
})

it('prints warnings of one cause together, with the places and no more than six', () => {
  const many = Array.from({ length: 8 }, (_, index): Problem => ({ ...care, cause: 'pictures say nothing', line: index + 1 }))
  expect(formatWarnings([...many, notice])).toEqual([
    `warning: pictures say nothing\n  at: ${[1, 2, 3, 4, 5, 6].map(line => `slides.md:${line} (slide 3)`).join(', ')}, and 2 more\n  expected: it\n  fix:      bring it`,
    'warning: a face of the machine\n  at: slides.md (slide 3)\n  expected: it\n  fix:      bring it',
  ])
})

it('only tells a deck written for Marp of what is care, under our look as well', () => {
  const deck = { headmatter: {}, folder: '/nowhere' }
  expect(strictnessOf(deck).ours).toBe(true)
  expect(strictnessOf({ ...deck, translation: { kind: 'marp', lines: [], origin: [], notices: [] } }).ours).toBe(false)
  expect(strictnessOf({ ...deck, translation: { kind: 'headings', lines: [], origin: [], notices: [] } }).ours).toBe(true)
})

it('tells a flood of one kind on one slide in part', () => {
  const many = Array.from({ length: 25 }, (_, index): Problem => ({ ...lie, found: `no slot ${index}`, line: index + 1 }))
  const other = { ...care, fix: 'another' }
  const named = many.map((problem, index) => ({ ...problem, rule: 'unknown-slot', slide: 5, expected: `"${index}"?`, fix: `add ${index}` }))
  expect(once(named)).toHaveLength(20)
  const told = once([...many, other, { ...lie, slide: 4 }])
  expect(told.map(({ found }) => found)).toEqual([...many.slice(0, 19).map(({ found }) => found), 'no slot 19, and 5 more like it', other.found, lie.found])
})

it('refuses a hint in no case, and otherwise only what was asked for', () => {
  expect(refuses({ ...lie, severity: 'hint' }, { strict: true, ours: true })).toBe(false)
  expect(refuses(care, { strict: false, ours: false })).toBe(false)
  expect(refuses(notice, { strict: false, ours: true })).toBe(false)
  expect(strictnessOf({ headmatter: { theme: 'seriph' }, folder: '/nowhere' })).toEqual({ strict: false, ours: false })
  expect(strictnessOf({ headmatter: { theme: 'lectern' }, folder: '/nowhere' }, true)).toEqual({ strict: true, ours: true })
})

it('tells of twenty of a kind one by one, and counts a kind by its slide, weight, and rule or words', () => {
  const many = (more: Partial<Problem>, count = 20): Problem[] => Array.from({ length: count }, (_, index) => ({ ...lie, found: `${JSON.stringify(more)} ${index}`, ...more }))
  const apart = [{}, { slide: 4 }, { severity: 'care' as const }, { rule: 'a' }, { rule: 'b' }, { expected: 'more' }, { fix: 'other' }].flatMap(more => many(more))
  expect(once(apart)).toHaveLength(apart.length)
  const { slide: _, ...unplaced } = lie
  expect(once([...many({}, 21), { ...unplaced, found: 'x' }]).map(({ found }) => found).slice(-2)).toEqual(['{} 19, and 1 more like it', 'x'])
})
