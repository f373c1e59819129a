import type { Deck } from '../../../lib/project/deck.ts'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tables } from '../../../lib/features/table/rule.ts'

/** What the rule says of a slide that begins on line 20, with data files beside it. */
async function told(content: string, files: Record<string, string> = {}): Promise<(string | number | undefined)[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder, name), text)
  const deck = { folder, slides: [{ no: 3, file: 'talk.md', line: 20, content }] } as unknown as Deck
  return (await tables.find(deck, folder, [])).map(({ file, line, slide, found, expected }) => [file, line, slide, found, expected.split(' beside')[0]])
}

const table = '| a | b |\n|---|---|\n| 1 | 2 |'
const readable = '<ComparisonTable> with a Markdown table between blank lines, or src="./file.csv" (or .json)'

it.each([
  '',
  ' reveal="row"',
  ' focus="1,1|all"',
])('takes <ComparisonTable%s>', async (attributes) => {
  expect(await told(`<ComparisonTable${attributes}>\n\n${table}\n\n</ComparisonTable>`)).toEqual([])
})

it.each([
  [' reveal="rows"', 'reveal="rows"', '"row"?'],
  [' reveal="sideways"', 'reveal="sideways"', 'one of: row, column, cell, none'],
  [' focus="3,1"', 'focus "3,1" is not a cell of this table: expected row,column with rows 1 to 1 and columns 1 to 1 (heads not counted), * or all', 'focus="2,1|3,*|all": one cell, row or column a click'],
])('refuses <ComparisonTable%s> at its line', async (attributes, found, expected) => {
  expect(await told(`Words\n\n<ComparisonTable${attributes}>\n\n${table}\n\n</ComparisonTable>`)).toEqual([['talk.md', 22, 3, found, expected]])
})

it('names every unknown icon and footnote of a table', async () => {
  expect(await told(`<ComparisonTable>\n\n| :nowhere-none: | b[^x] |\n|---|---|\n| :yes: | 2[^y] |\n\n[^y]: why\n[^z]: never\n\n</ComparisonTable>`)).toEqual([
    ['talk.md', 20, 3, 'no icon :nowhere-none:', ':yes:, :no:, :partly:, :unknown:, or an icon of an installed set, such as :carbon-user:'],
    ['talk.md', 20, 3, 'footnote [^x] has no text', 'a line "[^x]: …" below the table, before </ComparisonTable>'],
    ['talk.md', 20, 3, 'footnote [^z] is not used in the table', '[^z] in a cell'],
  ])
})

it('points into the slide, or into the file that holds the table', async () => {
  expect(await told('Words\n\n<ComparisonTable>\n\n| a |\n|---|\n| 1 | 2 |\n\n</ComparisonTable>')).toEqual([['talk.md', 26, 3, 'this row has 2 cells, the header 1', readable]])
  expect(await told('<ComparisonTable src="./a.csv" />', { 'a.csv': 'a,b\n1,2\n"3' })).toEqual([['a.csv', 3, 3, expect.stringContaining('Quote') as string, readable]])
  expect(await told('<ComparisonTable src="./a.csv" />', { 'a.csv': 'a,b\n1,2\n' })).toEqual([])
})

it.each([
  ['./a.txt', 'src="./a.txt" is neither .csv nor .json'],
  ['./b.csv', 'no file ./b.csv beside the slide'],
])('refuses src="%s"', async (src, found) => {
  expect(await told(`<ComparisonTable src="${src}" />`, { 'a.txt': 'a,b\n1,2' })).toEqual([['talk.md', 20, 3, found, readable]])
})
