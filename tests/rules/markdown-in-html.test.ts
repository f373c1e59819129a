import { expect, it } from 'vitest'
import { markdownInHtml } from '../../lib/rules/markdown-in-html.ts'
import { foundOn } from './on-slide.ts'

const after = (tag: string): string => `is shown as it is written: after <${tag}>, Markdown begins at the next empty line`

it.each([
  ['<div>\n- a\n- b\n</div>', `2:1 "- a" ${after('div')}`],
  ['<div>\n  1. a\n  2) b\n</div>', `2:3 "1. a" ${after('div')}`],
  ['<div>\n+ a\n* b\n</div>', `2:1 "+ a" ${after('div')}`],
  ['<div>\na\n- b\n- c\n</div>', `3:1 "- b" ${after('div')}`],
  ['<div>\n### A\n</div>', `2:1 "### A" ${after('div')}`],
  ['<div>\n**a**\n</div>', `2:1 "**a**" ${after('div')}`],
  ['<div>\nso **very much** so\n</div>', `2:1 "so **very much** so" ${after('div')}`],
  ['<div>\n![](a.png)\n</div>', `2:1 "![](a.png)" ${after('div')}`],
  ['<div>\n$$\nx\n$$\n</div>', `2:1 "$$" ${after('div')}`],
  ['<div>\n$$\\frac{a}{b}$$\n</div>', `2:1 "$$\\frac{a}{b}$$" ${after('div')}`],
  [`<div>\n# ${'a'.repeat(60)}\n</div>`, `2:1 "# ${'a'.repeat(38)}" ${after('div')}`],
  // The tag that is nearest above is named.
  ['<div>\n<p>x</p>\n<section>\n- a\n- b\n</section>\n</div>', `4:1 "- a" ${after('section')}`],
  ['words\n\n<div>\n\nmore\n\n<p>\n- a\n- b\n</p>\n\n</div>', `8:1 "- a" ${after('p')}`],
  // Code is told before what comes above it, and of a tag that is never closed only where it holds nothing.
  ['<div>\n- a\n- b\n    ```js\n    ```\n</div>', `4:5 "\`\`\`js" ${after('div')}`],
  ['<br>\n    ~~~\n    ~~~', `2:5 "~~~" ${after('br')}`],
])('finds Markdown right after a tag in %j', async (slide, found) => {
  expect(await foundOn(markdownInHtml, slide)).toEqual([found])
})

it.each([
  '<div>\n- a\n</div>',
  '<div>\n- a\nb\n- c\n</div>',
  '<div>\n- <b>a</b>\n- <b>c</b>\n</div>',
  '<div>\n-a\n-b\n</div>',
  '<div>\n#a\n####### b\n</div>',
  '<div>\n2 ** 3 ** 4\n</div>',
  '<div>\n[a] (b)\n</div>',
  '<div>\n[a](b c)\n</div>',
  '<div>\n$$ 5 and $$ 6\n</div>',
  '<div>\n{{ a }} **b**\n</div>',
  '<div>\n``\na\n``\n</div>',
  '<div\n- a\n- b\n>\n</div>',
  '<Pre>\n- a\n- b\n</Pre>',
  '<svg>\n**a**\n</svg>',
  '<textarea>\n# a\n</textarea>',
  '<style>\n# a\n</style>',
  '<!-- **a** -->',
  '<div>\n\n- a\n- b\n\n</div>',
  '- a\n- b\n\n<div>\n</div>\n\n# a',
])('leaves %j alone', async (slide) => {
  expect(await foundOn(markdownInHtml, slide)).toEqual([])
})

it('tells once of each stretch of HTML', async () => {
  expect(await foundOn(markdownInHtml, '<div>\n- a\n- b\n**c**\n</div>\n\n<!-- x -->\n\n<p>\n# d\n</p>')).toEqual([`2:1 "- a" ${after('div')}`, `10:1 "# d" ${after('p')}`])
})
