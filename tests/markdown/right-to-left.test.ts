import MarkdownIt from 'markdown-it'
import { expect, it } from 'vitest'
import { rightToLeft } from '../../lib/markdown/right-to-left.ts'

const markdown = new MarkdownIt({ html: true })
markdown.use(rightToLeft)

it.for<[string, string]>([
  ['# نموذج أساس', '<h1 dir="rtl">نموذج أساس</h1>'],
  ['## 12 · «מודל» model', '<h2 dir="rtl">12 · «מודל» model</h2>'],
  ['**ދިވެހި** words', '<p dir="rtl"><strong>ދިވެހި</strong> words</p>'],
  ['- `npm` يتعلم\n- two', '<ul dir="rtl">\n<li><code>npm</code> يتعلم</li>\n<li>two</li>\n</ul>'],
  ['> ثانيا\n>\n> second', '<blockquote dir="rtl">\n<p dir="rtl">ثانيا</p>\n<p>second</p>\n</blockquote>'],
  ['| | مقارنة |\n|-|-|\n| 1 | x |', '<table dir="rtl">\n<thead>\n<tr>\n<th></th>\n<th>مقارنة</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>x</td>\n</tr>\n</tbody>\n</table>'],
  ['{{ name }} مرحبا', '<p dir="rtl">{{ name }} مرحبا</p>'],
  ['![a dot](/dot.svg) مرحبا', '<p dir="rtl"><img src="/dot.svg" alt="a dot"> مرحبا</p>'],
  ['1. اثنان\n\n   one', '<ol dir="rtl">\n<li>\n<p dir="rtl">اثنان</p>\n<p>one</p>\n</li>\n</ol>'],
  ['one\n\n- a\n  - ثلاثة\n\nاثنان', '<p>one</p>\n<ul>\n<li>a\n<ul dir="rtl">\n<li>ثلاثة</li>\n</ul>\n</li>\n</ul>\n<p dir="rtl">اثنان</p>'],
  ['12, «ثلاثة»', '<p dir="rtl">12, «ثلاثة»</p>'],
])('marks %j', ([source, expected]) => {
  expect(markdown.render(source).trim()).toBe(expected)
})

it.for([
  '# The word مرحبا in a title',
  '- one\n- اثنان',
  '`مرحبا` is code',
  '{{ مرحبا }} is an expression',
  '1 + 1 = 2',
  'Ελληνικά и русский 日本語 ไทย',
])('leaves %j as it is', (source) => {
  const lists = markdown.render(source)
  expect(lists).not.toContain('dir=')
  expect(lists).toBe(new MarkdownIt({ html: true }).render(source))
})
