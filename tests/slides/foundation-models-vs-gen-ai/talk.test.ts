import type { Deck } from 'lectern/setup'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { loadDeck } from '../../../lib/project/deck.ts'
import { findDecks } from '../../../lib/project/decks.ts'
import { root } from '../../../lib/project/root.ts'
import { readSeconds, speakingSeconds } from '../../../lib/rules/speaking-time.ts'
import { minutes } from '../../../slides/foundation-models-vs-gen-ai/lib/minutes.ts'
import { heading } from './coverage-table.ts'
import { clickMarkers, isSentence, writtenClicks } from './talk.ts'

const [entry] = findDecks(root, ['foundation-models-vs-gen-ai'])
if (!entry)
  throw new Error('no flagship deck')
const { folder } = entry
const deck = await loadDeck(entry)
const titles = deck.slides.map(heading)

afterEach(() => vi.restoreAllMocks())

it('has sixteen slides to present, the sources, and five for the questions, each with a title of its own that is a sentence', () => {
  expect(titles).toHaveLength(22)
  expect(titles.filter(title => title.startsWith('Backup: '))).toEqual(titles.slice(17))
  expect(new Set(titles).size).toBe(22)
  expect(titles.slice(1).filter(title => !isSentence(title))).toEqual([])
  expect(['Venn diagram', 'The relationship', 'Overview of the key characteristics'].filter(isSentence)).toEqual([])
})

it('plans seventeen of its twenty minutes, and gives each slide the time that its words, clicks, votes and runs take', () => {
  const planned = deck.slides.map(slide => slide.frontmatter.minutes)
  expect(planned.reduce((sum: number, value) => sum + Number(value), 0)).toBe(17)
  expect(deck.headmatter.duration).toBe('20min')
  const spoken = deck.slides.filter(slide => Number(slide.frontmatter.minutes) > 0)
  const late = spoken.map(slide => ({
    slide: slide.no,
    seconds: Math.round(speakingSeconds({
      notes: slide.notes,
      clicks: writtenClicks(slide),
      interaction: readSeconds(slide.frontmatter.interaction ?? 0) ?? Number.NaN,
    })),
    planned: Number(slide.frontmatter.minutes) * 60,
  })).filter(({ seconds, planned }) => !(seconds <= planned))
  expect(late).toEqual([])
  expect(spoken).toHaveLength(16)
})

it('gives the speaker something to say on every slide', () => {
  expect(deck.slides.filter(slide => slide.notes.split(/\s+/).length < 20).map(slide => slide.no)).toEqual([])
})

it('marks each click in the notes', () => {
  const counted = deck.slides.map(slide => ({
    slide: slide.no,
    clicks: writtenClicks(slide),
    marked: clickMarkers(slide),
  }))
  expect(counted.filter(({ clicks, marked }) => clicks !== marked)).toEqual([])
  expect(counted.filter(({ clicks }) => clicks > 0).length).toBeGreaterThan(12)
})

it('cites only what references.yml holds, and holds only what is cited', () => {
  const references = parse(readFileSync(join(folder, 'references.yml'), 'utf8')) as { id: string, url: string }[]
  const cited = deck.slides.flatMap(slide => [
    ...slide.content.matchAll(/<Cite id="([^"]*)"/g),
  ].map(match => match[1]))
  expect([
    ...new Set(cited),
  ].sort()).toEqual(references.map(({ id }) => id).sort())
  expect(references.filter(({ url }) => !url.startsWith('https://'))).toEqual([])
  expect(cited.length).toBeGreaterThan(30)
})

it('answers the quiz as the three-question test on slide 3 does', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  const { place } = await import('../../../snippets/place.ts')
  const quiz = parse(readFileSync(join(folder, 'quiz.yml'), 'utf8')) as { id: string, region: string, trick?: boolean }[]
  // Broad, adaptable and reused; then: generates. ChatGPT is judged by the model inside.
  const judged: Record<string, [foundation: boolean, generates: boolean]> = {
    'bert': [true, false],
    'gpt': [true, true],
    'clip': [true, false],
    'stable-diffusion': [true, true],
    'face-gan': [false, true],
    'vocoder': [false, true],
    'spam-filter': [false, false],
    'chatgpt': [true, true],
  }
  const words: Record<string, string> = { first: 'foundation only', second: 'generative only', both: 'both', neither: 'neither' }
  expect(quiz.map(({ id }) => id)).toEqual(Object.keys(judged))
  for (const { id, region } of quiz) {
    const [foundation, generates] = judged[id] ?? [false, false]
    expect(place({
      broad: foundation,
      adaptable: foundation,
      reused: foundation,
      generates,
    }), id).toBe(words[region])
  }
  expect(quiz.filter(item => item.trick).map(({ id }) => id)).toEqual(['chatgpt'])
})

it('refuses slides without minutes, and more minutes than there are, in a rule of its own', () => {
  const plan = (...planned: unknown[]): Deck => ({ ...deck, slides: planned.map((minutes, index) => ({ ...deck.slides[index]!, frontmatter: { minutes } })) })
  expect(minutes(deck, root)).toEqual([])
  expect(minutes(plan(1, undefined), root)).toMatchObject([{ found: 'no planned minutes', slide: 2 }])
  expect(minutes(plan(15, 5.5), root)).toMatchObject([{ found: 'slides of 20.5 minutes in a talk of 20min' }])
})
