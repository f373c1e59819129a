import type { Order } from '../../lib/article/create-apart.ts'
import { Buffer } from 'node:buffer'
import { expect, it } from 'vitest'
import { createDeckApart } from '../../lib/article/create-apart.ts'
import { createDeck } from '../../lib/article/create-deck.ts'
import { coverageOf } from '../../lib/article/trace/coverage.ts'
import { judgeDeck } from './judge-deck.ts'
import { make } from './make.ts'

it('refuses 50 MB, before it is read as text', () => {
  expect(() => createDeck(Buffer.alloc(50_000_000, 'a '), 'huge.md', 'talk')).toThrow('50.0 MB of input')
})

it('refuses an article that takes more slides than a deck has', () => {
  expect(() => make(`# Steps\n\n${'## Step\n\nTurn the handle, and then turn it again.\n\n'.repeat(1001)}`)).toThrow('text for 1002 slides\n  expected: 1000 at most in a deck')
})

it('makes a deck of a book with the first slides of each heading, and says the rest', () => {
  const { plan, article: read } = make(`# Steps\n\n${`## Step\n\n${'Turn the handle, and then turn it again for a good while until it rings, and go on with the next one as soon as it does.\n\n'.repeat(7)}\n\`\`\`sh\nls\n\`\`\`\n\n`.repeat(300)}`)
  expect([plan.slides.length <= 1000, plan.slides.length > 600]).toEqual([true, true])
  expect(plan.remarks[0]).toMatchObject({ kind: 'uncertain', line: 1 })
  expect(plan.remarks[0]?.text).toMatch(/^text for 1\d{3} slides, and a deck has 1000 at most: of each heading/)
  expect(coverageOf(read, plan).nowhere).toEqual([])
  expect(judgeDeck(read, plan)).toEqual([])
})

it('ends the reading of what takes its parser hours, in one clear sentence, and answers as before in time', async () => {
  const order = (text: string): Order => ({ bytes: Buffer.from(text), file: 'article.md', name: 'talk', folder: undefined, sources: new Map() })
  await expect(createDeckApart(order(`# T\n\n${'~a~~b '.repeat(20_000)}`), 300)).rejects.toThrow('article.md: text that takes more than 0.3 seconds to read')
  const { files } = await createDeckApart(order('# Tides\n\nThe moon pulls on the water of the earth.\n'))
  expect(files).toEqual(make('# Tides\n\nThe moon pulls on the water of the earth.\n').files)
  await expect(createDeckApart(order(' '))).rejects.toThrow('article.md: no text: the input is empty')
})

it('makes a sane deck of one endless paragraph, and of text without a heading', () => {
  const { plan, article: read } = make('This sentence goes on about nothing in particular. '.repeat(2000))
  expect(plan.slides.length).toBeLessThan(5)
  expect(judgeDeck(read, plan)).toEqual([])
  const endless = make(`${'word '.repeat(5000)}.`)
  expect(judgeDeck(endless.article, endless.plan)).toEqual([])
})

it.each([
  ['HTML', `${'<div>'.repeat(20_000)}<p>Deep down there is one sentence.</p>`, 'deep.html'],
  ['quotes', `${'> '.repeat(3000)}one sentence`, 'deep.md'],
  ['quotes and lists by the hundred thousand', `A sentence.\n\n${'>- 1. '.repeat(100_000)}one sentence`, 'deep.md'],
])('does not run out of stack on deeply nested %s', (_, text, file) => {
  try {
    expect(make(text, file).plan.slides.length).toBeGreaterThan(0)
  }
  catch (error) {
    expect(String(error)).toContain('nested too deeply')
  }
})

it.each([
  ['lists', Array.from({ length: 1500 }, (_, depth) => `${'  '.repeat(depth)}- item ${depth}`).join('\n')],
  ['quotations', `${'> '.repeat(20_000)}words`],
  ['brackets', `${'['.repeat(60_000)} a sentence of words.`],
])('refuses %s that a parser takes minutes for', (_, text) => {
  expect(() => make(`# T\n\n${text}\n`)).toThrow('elements nested too deeply to be read')
})
