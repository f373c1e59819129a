import { Buffer } from 'node:buffer'
import { expect, it } from 'vitest'
import { readArticle } from '../../lib/article/read/read-article.ts'
import { plainOf } from '../../lib/article/rich.ts'
import { judgeDeck } from './judge-deck.ts'
import { make } from './make.ts'

const text = 'The moon pulls on the water of the earth. It pulls twice a day, and the sun pulls too.'

/** Kinds of an article's blocks with their words and lines, what stands below headings included. */
function blocksOf(html: string): string[] {
  const found: string[] = []
  const { blocks, sections } = readArticle(Buffer.from(html), 'article.html')
  const add = (all: typeof blocks): void => all.forEach((block) => {
    const words = block.kind === 'list' ? block.items.map(item => plainOf(item.text)) : block.kind === 'quote' ? [...block.label ? [plainOf(block.label)] : [], ...block.paragraphs.map(plainOf)] : block.kind === 'table' ? block.rows.map(({ cells }) => cells.map(plainOf).join(' | ')) : [block.kind === 'paragraph' ? plainOf(block.text) : '']
    found.push(`${block.kind} ${block.line}-${block.end}: ${words.join('; ')}`)
  })
  const visit = (all: typeof sections): void => all.forEach((section) => {
    add(section.blocks)
    visit(section.sections)
  })
  add(blocks)
  visit(sections)
  return found
}

it('knows where a paragraph without tags stands', () => {
  expect(blocksOf(`<body>\n<h1>Tides</h1>\n<div>\n<div>\n${text}\n</div>\nThe sea rises.\n<p>It falls.</p>\n</div>\n</body>`).slice(0, 2)).toEqual([`paragraph 4-6: ${text}`, 'paragraph 6-8: The sea rises.'])
})

it('names all lines of a row, and those of code as they stand in the page', () => {
  const { article, plan } = make(`<h1>Tides</h1>\n<p>${text}</p>\n<table>\n<tr><th>Place</th><th>Metres</th></tr>\n<tr>\n<td>Fundy</td>\n<td>16.3</td>\n</tr>\n</table>\n<p>And code:</p>\n<pre class="menu"><span class="menu">let</span> x = 1 &lt; 2<br>let y = 3</pre>`, 'article.html')
  expect(judgeDeck(article, plan)).toEqual([])
  expect(plan.slides.map(({ layout, parts: [first] }) => `${layout} ${first?.line}-${first?.end}`)).toEqual(['cover 2-2', 'table 3-8', 'code 11-11'])
})

