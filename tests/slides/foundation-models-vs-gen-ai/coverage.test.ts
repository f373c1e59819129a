import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadDeck } from '../../../lib/project/deck.ts'
import { findDecks } from '../../../lib/project/decks.ts'
import { root } from '../../../lib/project/root.ts'
import { coverageProblems, readCoverage, readOwnSlides } from './coverage-table.ts'

const [entry] = findDecks(root, ['foundation-models-vs-gen-ai'])
if (!entry)
  throw new Error('no flagship deck')
const deck = await loadDeck(entry)
const markdown = readFileSync(join(entry.folder, 'COVERAGE.md'), 'utf8')
const rows = readCoverage(markdown)
const snippet = (name: string): string => readFileSync(join(root, 'snippets', name), 'utf8')

it('says each element of the source on the slide that the table names', () => {
  expect(rows.flatMap(row => coverageProblems(row, deck, snippet))).toEqual([])
})

it('lists every part of the source', () => {
  const parts: [RegExp, number][] = [
    [/^Opening/, 1],
    [/^Table, row/, 4],
    [/^Definition of/, 2],
    [/^Characteristic/, 9],
    [/^Code/, 2],
    [/^(?:Not generative|Both):/, 4],
    [/^Relationship/, 2],
    [/^Venn: one box/, 1],
    [/^Summary/, 2],
  ]
  for (const [name, count] of parts)
    expect(rows.filter(row => name.test(row.element)), String(name)).toHaveLength(count)
  expect(rows).toHaveLength(29)
})

it('accounts for every slide of the deck', () => {
  const own = readOwnSlides(markdown)
  for (const { slide, title } of own)
    expect(deck.slides[slide - 1]?.title).toBe(title)
  const named = new Set([
    ...rows,
    ...own,
  ].map(({ slide }) => slide))
  expect([...named].sort((a, b) => a - b)).toEqual(deck.slides.map(slide => slide.no))
})

it('refuses a row that points nowhere, is titled otherwise, promises what is not said, or promises nothing', () => {
  const row = {
    element: 'Summary',
    slide: 16,
    title: 'Two labels, two questions: the sets overlap, and neither contains the other',
    phrases: ['produces'],
  }
  const problems = (change: Partial<typeof row>): string[] => coverageProblems({
    ...row,
    ...change,
  }, deck, snippet)
  expect(problems({})).toEqual([])
  expect(problems({ slide: 23 })).toEqual(['"Summary" points at slide 23, and the deck has 22'])
  expect(problems({ title: 'Summary' })).toEqual(['slide 16 is titled "Two labels, two questions: the sets overlap, and neither contains the other", not "Summary"'])
  expect(problems({
    phrases: ['All generative AI'],
  })).toEqual(['slide 16 does not say "All generative AI"'])
  expect(problems({ phrases: [] })).toEqual(['"Summary" names no phrase to look for'])
})
