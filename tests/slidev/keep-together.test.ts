import { expect, it } from 'vitest'
import { keepTogether, unbreakable } from '../../lib/slidev/keep-together.ts'
import { ourTheme } from '../../lib/slidev/theme.ts'

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

it('leaves the words of a deck with a theme of its author\'s as they are', async () => {
  for (const [themeRoots, changes] of [[['/themes/seriph'], 0], [[ourTheme], 1], [[], 1]] as const) {
    const overwritten: number[] = []
    await keepTogether({ s: { original: '# Back to the start\n', overwrite: (start: number) => overwritten.push(start) }, options: { themeRoots } } as unknown as Parameters<typeof keepTogether>[0])
    expect(overwritten).toHaveLength(changes)
  }
})
