import { expect, it, vi } from 'vitest'
import { sourceLinesIn } from '../../lib/stage/source-lines.ts'

vi.mock('@slidev/client', () => ({}))

it.each([
  ['<!-- from article.md: 3 -->\n\n# Tides', { text: 'article.md: 3', place: 'article.md:3' }],
  ['<!-- from a/b.md: 3; 14-16; notes 18 -->', { text: 'a/b.md: 3; 14-16; notes 18', place: 'a/b.md:14' }],
  ['<!-- from article.md: 3; notes 5, 7 -->', { text: 'article.md: 3; notes 5, 7', place: 'article.md:3' }],
  ['<!-- from here on -->', undefined],
  ['# Tides', undefined],
])('reads where a slide comes from: %j', (content, expected) => {
  expect(sourceLinesIn(content)).toEqual(expected)
})
