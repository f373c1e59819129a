import type { Deck } from '../../lib/project/deck.ts'
import { expect, it } from 'vitest'
import { links } from '../../lib/rules/links.ts'

function deck(content: string): Deck {
  return {
    folder: '/nowhere',
    headmatter: {},
    slides: [1, 2].map(no => ({ no, file: 'slides.md', line: 1, content: no === 1 ? content : '# Two', frontmatter: {} })),
  } as unknown as Deck
}

it.each(['/0', '0', '/3', '3#top'])('refuses a link to slide %s of two', async (address) => {
  expect(await links.find(deck(`[on](${address})`), '/')).toMatchObject([{ rule: 'dead-link', slide: 1, expected: 'a number from 1 to 2' }])
})

it.each(['/1', '2', '/2/'])('takes a link to slide %s of two', async (address) => {
  expect(await links.find(deck(`[on](${address})`), '/')).toEqual([])
})
