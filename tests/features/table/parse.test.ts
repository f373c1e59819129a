import { describe, expect, it } from 'vitest'
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
