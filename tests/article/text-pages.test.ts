import { Buffer } from 'node:buffer'
import { expect, it } from 'vitest'
import { readHanging } from '../../lib/article/read/hanging.ts'
import { readArticle } from '../../lib/article/read/read-article.ts'
import { withoutPages } from '../../lib/article/read/text-pages.ts'
import { plainOf } from '../../lib/article/rich.ts'
import { judgeDeck } from './judge-deck.ts'
import { make } from './make.ts'

const manual = `GREP(1)                      User Commands                      GREP(1)

NAME
       grep - print lines  that  match  patterns

OPTIONS
   Generic Program Information
       --help Output a usage message and exit.

       -V, --version
              Output the version number of grep
              and exit.

       -i     Ignore case, so  that  letters
              of both match.

GNU grep 3.8                    2022-09-02                    GREP(1)
`

const standard = `Network Working Group                                         A. Newton
Request for Comments: 9999                                     May 2024

                             The Moon

Table of Contents

   1. Pulling .................................................. 2
   2. Falling .................................................. 3

1.  Pulling

   The moon pulls on the water of the earth. It pulls twice a day, and

Newton                        Informational                     [Page 1]
\f
RFC 9999                        The Moon                        May 2024


   the sun pulls too. A tide looks like this in the records that the
   harbours keep:

   {
     "height": 3,
     "hour": 4
   }

2.  Falling

   It falls as MUST be expected [NEWTON], by which a harbour learns what
   is left of it on the day after.
`

/** Headings with their depth, lists and paragraphs, a line each. */
function outlineOf(text: string, name = 'article.txt'): string[] {
  const found: string[] = []
  const article = readArticle(Buffer.from(text), name)
  const add = (blocks: typeof article.blocks): void => blocks.forEach(block => found.push(block.kind === 'list' ? `list ${block.items.map(item => plainOf(item.text)).join('; ')}` : block.kind === 'paragraph' ? `paragraph ${plainOf(block.text).replace(/ +/g, ' ')}` : block.kind))
  const visit = (sections: typeof article.sections): void => sections.forEach((section) => {
    found.push(`${'#'.repeat(section.depth)} ${plainOf(section.title)}`)
    add(section.blocks)
    visit(section.sections)
  })
  found.push(`title ${plainOf(article.title)}`)
  add(article.blocks)
  visit(article.sections)
  return found
}

it('reads a manual page by its margins: parts, options with what they do, no heads and feet', () => {
  expect(outlineOf(manual)).toEqual([
    'title GREP(1)',
    '# NAME',
    'paragraph grep - print lines that match patterns',
    '# OPTIONS',
    '## Generic Program Information',
    'paragraph --help Output a usage message and exit.',
    'list -V, --version: Output the version number of grep and exit.; -i: Ignore case, so that letters of both match.',
  ])
  const { article, plan } = make(manual, 'grep.txt')
  expect(judgeDeck(article, plan)).toEqual([])
  expect(plan.remarks.map(({ text }) => text)).toContain('head or foot of a page: "GNU grep 3.8 2022-09-02 GREP(1)"')
})

it('takes what an RFC has above its title for the head of a page, and of a text without pages nothing', () => {
  expect(outlineOf(standard).slice(0, 3)).toEqual(['title The Moon', '# Table of Contents', 'list Pulling; Falling'])
  expect(outlineOf('Tides       Moons\n\nThe moon pulls on the water of the earth.\n')[0]).toBe('title Tides Moons')
})

