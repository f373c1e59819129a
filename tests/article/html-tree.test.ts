import { Buffer } from 'node:buffer'
import { expect, it } from 'vitest'
import { readArticle } from '../../lib/article/read/read-article.ts'
import { plainOf } from '../../lib/article/rich.ts'
import { blocksOf } from './blocks.ts'
import { make } from './make.ts'

const text = 'The moon pulls on the water of the earth. It pulls twice a day, and the sun pulls too.'

/** Why a page's box is left out; undefined where the article has it. */
function leftOut(box: string): string | undefined {
  const article = readArticle(Buffer.from(`<body><h1>Tides</h1><p>${text.repeat(3)}</p>${box}</body>`), 'a.html')
  const why = article.remarks.map(remark => /^page furniture \((.*)\): /.exec(remark.text)?.[1])
  expect(JSON.stringify([article.blocks, article.sections]).includes('Inside')).toBe(why.length === 0)
  return why[0]
}

it('leaves out what is around an article by its role, and nothing that is in it', () => {
  const roles = ['navigation', 'banner', 'contentinfo', 'search', 'complementary', 'alert', 'dialog', 'menu', 'toolbar']
  expect(roles.map(role => leftOut(`<div role="${role}">Inside.</div>`))).toEqual(roles)
  expect(['alertdialog', 'menuitem', 'note', 'submenu'].map(role => leftOut(`<div role="${role}">Inside.</div>`)).filter(Boolean)).toEqual([])
})

it.each([
  ['class="nav"', 'nav'],
  ['class="main-nav"', 'nav'],
  ['class="a nav_b"', 'nav'],
  ['class="breadcrumb"', 'breadcrumb'],
  ['class="breadcrumbs"', 'breadcrumbs'],
  ['class="cookie"', 'cookie'],
  ['class="Sharing"', 'Sharing'],
  ['class="a b noprint"', 'noprint'],
  ['id="comments"', 'comments'],
  ['class="x" id="page-footer"', 'footer'],
  ['class="navy"', undefined],
  ['class="stock"', undefined],
  ['class="loads"', undefined],
  ['class="shared"', undefined],
  ['hidden', 'hidden'],
  ['aria-hidden="true"', 'hidden'],
  ['aria-hidden="false"', undefined],
  ['style="color: red; display:none"', 'hidden'],
  ['style="display:  none"', 'hidden'],
  ['style="display: block"', undefined],
])('reads a box with %s', (attributes, why) => {
  expect(leftOut(`<div ${attributes}>Inside.</div>`)).toBe(why)
})

it.each([
  ['<header>Inside.</header>', 'header'],
  ['<header><div><h1>Inside</h1></div></header><p>Words of it.</p>', undefined],
  ['<footer><h1>Inside</h1></footer>', 'footer'],
  ['<h2 class="toc">Inside</h2><p>Words of it.</p>', undefined],
  [`<div class="toc">Inside. ${text.repeat(2)}</div>`, 'toc'],
  [`<div class="toc">Inside. ${text.repeat(4)}</div>`, undefined],
  ['<aside>Inside.</aside>', 'aside'],
  ['<form>Inside.</form>', 'form'],
  ['<pre class="toc"><i hidden>Inside.</i></pre>', undefined],
  ['<div class="nav"><math><mi>Inside</mi></math> is a sign of it.</div>', undefined],
])('reads %s', (box, why) => {
  expect(leftOut(box)).toBe(why)
})

