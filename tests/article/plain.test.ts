import { expect, it } from 'vitest'
import { blocksOf } from './blocks.ts'

const text = 'The moon pulls on the water of the whole earth.'
const headings = ['3 moons', '“Spring” tide', '“Spring” and neap', 'What do the moon and the sun and the earth do to water?', 'It is nine words and one more to here', `${'Longword'.repeat(8)} and so on after`, 'Set a = b', '1. It has a number and six words more', '海']
const noHeadings = ['See [1]', 'Look!', 'a > b>', 'Key = value', 'Key=value', 'Key | value', 'A\tb', `${'Longword'.repeat(9)} and so on`]
/** Lines with a paragraph below each. */
const apart = (lines: readonly string[]): string => lines.map(line => `${line}\n\n${text}`).join('\n\n')

it.each<[what: string, source: string, blocks: string[]]>([
  ['lines under its headings', `Spring\n------\n\n${text}\n\nNeap tide\n~~~~~~~~~\n${text}\n`, ['## 5: Spring', `paragraph 8: ${text}`, '## 10: Neap tide', `paragraph 12: ${text}`]],
  ['numbers before its headings', `1. Kinds\n\n${text}\n\n1.1 Spring\n\n${text}\n\n2. Signs of it\n\n${text}\n`, ['## 5: 1. Kinds', `paragraph 7: ${text}`, '### 9: 1.1 Spring', `paragraph 11: ${text}`, '## 13: 2. Signs of it', `paragraph 15: ${text}`]],
  ['capitals right above its text', `SPRING TIDE:\n${text}\nIt rises.\n\nNEAP TIDE\n${text}\n`, ['## 5: SPRING TIDE', `paragraph 6-7: ${text} It rises.`, '## 9: NEAP TIDE', `paragraph 10: ${text}`]],
  ['a long question for a heading', `What is it that makes the water of the whole earth rise each day?\n\n${text}\n`, ['## 5: What is it that makes the water of the whole earth rise each day?', `paragraph 7: ${text}`]],
  ['short lines that are no headings', ['A line that ends with a colon:', 'This line of words has no full stop but it goes on for long', 'x = 1', 'small letters', 'https://example.org', 'Words)', 'A last line'].join('\n\n'), [
    'paragraph 5: A line that ends with a colon:',
    'paragraph 7: This line of words has no full stop but it goes on for long',
    'paragraph 9: x = 1',
    'paragraph 11: small letters',
    'paragraph 13: https://example.org',
    'paragraph 15: Words)',
    'paragraph 17: A last line',
  ]],
  ['short lines that are headings', apart(headings), headings.flatMap((line, index) => [`## ${5 + index * 4}: ${line}`, `paragraph ${7 + index * 4}: ${text}`])],
  ['lines that are as short, and none', apart(noHeadings), noHeadings.flatMap((line, index) => [`paragraph ${5 + index * 4}: ${line}`, `paragraph ${7 + index * 4}: ${text}`])],
  ['a number before more words than a heading has', `1. It has a number and nine words after that one\n\n${text}\n`, ['list 5: 1. It has a number and nine words after that one', `paragraph 7: ${text}`]],
  ['entries over lines, below others, and with blank lines between', 'Two kinds:\n- Spring, when the moon\n  is full\n- Neap\n   - half moon\n\n- Third\n\n1. One\n2) Two\n\n7. Seven\n', ['paragraph 5: Two kinds:', 'list 6-11: - Spring, when the moon is full; - Neap > half moon; - Third', 'list 13-14: 1. One; 2. Two', 'list 16: 7. Seven']],
  ['numbers with blank lines between that go on, and do not', '1. One.\n\n2. Two.\n\n4. Four.\n', ['list 5-7: 1. One.; 2. Two.', 'list 9: 4. Four.']],
  ['short entries with blank lines between', `1. one thing\n\n2. Two things\n\n3. Three\n\n${text}\n\n4. Four\n\n${text}\n`, ['list 5-9: 1. one thing; 2. Two things; 3. Three', `paragraph 11: ${text}`, '## 13: 4. Four', `paragraph 15: ${text}`]],
  ['numbers right below each other', `1. Kinds\n\n1.1 Spring\n\n${text}\n\n2. Signs\n\n4. Ends\n\n${text}\n`, ['## 5: 1. Kinds', '### 7: 1.1 Spring', `paragraph 9: ${text}`, '## 11: 2. Signs', '## 13: 4. Ends', `paragraph 15: ${text}`]],
  ['fences around nothing', '```\n```\n\n~~~\n\n~~~\n', []],
  ['a fence that nothing ends', '```js\na\n\nb\n', ['code 6-8: js: a /  / b']],
  ['underlines of every kind', `A\n===\n\n${text}\n\nB\n ***  \n${text}\n\nCc\n^^^\n${text}\n\nD\n###\n${text}\n`, ['## 5: A', `paragraph 8: ${text}`, '### 10: B', `paragraph 12: ${text}`, '### 14: Cc', `paragraph 16: ${text}`, '### 18: D', `paragraph 20: ${text}`]],
  ['lines that underline nothing', 'A\n==\n\nB\n-=-\n\n---\n---\n', ['paragraph 5-6: A ==', 'paragraph 8-9: B -=-', 'paragraph 11-12: --- ---']],
  ['a heading of as many words as one may have, underlined', `${'word '.repeat(16)}\n---\n\n${'word '.repeat(17)}\n---\n`, [`## 5: ${'word '.repeat(16).trim()}`, `paragraph 8-9: ${'word '.repeat(17)}---`]],
  ['capitals that are a heading, and that are none', `7 ABC\n${text}\n\nAB CD\n${text}\n\nABC.\n${text}\n\n ABC\n${text}\n\n(ABC)\n${text}\n\nABC ${'X '.repeat(6)}Y\n${text}\n\nABC ${'X '.repeat(7)}Y\n${text}\n`, ['## 5: 7 ABC', `paragraph 6: ${text}`, `paragraph 8-9: AB CD ${text}`, `paragraph 11-12: ABC. ${text}`, `paragraph 14-15: ABC ${text}`, `paragraph 17-18: (ABC) ${text}`, `## 20: ABC ${'X '.repeat(6)}Y`, `paragraph 21: ${text}`, `paragraph 23-24: ABC ${'X '.repeat(7)}Y ${text}`]],
  ['a list below words that lead to it, and within a paragraph none', 'One\ntwo:\n- a\nb\n\nOne\ntwo\n- a\n\n-a\n\na) b\n\n1234. a\n', ['paragraph 5-6: One two:', 'list 7-8: - a b', 'paragraph 10-12: One two - a', 'paragraph 14: -a', 'paragraph 16: a) b', 'paragraph 18: 1234. a']],
  ['entries a blank and two blanks deeper', '- a\n - b\n  - c\n    d\n', ['list 5-8: - a; - b > c d']],
  ['code that is set in, half of it at least', `    x = 1\n    y words\n\n${text}\n\n    x = 1\n    y words\n    z words\n\n    - a = 1\n\n   b = 1;\n\n\tc = 1\n\n\n    d = 1\n`, ['code 5-6: : x = 1 / y words', `paragraph 8: ${text}`, 'paragraph 10-12: x = 1 y words z words', 'list 14: - a = 1', 'paragraph 16: b = 1;', 'code 18: : c = 1', 'code 21: : d = 1']],
  ['brackets that are data, and that are none', 'x [\n a\n]\n\n{\n}\n\n{\n a\nb\n', ['code 5-7: : x [ /  a / ]', 'paragraph 9-10: { }', 'paragraph 12-14: { a b']],
  ['arrows in more than half of its lines, and in half', 'a\nb → c\nd → e\n\na\nb → c\n', ['code 5-7: : a / b → c / d → e', 'paragraph 9-10: a b → c']],
  ['languages alone, below words, and in capitals', `python\n\nwords\nPython\nx = 1\n`, ['paragraph 5: python', 'paragraph 7: words', 'code 9: python: x = 1']],
  ['tags, words with one, and labels', '#a\n\n#a b\n\na1beginner-x\n\n1Be-x\n\na1Beg-x\nb\n', ['paragraph 5: #a', 'paragraph 7: #a b', 'paragraph 9: a1beginner-x', '## 11: 1Be-x', 'paragraph 13-14: a1Beg-x b']],
  ['tabs that make no table', 'a\tb\n\na\tb\nc\td\te\n', ['paragraph 5: a\tb', 'paragraph 7-8: a\tb c\td\te']],
  ['marks of quotations with and without a blank', '>a\n >  b\n', ['quote 5-6: a b']],
  ['dots that lead to a page, and that do not', 'a .... 5\n\na ... 5\n\na .... b\n', ['paragraph 5: a', 'paragraph 7: a ... 5', 'paragraph 9: a .... b']],
  ['names with what they are, one list', 'a\n  b\n\n-x  d\n\n- e\n\nf\n  g\n', ['list 5-13: - a: b; - -x: d; - e; - f: g']],
  ['marks of every kind', '• One\n◦ Two\n(3) Three\n– Four\no  Five\n', ['list 5-9: - One; - Two; - Three; - Four; - Five']],
  ['entries set in below the words that name them', 'What you need\n  - a moon\n  - a sea\n', ['paragraph 5: What you need', 'list 6-7: - a moon; - a sea']],
  ['a quotation, and a line with a mark of one', '> The sea is\n> everything.\n\n> Half\nnone of it\n', ['quote 5-6: The sea is everything.', 'paragraph 8-9: > Half none of it']],
  ['cells between tabs, as many on each line', 'Place\tMetres\nFundy\t16\nOslo\t0.3\n\nPlace\tMetres\nFundy\n', ['table 5-7: Place | Metres; Fundy | 16; Oslo | 0.3', 'paragraph 9-10: Place\tMetres Fundy']],
  ['cells that ran together', 'Spring tideNeap tide\nMoonFull or newHalf\nRangeLargeSmall\n', ['table 5-7:  | Spring tide | Neap tide; Moon | Full or new | Half; Range | Large | Small']],
  ['code set in, and prose set in', `    let x = 1;\n      let y = 2;\n\n    let z = 3;\n\n${text}\n\n    Only words that are set in a little.\n`, ['code 5-8: : let x = 1; /   let y = 2; /  / let z = 3;', `paragraph 10: ${text}`, 'paragraph 12: Only words that are set in a little.']],
  ['code between fences', `Run it:\n\`\`\`sh\nls -l\n\ncd ..\n\`\`\`\n\n~~~\nplain\n~~~\n\n${text}\n`, ['paragraph 5: Run it:', 'code 7-9: sh: ls -l /  / cd ..', 'code 13: : plain', `paragraph 16: ${text}`]],
  ['code below its language', `It is short:\npython\nimport math\n\nprint(math.pi)\n\ntide --at fundy\n\n${text}\n\njson\n{\n  "a": 1\n}\n`, ['paragraph 5: It is short:', 'code 7-11: python: import math /  / print(math.pi) /  / tide --at fundy', `paragraph 13: ${text}`, 'code 16-18: json: { /   "a": 1 / }']],
  ['a drawing below its label, over blank lines', `text\n┌──┐\n\n│ a│\n   b\n\n│ c\n${text}\n`, ['code 6-9: text: ┌──┐ /  / │ a│ /    b', `paragraph 11-12: │ c ${text}`]],
  ['code below its language, and a list of what it does', 'python\nx = f(1)\n\n• x = 1\n• y = 2;\ny = f(x)\n', ['code 6: python: x = f(1)', 'list 8-10: - x = 1; - y = 2; y = f(x)']],
  ['a quotation set in, with a mark in its words', '  >Ships > boats,\n  >\tall.\n', ['quote 5-6: Ships > boats, all.']],
  ['data between braces on lines of their own', '{\n  "place": "Fundy"\n}\n\n{ a\nb }\n', ['code 5-7: : { /   "place": "Fundy" / }', 'paragraph 9-10: { a b }']],
  ['a drawing, and a table with its lines', '┌──┐\n│ a│\n└──┘\n\n+---+---+\n| a | b |\n+---+---+\n', ['code 5-7: : ┌──┐ / │ a│ / └──┘', 'code 9-11: : +---+---+ / | a | b | / +---+---+']],
  ['tags and labels of a page, and a single tag', `#one #two\n\n#one\n\nLesson 3Moon-physics\n\n${text}\n`, ['paragraph 7: #one', `paragraph 11: ${text}`]],
  ['blanks and dots that fill its lines', 'See   https://example.org/a. And   more.\n\nThe tides of a month ........ 12\n', ['paragraph 5: See https://example.org/a. And more.', 'paragraph 7: The tides of a month']],
])('reads of plain text %s', (_, source, blocks) => {
  expect(blocksOf(`Tides\n\n${text}\n\n${source}`, 'tides.txt')).toEqual(['# Tides', `paragraph 3: ${text}`, ...blocks])
})

it('reads the options of a manual page as a list of what they do, and each release of a change log as a part', () => {
  expect(blocksOf('NAME\n    tide - tells the tide\n\nOPTIONS\n    -h\n          Shows help.\n\n    --range N\n          Height in metres,\n          at most.\n', 'tide.txt')).toEqual(['# NAME', 'paragraph 2: tide - tells the tide', '## 4: OPTIONS', 'list 5-10: - -h: Shows help.; - --range N: Height in metres, at most.'])
  expect(blocksOf('tide (1.2-3) unstable; urgency=low\n\n  * New: tells neaps.\n  * Fixed: moon.\n\ntide (1.1) stable; urgency=medium\n\n  * First.\n', 'changelog.txt')).toEqual(['# tide (1.2-3) unstable; urgency=low', 'list 3-4: - New: tells neaps.; - Fixed: moon.', '## 6: tide (1.1) stable; urgency=medium', 'list 8: - First.'])
})