it.each([['as text', standard, 'article.txt'], ['on a page', `<html><head><title>The Moon</title></head><body>\n<pre>${standard.replaceAll('\f', '')}${'   The moon pulls on the water of the earth, and the sun pulls too.\n'.repeat(60)}</pre></body></html>`, 'article.html']])('reads an RFC %s over the ends of its pages', (_, text, name) => {
  const outline = outlineOf(text, name)
  expect(outline).toContain('paragraph The moon pulls on the water of the earth. It pulls twice a day, and the sun pulls too. A tide looks like this in the records that the harbours keep:')
  expect(outline).toContain('code')
  expect(outline.join('\n')).not.toMatch(/Page 1|RFC 9999 The Moon|\.\.\.\./)
  const { article, plan } = make(text, name)
  expect(judgeDeck(article, plan)).toEqual([])
})

it.each([
  ['goes on in small letters', 'It pulls twice a day, and', 'the sun pulls too.', true],
  ['goes on in brackets', 'It pulls twice a day', '(or nearly so).', true],
  ['has ended', 'It pulls twice.', 'the sun pulls too.', false],
  ['has ended in brackets', 'It pulls (twice.)  ', 'the sun pulls too.', false],
  ['begins anew', 'It pulls twice a day,', 'The sun pulls too.', false],
])('knows whether a sentence at the end of a page %s', (_, before, after, isOne) => {
  const text = `The Moon\n\nIt is near to the earth.\n\n${before}\n\nNewton          Informational          [Page 1]\n\f\nRFC 9999        The Moon        May 2024\n\n\n${after}\n`
  const words = [before.trim(), after]
  expect(outlineOf(text).slice(-(isOne ? 1 : 2))).toEqual((isOne ? [words.join(' ')] : words).map(each => `paragraph ${each}`))
})

it.each([
  ['a name and what it is, deeper', ['-V, --version', '       Print it', '       and exit.'], { term: '-V, --version', text: ['Print it', 'and exit.'], at: 1 }],
  ['a name and what it is, beside it', ['-i     Ignore case,', '       always.'], { term: '-i', text: ['Ignore case,', 'always.'], at: 0 }],
  ['an option on one line', ['  -i   Ignore case.'], { term: '-i', text: ['Ignore case.'], at: 0 }],
  ['a sentence that goes on deeper', ['The moon pulls.', '    It pulls twice.'], undefined],
  ['two lines of one margin', ['The moon pulls', 'on the water.'], undefined],
  ['two columns of words', ['Moon      Sun'], undefined],
  ['a name that is set in', ['  name', '    text', '      more'], { term: 'name', text: ['text', 'more'], at: 1 }],
  ['a name set in by tabs', ['\tname', '\t\ttext'], { term: 'name', text: ['text'], at: 1 }],
  ['a line a blank deeper', ['name', ' text'], undefined],
  ['a line that is not deeper', ['a', '  b', 'c'], undefined],
  ['a line that leads to others', ['name:', '  text'], undefined],
  ['an option that ends as a sentence does', ['-n.', '  text'], { term: '-n.', text: ['text'], at: 1 }],
  ['an option of a sign', ['-?  Help.'], { term: '-?', text: ['Help.'], at: 0 }],
  ['a line of three dashes', ['---all  a'], undefined],
  ['an option with two gaps', ['-all  a b  c'], { term: '-all', text: ['a b  c'], at: 0 }],
  ['a name as long as one may be', ['x'.repeat(60), '  t'], { term: 'x'.repeat(60), text: ['t'], at: 1 }],
  ['a longer one', ['x'.repeat(61), '  t'], undefined],
  ['a name as long as one may be beside its text', [`${'x'.repeat(30)}  a`, `${' '.repeat(32)}b`], { term: 'x'.repeat(30), text: ['a', 'b'], at: 0 }],
  ['a longer one beside it', [`${'x'.repeat(31)}  a`, `${' '.repeat(33)}b`], { term: `${'x'.repeat(31)}  a`, text: ['b'], at: 1 }],
  ['text a column to the left', ['ab  c', '   d'], { term: 'ab', text: ['c', 'd'], at: 0 }],
  ['text a column to the right', ['  ab   c', '        d'], { term: 'ab', text: ['c', 'd'], at: 0 }],
  ['text two columns off', ['ab  c', '      d'], { term: 'ab  c', text: ['d'], at: 1 }],
  ['no line', [], undefined],
])('knows %s', (_, lines, hanging) => expect(readHanging(lines)).toEqual(hanging))