it('takes a heading\'s link to itself away, and no other', () => {
  const titles = (link: string): string[] => blocksOf(`<h1>Tides</h1><p>${text}</p><h2>High ${link}</h2><p>Words of it.</p>`, 'a.html').filter(line => line.startsWith('##')).map(line => line.replace(/^## \d+: /, ''))
  expect(['<a href="#h">#</a>', '<a href="#h"> ¶ </a>', '<a href="#h">§</a>', '<a href="#h">🔗</a>', '<a href="#h"></a>', '<a href="/h">§</a>', '<a href="#h">§ 1</a>', '<a>§</a>'].flatMap(titles)).toEqual(['High', 'High', 'High', 'High', 'High', 'High §', 'High § 1', 'High §'])
})

it('takes the largest of its articles, else its main part, else all of it', () => {
  const words = (html: string): string[] => blocksOf(`<body><p>Around it are other words.</p>${html}</body>`, 'a.html').slice(1).map(line => line.replace(/^.*?: /, ''))
  expect(words('<article><p>One.</p></article><article><p>Two is longer. And more.</p></article><article><p>Three.</p></article>')).toEqual(['And more.'])
  expect(words('<div role="main"><p>Main words. And more.</p></div><article><p>One that is much longer than that.</p></article>')).toEqual(['And more.'])
  expect(words('<p>All of it.</p>')).toEqual(['All of it.'])
})

it.each([
  ['Tides | The Times', 'Tides'],
  ['Tides — The Times', 'Tides'],
  ['Tides – The Times', 'Tides'],
  ['Tides · The Times', 'Tides'],
  ['Tides - The Times', 'Tides'],
  ['Low-water marks', 'Low-water marks'],
  ['Tides |The Times', 'Tides |The Times'],
  [`Tides | ${'x'.repeat(40)}`, 'Tides'],
  [`Tides | ${'x'.repeat(41)}`, `Tides | ${'x'.repeat(41)}`],
  ['High | Low | The Times', 'High | Low'],
])('takes the site\'s name off the title %j', (title, expected) => {
  expect(plainOf(readArticle(Buffer.from(`<html><head><title> ${title}\n</title></head><body><p>${text}</p></body></html>`), 'a.html').title)).toBe(expected)
})

it('takes language and author from where a page has them', () => {
  const read = (html: string): (string | undefined)[] => {
    const { language, author } = readArticle(Buffer.from(html), 'a.html')
    return [language, author && plainOf(author)]
  }
  expect(read(`<html lang="de"><head><meta name="Author" content="  Ada\n Keeper "></head><body><p>${text}</p></body></html>`)).toEqual(['de', 'Ada Keeper'])
  expect(read(`<html lang=""><head><meta property="author" content="Ada"><meta name="author" content="Eve"></head><body><p>${text}</p></body></html>`)).toEqual(['en', 'Ada'])
  expect(read(`<html><head><meta name="author" content=" "></head><body><p>${text}</p></body></html>`)).toEqual(['en', undefined])
})

it.each([
  ['class="language-js"', 'js'],
  ['class="x lang-ts"', 'ts'],
  ['class="highlight-source-c++"', 'c++'],
  ['class="brush: ruby; gutter: false"', 'ruby'],
  ['class="language-"', ''],
  ['data-language="go"', 'go'],
  ['class="mylanguage-js"', ''],
  ['class="code"', ''],
])('knows the language of code with %s', (attributes, language) => {
  const languages = (html: string): string[] => readArticle(Buffer.from(`<h1>Tides</h1><p>${text}</p>${html}`), 'a.html').blocks.flatMap(block => block.kind === 'code' ? [`${block.language}: ${block.text}`] : [])
  expect(languages(`<pre ${attributes}>let x\n\n</pre>`)).toEqual([`${language}: let x\n`])
  expect(languages(`<pre><code ${attributes}>let <b>x</b><br>y</code></pre>`)).toEqual([`${language}: let x\ny`])
})

it('reads a page that is one plain text as a text, at the lines it has there', () => {
  const paragraphs = (count: number): string => Array.from({ length: count }, (_, index) => `The moon pulls on the water of the earth, and ${index} more.\nThe sun pulls too.\n`).join('\n')
  const kinds = (pres: string[], around = ''): string => make(`<html><head><title>Tides</title></head><body>\n${pres.map(pre => `<pre>${pre}</pre>`).join('\n')}${around}</body></html>`, 'a.html').article.blocks.map(({ kind, line }) => `${kind} ${line}`).slice(0, 2).join()
  expect(kinds([paragraphs(60)])).toBe('paragraph 2,paragraph 5')
  expect(kinds([paragraphs(30), paragraphs(30)])).toBe('paragraph 2,paragraph 5')
  expect(kinds([paragraphs(40)])).toBe('code 2')
  expect(kinds([paragraphs(60)], `<p>${text.repeat(8)}</p>`)).toBe('code 2,paragraph 181')
  expect(kinds(Array.from({ length: 12 }, () => paragraphs(6)))).toBe('code 2,code 20')
})

it('gives cells that span others their places, and no more than an article has', () => {
  const page = (colspan: number, rowspan = 1): string[] => blocksOf(`<h1>Tides</h1><p>${text}</p><table><tr><th colspan="${colspan}" rowspan="${rowspan}">a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>`, 'a.html').slice(2)
  expect(page(2)).toEqual(['table 1: a |  | b; c | d | '])
  expect(page(5000, 3)).toEqual(['table 1: a | b; c | d'])
})
