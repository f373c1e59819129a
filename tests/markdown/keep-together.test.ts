import { expect, it } from 'vitest'
import { unbreakable } from '../../lib/markdown/keep-together.ts'

const marked = (markdown: string): string => unbreakable(markdown).reverse().reduce((text, [start, end]) => `${text.slice(0, start)}~${text.slice(end)}`, markdown)

it.each([
  ['# Foundation Model vs Gen AI: two labels', '# Foundation Model vs~Gen AI: two labels'],
  ['# What the room sees in a talk', '# What the~room sees in a~talk'],
  ['## A second heading vs. a third', '## A second heading vs.~a~third'],
  ['# One\n\nA line of the text', '# One\n\nA line of the text'],
  ['```py\n# the comment of a program\n```', '```py\n# the comment of a program\n```'],
  ['# Call `the end` a day', '# Call `the end` a~day'],
])('ends no line of a heading in a small word: %j', (markdown, expected) => {
  expect(marked(markdown)).toBe(expected)
})
