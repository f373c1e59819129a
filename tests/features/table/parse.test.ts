import { describe, expect, it } from 'vitest'
import { dataCell } from '../../../lib/features/table/data-cell.ts'
import { parseCsv, parseJson } from '../../../lib/features/table/parse-data.ts'
import { parseMarkdownTable, splitRow } from '../../../lib/features/table/parse-markdown.ts'

describe('a Markdown table', () => {
  it('becomes header, alignment, rows and footnotes', () => {
    expect(parseMarkdownTable('| | A | B |\n|---|:-:|--:|\n| x | 1 | 2[^n] |\n\n[^n]: why')).toEqual({
      header: ['', 'A', 'B'],
      align: ['start', 'center', 'end'],
      rows: [
        ['x', '1', '2[^n]'],
      ],
      notes: [
        ['n', 'why'],
      ],
    })
  })

  it('keeps escaped pipes and fills short rows', () => {
    expect(splitRow('| a \\| b | `c \\| d` |')).toEqual(['a | b', '`c | d`'])
    expect(parseMarkdownTable('| a | b |\n|---|---|\n| 1 |').rows).toEqual([
      ['1', ''],
    ])
  })

  it.each([
    ['| a | b |', 1, /needs a header row, a row of dashes/],
    ['| a | b |\n| 1 | 2 |', 2, /not the row of dashes/],
    ['| a | b |\n|---|\n| 1 | 2 |', 2, /header has 2 cells, the row of dashes 1/],
    ['| a |\n|---|', 1, /a header and no row/],
    ['| a |\n|---|\n| 1 | 2 |', 3, /this row has 2 cells, the header 1/],
    ['| a |\n|---|\n| 1 |\n\nand some words', 5, /"and some words" is neither a row nor a footnote/],
  ])('is refused with the line at fault: %j', (source, line, message) => {
    expect(() => parseMarkdownTable(source)).toThrow(message)
    expect(() => parseMarkdownTable(source)).toThrow(expect.objectContaining({ line }) as Error)
  })
})

describe('a CSV file', () => {
  it('keeps quoted commas, quotes and line breaks, drops the byte order mark', () => {
    expect(parseCsv('\uFEFFa,b\n"1, ""one""","x\ny"\n2\n')).toMatchObject({
      header: ['a', 'b'],
      rows: [
        ['1, "one"', 'x\ny'],
        ['2', ''],
      ],
    })
  })

  it.each([
    ['', /empty/],
    ['a,b', /a header and no row/],
    ['a,b\n"1', /Quote/],
    ['a,b\n1,2,3', /3|Record/],
  ])('is refused: %j', (source, message) => {
    expect(() => parseCsv(source)).toThrow(message)
  })
})

describe('a JSON file', () => {
  it('takes objects, their keys in order of first appearance, and lists', () => {
    expect(parseJson('[{"a": 1}, {"a": null, "b": true}]')).toMatchObject({
      header: ['a', 'b'],
      rows: [
        ['1', ''],
        ['', 'true'],
      ],
    })
    expect(parseJson('[["a"], [1]]')).toMatchObject({
      header: ['a'],
      rows: [
        ['1'],
      ],
    })
  })

  it.each([
    ['{', /not JSON/],
    ['{}', /a list of objects/],
    ['[1, {}]', /all alike/],
    ['[{"a": {}}]', /a cell must be/],
  ])('is refused: %s', (source, message) => {
    expect(() => parseJson(source)).toThrow(message)
  })
})

describe('a cell of a data file', () => {
  it.each([
    ['**both**, `<b>{{ x }}</b>` and :yes:', '**both**, `<b>{{ x }}</b>` and :yes:'],
    ['H<sub>2</sub>O<br/>a < b, <https://example.org>', 'H<sub>2</sub>O<br/>a < b, <https://example.org>'],
    ['$x_{1}$', '$x_{1}$'],
    ['{{ constructor.constructor("alert(1)")() }}', '&#123;&#123; constructor.constructor("alert(1)")() &#125;&#125;'],
    ['{{{x}}}', '&#123;&#123;&#123;x&#125;&#125;&#125;'],
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)>'],
    ['<b onclick="x">, <B @click="x">', '&lt;b onclick="x">, &lt;B @click="x">'],
    ['</td></tr><script setup>', '&lt;/td>&lt;/tr>&lt;script setup>'],
    ['<!-- a', '&lt;!-- a'],
    ['one\r\n\n---\nlayout: x\n---', 'one<br>---<br>layout: x<br>---'],
  ])('%j is shown as %j', (text, shown) => {
    expect(dataCell(text)).toBe(shown)
  })
})
