import { expect, it } from 'vitest'
import { swallowing } from '../../lib/rules/swallowed-slides.ts'

const found = (text: string): string[] => swallowing(text.split('\n')).map(({ line, column, slides, onPurpose }) => `${line}:${column} ${slides}${onPurpose ? ' on purpose' : ''}`)

it.each([
  ['a <!-- b\n---\nc -->', ['1:3 1']],
  ['a\n<!-- b\n\n---\n\n---  \n\nc -->', ['2:1 2']],
  ['<!-- a --> b <!-- c\n-----\n-->', ['1:14 1']],
  ['<!--\n---\n# out\n-->', ['1:1 1 on purpose']],
  ['<!--\n\n---\n# out\n---\n# out too\n-->', ['1:1 2 on purpose']],
  ['<!-- words\n---\n# out\n-->', ['1:1 1']],
  // The end of the first one was forgotten: nothing was meant to be left out.
  ['<!--\n---\n# lost\n<!-- notes -->', ['1:1 1']],
  ['<!-- a\n---\n-->\n<!-- b\n---\n-->', ['1:1 1', '4:1 1']],
  ['`code` <!-- a\n---\n-->', ['1:8 1']],
])('finds what a comment swallows: %j', (text, expected) => {
  expect(found(text)).toEqual(expected)
})

it.each([
  'a <!-- b --> c\n---\nd',
  '<!-- notes\nof many lines\n-->\n\n---\n\n<!-- more -->',
  '```html\n<!--\n```\n---\n-->',
  '~~~~\n~~~\n<!--\n~~~~\n---\n-->',
  '```\n``` js\n<!--\n```\n---\n-->',
  '`<!--`\n---\n`-->`',
  '`` a ` <!-- ``\n---\n-->',
  '<!-- a\n- --\n--- x\n-->',
  '<!-- never closed\n---\n',
])('leaves a comment on its slide alone: %j', (text) => {
  expect(found(text)).toEqual([])
})
