import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { expect, it } from 'vitest'
import { elements } from '../../lib/article/read/elements.ts'
import { isOwnLinks, ownLinks } from '../../lib/article/read/own-links.ts'

function linksTo(...hrefs: string[]): Element[] {
  return elements(fromHtml(hrefs.map(href => `<a href="${href}">x</a>`).join(''), { fragment: true }))
}

it('takes the host that most addresses name for the site', () => {
  const isOwn = ownLinks(linksTo('https://a.example/1', '//www.A.example/2?x', 'http://b.example', '/c', 'mailto:a@b.example'))
  expect(['https://a.example', 'HTTP://WWW.A.EXAMPLE/#x', '//a.example', '/x', '#x', 'x', 'https://b.example', 'https://aa.example'].map(isOwn)).toEqual([true, true, true, true, true, true, false, false])
})

it('takes an address without a host for the site\'s, and where no page names one all of them', () => {
  expect(['/x', 'https://a.example'].map(ownLinks([]))).toEqual([true, false])
  const many = (count: number): Element[] => linksTo(...Array.from({ length: count }, (_, index) => `https://a.example/${index}`))
  expect([9, 10].map(count => ownLinks(many(count))('//b.example/x'))).toEqual([true, false])
  expect(ownLinks(many(10))('/x')).toBe(true)
})

const isOwn = (href: string): boolean => href.startsWith('/')
const link = (words: string, href = '/x'): string => `<a href="${href}">${words}</a>`

it.each<[what: string, html: string, is: boolean]>([
  ['three links', `<div>${link('one')}${link('two')}${link('three')}</div>`, true],
  ['two links', `<div>${link('one')}${link('two')}</div>`, false],
  ['three links of a paragraph', `<p>${link('one')}${link('two')}${link('three')}</p>`, true],
  ['three links in no box', `<span>${link('one')}${link('two')}${link('three')}</span>`, false],
  ['four of five that are the site\'s', `<ul>${link('a')}${link('b')}${link('c')}${link('d')}${link('e', 'x:')}</ul>`, true],
  ['three of four', `<ul>${link('a')}${link('b')}${link('c')}${link('d', 'x:')}</ul>`, false],
  ['three, and a place without an address', `<ul>${link('a')}${link('b')}${link('c')}<a>d</a></ul>`, true],
  ['links that are three fifths of the words', `<div>${link('aa')}${link('bb')}${link('cc')} d  d d<!-- --></div>`, false],
  ['links that are more than that', `<div>${link('aa')}${link('bb')}${link('cc')} ${'d'.repeat(4)}</div>`, true],
  ['as much to say beside as a box may have', `<div>${link('a'.repeat(99))}${link('b'.repeat(99))}${link('c')}${'d'.repeat(120)}</div>`, true],
  ['more to say beside', `<div>${link('a'.repeat(99))}${link('b'.repeat(99))}${link('c')}${'d'.repeat(121)}</div>`, false],
])('knows whether a box with %s only leads to pages of the site', (_, html, is) => {
  expect(isOwnLinks(elements(fromHtml(html, { fragment: true }))[0]!, isOwn)).toBe(is)
})
