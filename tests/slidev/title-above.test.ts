import { expect, it } from 'vitest'
import { ourTheme } from '../../lib/slidev/theme.ts'
import { leftColumnAt, titleAbove } from '../../lib/slidev/title-above.ts'

interface Slide { layout?: string, themeRoots?: string[] }

/** A slide's Markdown after the transformer. */
async function transform(original: string, { layout = 'two-cols', themeRoots = [ourTheme] }: Slide = {}): Promise<string> {
  let text = original
  await titleAbove({
    s: { original, appendLeft: (at: number, words: string) => text = text.slice(0, at) + words + text.slice(at) },
    slide: { frontmatter: { layout } },
    options: { themeRoots },
  } as unknown as Parameters<typeof titleAbove>[0])
  return text
}

it.for<[string, string]>([
  ['# Both\n\n- left\n\n::right::\n\n- right', '# Both\n::left::\n- left\n\n::right::\n\n- right'],
  ['\n<!-- a remark -->\n\n# Both\n\nleft\n\n:: right ::\nright', '\n<!-- a remark -->\n\n# Both\n::left::\nleft\n\n:: right ::\nright'],
  ['# Both\n- left\n\n::right::\n\n## right', '# Both\n::left::\n- left\n\n::right::\n\n## right'],
  ['Both\n====\n\nleft\n\n::right::\n\nright', 'Both\n====\n::left::\nleft\n\n::right::\n\nright'],
  ['# Both\n\n```md\n# code\n::left::\n```\n\n::right::\n\nright', '# Both\n::left::\n```md\n# code\n::left::\n```\n\n::right::\n\nright'],
])('sets a title above both columns of %j', async ([markdown, expected]) => {
  expect(await transform(markdown)).toBe(expected)
})

it.for([
  '# Left\n\nleft\n\n::right::\n\n# Right\n\nright',
  '# Left\n\nleft\n\n::right::\n\nRight\n===\n\nright',
  '# A title, and the picture it stands beside\n\n::right::\n\n![A pier](/pier.png)',
  '## A column\'s own\n\nleft\n\n::right::\n\nright',
  'Words before it\n\n# Title\n\n::right::\n\nright',
  '# Above\n\n::left::\n\nleft\n\n::right::\n\nright',
  '# Title\n\nleft\n\n<template #right>\n\nright\n\n</template>\n\n::right::\n\nx',
  '# Alone\n\nleft',
  '```md\n# Code\n\n::right::\n```\n\nx',
])('leaves %j as it is written', async (markdown) => {
  expect(leftColumnAt(markdown)).toBeUndefined()
  expect(await transform(markdown)).toBe(markdown)
})

it('leaves other layouts alone, and decks under another theme', async () => {
  const markdown = '# Both\n\nleft\n\n::right::\n\nright'
  expect(await transform(markdown, { layout: 'two-columns' })).toBe(markdown)
  expect(await transform(markdown, { themeRoots: ['/themes/seriph'] })).toBe(markdown)
  expect(await transform(markdown, { themeRoots: [] })).toBe(markdown)
})
