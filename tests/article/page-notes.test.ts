import { Buffer } from 'node:buffer'
import { expect, it } from 'vitest'
import { readArticle } from '../../lib/article/read/read-article.ts'
import { plainOf } from '../../lib/article/rich.ts'

const text = 'The moon pulls on the water of the earth. It pulls twice a day, and the sun pulls too.'

/** Footnotes of a page, each with its line and words, and the words of its article. */
function notesOf(html: string): { notes: string[], words: string } {
  const { footnotes, blocks } = readArticle(Buffer.from(`<h1>Tides</h1><p>${text}</p>\n${html}`), 'a.html')
  return {
    notes: footnotes.map(({ id, line, paragraphs }) => `${id} ${line}: ${paragraphs.map(plainOf).join(' / ')}`),
    words: blocks.slice(1).map(block => block.kind === 'paragraph' ? plainOf(block.text) : block.kind).join(' / '),
  }
}

const note = '<p id="n">Said by Kepler.</p>'

it.each(['<sup><a href="#n">1</a></sup>', '<sup>[<a href="#n">12</a>]</sup>', '<sup><a href="#n">(abc)</a></sup>', '<sup><a href="#n">Note 1</a></sup>', '<sup><a href="#n">nb 3</a></sup>', '<sup><a href="#n">*</a></sup>', '<sup><a href="#n">††††</a></sup>', '<a class="footnote" href="#n">1</a>', '<a class="x noteref" href="#n">1</a>', '<a class="footnote-ref" href="#n">1</a>', '<a class="my-fnref" href="#n">1</a>', '<a class="cite_x" href="#n">1</a>', '<a role="doc-noteref" href="#n">1</a>', '<a class="noteref2" href="#n">1</a>'])('takes %s for the mark of a note', (mark) => {
  expect(notesOf(`<p>It is high${mark} there.</p>\n${note}`)).toEqual({ notes: ['note-1 2: Said by Kepler.'], words: 'It is high there.' })
})

it.each(['<sup>1</sup>', '<sup><a href="#n">1234</a></sup>', '<sup><a href="#n">1 2</a></sup>', '<sup><a href="#n">*****</a></sup>', '<sup><a href="/n">1</a></sup>', '<sup><a href="#">1</a></sup>', '<sup><a href="#m">1</a></sup>', '<a href="#n">1</a>', '<a class="keynote" href="#n">1</a>', '<a class="notes" href="#n">1</a>', '<b class="footnote"><a href="#n">1</a></b>', '<a role="note" href="#n">1</a>'])('takes %s for none', (mark) => {
  const { notes, words } = notesOf(`<p>It is high${mark} there.</p>\n${note}`)
  expect([notes, words.endsWith(' / Said by Kepler.')]).toEqual([[], true])
})

it.each([
  ['<p><a name="n"></a>Said by Kepler.</p>', 'Said by Kepler.'],
  ['<div><span id="n">Said</span> by Kepler.</div>', 'Said by Kepler.'],
  ['<ol><li id="n">Said by Kepler.</li></ol>', 'Said by Kepler.'],
  ['<dl><dt>1</dt><dd id="n">Said by Kepler.</dd></dl>', 'Said by Kepler.'],
  ['<div id="n"><p>Said by</p><p>Kepler.</p></div>', 'Said by / Kepler.'],
  ['<p id="n"> ↑^ Said by Kepler.</p>', 'Said by Kepler.'],
  ['<p id="n">Said by Kepler. <a href="#r">↩</a></p>', 'Said by Kepler.'],
  ['<p id="n"><sup><a href="#r">1</a></sup>Said by Kepler.</p>', 'Said by Kepler.'],
  ['<p id="n">Said by Kepler.<span class="mw-cite-backlink"> <a href="#r">Jump up</a></span></p>', 'Said by Kepler.'],
  ['<p id="n">Said by Kepler.<a class="footnote-back-ref" href="/x">back</a></p>', 'Said by Kepler.'],
  ['<p id="n">Said by <a href="#k">Kepler</a>.</p>', 'Said by Kepler.'],
  ['<p id="n">Said by <a href="/k">K.</a> in 10<sup>2</sup> letters.</p>', 'Said by K. in 10² letters.'],
  [`<p id="n">${'x'.repeat(2000)}</p>`, 'x'.repeat(2000)],
])('reads the note %s without the ways back to its mark', (html, words) => {
  expect(notesOf(`<p id="r">It is high<sup><a href="#n">1</a></sup> there.</p>${html}`).notes).toEqual([`note-1 2: ${words}`])
})

it.each([
  ['a passage too long for a note', `<p id="n">${'x'.repeat(2001)}</p>`],
  ['a heading', '<h2 id="n">Kepler</h2><p>Words.</p>'],
  ['what says no more than the mark', '<p id="n">1</p>'],
  ['nothing', ''],
])('takes %s for no note', (_, html) => {
  expect(notesOf(`<p>It is high<sup><a href="#n">1</a></sup> there.</p>${html}`).notes).toEqual([])
})

it('finds a note by an address with signs in it, gives two marks one note, and takes none that holds its mark', () => {
  expect(notesOf('<p>High<sup><a href="#n%C3%A9">1</a></sup>.</p>\n<p>Low<sup><a href="#n%C3%A9">1</a></sup> and so<sup><a href="#m">2</a></sup>.</p><p id="né">Said by Kepler.</p><p id="m">By Newton.</p>').notes).toEqual(['note-1 2: Said by Kepler.', 'note-2 3: By Newton.'])
  expect(notesOf('<div id="d"><p>High<sup><a href="#d">1</a></sup> and more.</p></div>').notes).toEqual([])
})
