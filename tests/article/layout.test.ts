import { expect, it } from 'vitest'
import { blocksOf } from './blocks.ts'

const text = 'The moon pulls on the water of the earth. It pulls twice a day, and the sun pulls too.'

function read(html: string): string[] {
  return blocksOf(`<h1>Tides</h1><p>${text}</p>\n${html}`, 'a.html').slice(2).map(line => line.replace(/ \d+(?:-\d+)?:/, ''))
}

const row = (...cells: string[]): string => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`
const table = (rows: string, attributes = ''): string => `<table ${attributes}>${rows}</table>`

it.each<[what: string, html: string, blocks: string[]]>([
  ['that says so', table(row('One.', 'Two.'), 'role="presentation"'), ['paragraph One.', 'paragraph Two.']],
  ['that says so in the other way', table(row('One.', 'Two.'), 'role="none"'), ['paragraph One.', 'paragraph Two.']],
  ['of another role', table(row('One', 'Two') + row('3a', '4a'), 'role="nonesuch"'), ['table  | ; One | Two; 3a | 4a']],
  ['with a column of a page', table(row('x'.repeat(1501), 'Two.')), [`paragraph ${'x'.repeat(1501)}`, 'paragraph Two.']],
  ['with a long cell', table(row('x'.repeat(1500), 'Two.') + row('3a', '4a')), [`table  | ; ${'x'.repeat(1500)} | Two.; 3a | 4a`]],
  ['with a table in it', table(row(table(row('1a', '2a') + row('3a', '4a')), 'Five.')), ['table  | ; 1a | 2a; 3a | 4a', 'paragraph Five.']],
  ['with code and its lines\' numbers', table(row('<pre>1\n2</pre>', '<pre>let x</pre>')), ['code : let x']],
  ['with numbers that are no code\'s', table(`${row('<h3>High</h3>', '12')}`), ['## High']],
  ['with a heading deep in it', table(`<tbody>${row('<div><h3>High</h3>Words.</div>', 'Two.')}</tbody>`), ['## High', 'paragraph Words.', 'paragraph Two.']],
])('reads a table %s', (_, html, blocks) => {
  expect(read(html).map(line => line.replace(/^##.*High$/, '## High'))).toEqual(blocks)
})

it.each([
  ['one<p>two</p>three', 'one two three'],
  ['<p>one</p><p>two</p>', 'one two'],
  ['<div>one<div>two</div></div><ul><li>three</li><li>four</li></ul>', 'one two three four'],
  ['<b>one</b><i>two</i>', 'onetwo'],
  ['<span>one<p>two</p></span>', 'onetwo'],
  ['one<hr>two', 'one two'],
])('keeps the words of a cell\'s lines apart: %s', (cell, words) => {
  expect(read(table(row(cell, 'b') + row('c', 'd')))).toEqual([`table  | ; ${words} | b; c | d`])
})

it.each<[what: string, html: string, blocks: string[]]>([
  ['numbered callouts', table(row('1', 'One') + row('2', 'Two')), ['list 1. One; 2. Two']],
  ['callouts that begin later', table(row('3', 'One') + row('4', 'Two')), ['list 3. One; 4. Two']],
  ['numbers from 0', table(row('0', 'One') + row('1', 'Two')), ['table  | ; 0 | One; 1 | Two']],
  ['numbers that do not go on', table(row('1', 'One') + row('3', 'Two')), ['table  | ; 1 | One; 3 | Two']],
  ['parts of numbers', table(row('1.5', 'One')), ['table  | ; 1.5 | One']],
  ['a callout without words', table(row('1', 'One') + row('2', '')), ['table  | ; 1 | One; 2 | ']],
  ['numbers below a head', table(`<tr><th>No.</th><th>Name</th></tr>${row('1', 'One')}${row('2', 'Two')}`), ['table No. | Name; 1 | One; 2 | Two']],
  ['numbers in a table of three', table(row('1', 'One', 'a')), ['table  |  | ; 1 | One | a']],
  ['a box with a label', table(row('x'.repeat(24), 'y'.repeat(21))), [`quote [${'x'.repeat(24)}]; ${'y'.repeat(21)}`]],
  ['a label that is none', table(row('x'.repeat(25), 'y'.repeat(21))), [`table  | ; ${'x'.repeat(25)} | ${'y'.repeat(21)}`]],
  ['a box that says little', table(row('Note', 'y'.repeat(20))), [`table  | ; Note | ${'y'.repeat(20)}`]],
  ['two boxes in one', table(row('Note', 'y'.repeat(21)) + row('Tip', 'z'.repeat(21))), [`table  | ; Note | ${'y'.repeat(21)}; Tip | ${'z'.repeat(21)}`]],
  ['a box without a label', table(row('', 'y'.repeat(21))), [`quote ${'y'.repeat(21)}`]],
])('reads %s as what they are', (_, html, blocks) => {
  expect(read(html)).toEqual(blocks)
})