const foot = 'Newton                        Informational                     [Page 1]'
const head = 'RFC 9999                        The Moon                        May 2024'

/** Lines, from 1, that a text loses as heads and feet of its pages. */
function lost(lines: string[]): number[] {
  const { lines: left, remarks } = withoutPages(lines)
  const gone = remarks.map(({ line }) => line).sort((one, other) => one - other)
  expect(left.flatMap((line, index) => line === '' && lines[index] !== '' ? [index + 1] : [])).toEqual(gone)
  return gone
}

it.each<[what: string, lines: string[], gone: number[]]>([
  ['a foot and the head that follows it', ['text', foot, '', head, 'text'], [2, 4]],
  ['a foot with a Roman number and blanks after it', ['text', 'Newton   [Page ii]  ', head], [2, 3]],
  ['a head five lines after its foot', ['text', foot, '', '', '', '', head], [2, 7]],
  ['no head six lines after it', ['text', foot, '', '', '', '', '', head], [2]],
  ['no head without a foot', ['text', '', head], []],
  ['no head that is set in', ['text', foot, ` ${head}`], [2]],
  ['no head of two parts', ['text', foot, 'The Moon    May 2024'], [2]],
  ['no head without a year', ['text', foot, 'RFC 9999   The Moon   May'], [2]],
  ['no page in a sentence', ['text', 'See [Page 1] of it', 'See [Page 1 of 2]'], []],
  ['heads of a manual', ['GREP(1)   User Commands   GREP(1)', 'text'], [1]],
  ['heads of a manual\'s part', ['x.y-z(3pm)   x.y-z(3pm)', 'text'], [1]],
  ['a foot of a manual', ['GREP(1)   GREP(1)', 'text', 'grep 3.8   2022-09-02   GREP(1)'], [1, 3]],
  ['no foot of a manual that has no head', ['text', 'grep 3.8   2022-09-02   GREP(1)'], []],
  ['no foot without a date', ['GREP(1)   GREP(1)', 'text', 'grep   of late   GREP(1)'], [1]],
  ['no foot without a name', ['GREP(1)   GREP(1)', 'text', 'grep   of 2022   GREP'], [1]],
  ['no name alone, and none with another', ['GREP(1)', 'GREP(1)   SED(1)', 'GREP(12345)   GREP(12345)', 'GREP   GREP'], []],
  ['what is above the first page\'s text', ['', 'One      Two', 'Three', '', 'text', foot], [2, 3, 6]],
  ['nothing above it that is text', ['One Two', 'Three', '', 'text', foot], [5]],
])('takes away %s', (_, lines, gone) => {
  expect(lost(lines)).toEqual(gone)
})

it('takes the first head of a manual for its title', () => {
  expect(withoutPages(['', 'A(1)   A(1)', 'text', 'B(1)   B(1)']).title).toEqual({ text: 'A(1)', line: 2 })
  expect(withoutPages(['text']).title).toBeUndefined()
})

it.each<[what: string, widths: number[], indent: number]>([
  ['most lines have', [0, 3, 3, 3], 3],
  ['too few lines have', [0, 0, 3, 3, 3], 0],
  ['is a blank wide', [1, 1, 1, 1], 0],
  ['is two blanks wide', [2, 2, 2, 5], 2],
  ['most lines exceed', [3, 3, 5, 7, 0], 3],
])('takes the margin off that %s', (_, widths, indent) => {
  const found = withoutPages([...widths.map(width => `${' '.repeat(width)}x`), ''])
  expect([found.indent, ...found.lines]).toEqual([indent, ...widths.map(width => `${' '.repeat(indent > 0 && width >= indent ? width - indent : width)}x`), ''])
})