it('reads callouts beside code as a numbered list, and a box with a label as an admonition', () => {
  const rows = (cells: string[][]): string => `<table>${cells.map(row => `<tr>${row.map(cell => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`
  expect(blocksOf(`<h1>Tides</h1><p>${text}</p>${rows([['<i></i><b>1</b>', 'The moon.'], ['<i></i><b>2</b>', 'The sun.']])}${rows([['Note', text]])}${rows([['', text]])}${rows([['1', 'One'], ['3', 'Three']])}`).slice(1)).toEqual([
    'list 1-1: The moon.; The sun.',
    `quote 1-1: Note; ${text}`,
    `quote 1-1: ${text}`,
    'table 1-1: 1 | One; 3 | Three',
  ])
})

it('takes a table apart that only sets the page, and keeps words of a cell\'s lines apart', () => {
  const page = `<body><table><tr><td><h2>Neap</h2><p>${text}</p></td><td><table><tr><th>a</th><th>b</th></tr><tr><td>one<p>two</p>three<br>four</td><td><ul><li>five</li><li>six</li></ul></td></tr></table></td></tr></table></body>`
  expect(blocksOf(page)).toEqual([`paragraph 1-1: ${text}`, 'table 1-1: one two three four | five six'])
})

it('takes the numbers of lines away that a page sets beside code', () => {
  expect(make(`<h1>Tides</h1><p>${text}</p><table class="highlight"><tr><td><pre>1\n2</pre></td><td><pre>let x\nlet y</pre></td></tr></table>`, 'a.html').slides).toMatch(/# Tides\n\n```text\nlet x\nlet y\n```/)
})

it('finds code in its source where numbers share its first line', () => {
  const { article, plan } = make(`<h1>Tides</h1><p>${text}</p><table class="highlight"><tr><td><pre>1\n2</pre></td><td><pre>let x = 1\nlet y = 2</pre></td></tr></table>`, 'a.html')
  expect(judgeDeck(article, plan)).toEqual([])
  expect(plan.slides.map(({ layout }) => layout)).toContain('code')
})

it('leaves out boxes that only lead to other pages of the site, and says so', () => {
  const links = (host: string): string => `<div>See also ${['one', 'two', 'three', 'four'].map(name => `<a href="${host}/${name}">About the ${name}</a>`).join(' ')}</div>`
  const page = (box: string): string => `<body><h1>Tides</h1><p>${text}</p><p>${text.repeat(4)}</p>${box}</body>`
  expect(readArticle(Buffer.from(page(links(''))), 'a.html').remarks.map(remark => remark.text)).toEqual(['page furniture (links to other pages): "See also About the one About the two About the thr"'])
  expect(blocksOf(page(links('https://one.example')).replace('https://one.example/two', 'https://two.example/two').replace('https://one.example/four', 'https://two.example/four'))).toHaveLength(3)
})

it('leaves out a list of links within the page, and keeps one that says more', () => {
  const links = (count: number, words = ''): string => `<ul>${['one', 'two', 'three', 'four'].slice(0, count).map(name => `<li> <a href="#${name}">About ${name}</a> ${words}</li>`).join(' ')}</ul>`
  const { remarks } = readArticle(Buffer.from(`<h1>Tides</h1><p>${text}</p>${links(4)}`), 'a.html')
  expect(remarks.map(remark => remark.text)).toEqual(['page furniture (links within the page): "About one About two About three About four"'])
  const kinds = (list: string): string[] => readArticle(Buffer.from(`# Tides\n\n${text}\n\n${list}\n`), 'a.md').blocks.map(({ kind }) => kind)
  expect([links(4), links(3), links(4, 'and so on'), links(4).replace('#two', '/two')].map(kinds)).toEqual([['paragraph'], ...Array.from({ length: 3 }, () => ['paragraph', 'list'])])
})

it('names all lines of a title, and keeps words of a head\'s lines apart', () => {
  const { slides } = make(`<html><head><title>\n  Tides | Home\n</title></head><body>\n<p>${text}</p>\n<table><tr><th><p>one</p><p>two</p></th><th>three</th></tr><tr><td>a</td><td>b</td></tr></table></body></html>`, 'a.html')
  expect(slides).toMatch(/<!-- from article\.html: 1-3; 4; /)
  expect(slides).toContain('| one two | three |')
})

it('leaves out a number that stands alone', () => {
  const { remarks, blocks } = readArticle(Buffer.from(`<h1>Tides</h1><p>${text}</p><p>12</p>`), 'a.html')
  expect([blocks.length, remarks[0]?.text]).toEqual([1, 'a number alone: "12"'])
})

it('has its title from those who share it, where the page\'s own is the site\'s name, and never from a list of its headings', () => {
  const page = (head: string, body: string): string => plainOf(readArticle(Buffer.from(`<html><head>${head}</head><body>${body}</body></html>`), 'a.html').title)
  const headings = `<h1>The Harbour Times</h1><p>${text}</p><h1>High and low</h1><p>${text}</p>`
  expect(page('<title>The Harbour Times</title><meta property="og:title" content="High and low | The Times">', headings)).toBe('High and low')
  expect(page('<title>High and low | The Times</title><meta property="og:title" content="">', headings)).toBe('High and low')
  const list = '- [High](#high)\n- [Low](#low)\n'
  const titles = (opening: string): string[] => {
    const { title, sections } = readArticle(Buffer.from(`${opening}\n\n${list}\n### High\n\n${text}\n\n### Low\n\n${text}\n`), 'a.md')
    return [title, ...sections.map(section => section.title)].map(plainOf)
  }
  expect(titles('Table of Contents:')).toEqual(['High', 'Table of Contents:', 'High', 'Low'])
  expect(titles('## Contents')).toEqual(['High', 'Contents', 'High', 'Low'])
  expect(titles('Three things:')).toEqual(['High', 'High', 'Low'])
})
