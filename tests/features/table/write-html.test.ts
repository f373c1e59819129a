import { expect, it } from 'vitest'
import { drawIcons, unknownIcons } from '../../../lib/features/table/icons.ts'
import { parseMarkdownTable } from '../../../lib/features/table/parse-markdown.ts'
import { writeTable } from '../../../lib/features/table/write-html.ts'

it('gives heads their scope, cells their place and their column\'s name', () => {
  const { table } = writeTable(parseMarkdownTable('| | A **b** |\n|---|--:|\n| x | 1 |'))
  expect(table).toContain('<td data-row="0" data-column="0" class="is-start is-empty">')
  expect(table).toContain('<th scope="col" data-row="0" data-column="1" class="is-end">')
  expect(table).toContain('<th scope="row" data-row="1" data-column="0" class="is-start">')
  expect(table).toContain('<td data-row="1" data-column="1" data-label="A b" class="is-end">')
})

it('numbers footnotes in the order they are written below the table', () => {
  const { table, notes } = writeTable(parseMarkdownTable('| a |\n|---|\n| x[^two] |\n| y[^one] |\n\n[^two]: second\n[^one]: first'))
  expect(table.match(/note <\/span>(\d)/g)).toEqual(['note </span>1', 'note </span>2'])
  expect(notes).toBe('<sup>1</sup> second\n\n<sup>2</sup> first')
})

it('escapes what would make a list or a heading of a cell', () => {
  const { table } = writeTable(parseMarkdownTable('| a |\n|---|\n| # 1 |\n| 2. two |\n| - |'))
  expect(table).toContain('\\# 1')
  expect(table).toContain('2\\. two')
  expect(table).toContain('\\-')
})

it('draws icons by name with words for those who hear the table', () => {
  expect(drawIcons(':yes: really')).toBe('<carbon-checkmark class="cell-icon is-yes" role="img" aria-label="yes" /> really')
  expect(drawIcons(':carbon-user-avatar:')).toContain('aria-label="user avatar"')
})

it('leaves times and addresses alone, and names an icon that no set has', () => {
  expect(drawIcons('at 10:30:00, https://a.b:80/')).toBe('at 10:30:00, https://a.b:80/')
  expect(unknownIcons(':carbon-chekmark: :yes: :x:')).toEqual(['carbon-chekmark'])
})
