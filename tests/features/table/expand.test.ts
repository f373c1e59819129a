import { expect, it } from 'vitest'
import { expandTables } from '../../../lib/features/table/expand.ts'

/** The tag that a slide's table becomes. */
async function tagOf(attributes: string, head: string): Promise<string> {
  const original = `<ComparisonTable${attributes}>\n\n| | ${head} |\n|-|-|\n| 1 | x |\n\n</ComparisonTable>`
  let written = ''
  await expandTables({
    s: { original, overwrite: (_start: number, _end: number, text: string) => written = text },
    slide: { index: 0, source: { filepath: '/talk/slides.md' } },
    options: { userRoot: '/talk', data: { watchFiles: {} } },
  } as unknown as Parameters<typeof expandTables>[0])
  return written.split('\n')[0]!
}

it.each([
  ['', 'مقارنة', '<ComparisonTable dir="rtl" :rows="1" :columns="2">'],
  [' reveal="row"', 'השוואה', '<ComparisonTable reveal="row" dir="rtl" :rows="1" :columns="2">'],
  [' dir="ltr"', 'مقارنة', '<ComparisonTable dir="ltr" :rows="1" :columns="2">'],
  [' :dir="side"', 'مقارنة', '<ComparisonTable :dir="side" :rows="1" :columns="2">'],
  ['', 'A مقارنة', '<ComparisonTable :rows="1" :columns="2">'],
])('runs a table%s from the side of its first letter: %s', async (attributes, head, expected) => {
  expect(await tagOf(attributes, head)).toBe(expected)
})
