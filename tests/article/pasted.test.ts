import { expect, it } from 'vitest'
import { readSquashed } from '../../lib/article/read/squashed.ts'
import { repairEncoding } from '../../lib/article/text/mojibake.ts'
import { make } from './make.ts'

/** As UTF-8 looks that was read in another code page; bytes that it lacks are lost. */
function misread(text: string, page: string): string {
  return new TextDecoder(page).decode(new TextEncoder().encode(text)).replaceAll('\uFFFD', '')
}

const pasted = `Concept #7Hardtide-physics

What makes the sea rise?

#tides#moon

The moon does, and the sun helps it. Both pull on the water of the whole earth.

Kinds

Spring tideNeap tide
MoonFull or newHalf
RangeLargeSmall

Signs

Key signs:

  • Range — large
  • Time — two days later
python
import math

# The range
print(math.cos(0))

Every harbour has its own table of tides.

Drawing

text
${misread('┌───────────┐', 'windows-1257')}
│ Tides     │
│ ${misread('┌───────┐', 'windows-1257')} │
│ │ Spring│ │
│ ${misread('└───────┘', 'windows-1257')} │
${misread('└───────────┘', 'windows-1257')}

Summary

The moon pulls harder.
`

it('reads text pasted from a page: furniture out, table, list and code back in shape', () => {
  const { slides, plan } = make(pasted, 'pasted.txt')
  expect(plan.title).toBe('What makes the sea rise?')
  expect(slides).not.toContain('Hardtide')
  expect(slides).toContain('|  | Spring tide | Neap tide |\n|---|---|---|\n| Moon | Full or new | Half |\n| Range | Large | Small |')
  expect(slides).toContain('- Range — large')
  expect(plan.files).toEqual([{ path: 'snippets/talk-01.py', text: 'import math\n\n# The range\nprint(math.cos(0))\n' }])
  expect(slides).toContain('set A["Tides"]:10')
  expect(slides).toContain('set B["Spring"]:4')
  const remarks = plan.remarks.map(({ kind, line, text }) => `${line} ${kind}: ${text}`)
  expect(remarks).toContain('1 left out: page furniture (labels): "Concept #7Hardtide-physics"')
  expect(remarks).toContain('11 repaired: a table whose cells ran together: 3 columns, 2 rows')
  expect(remarks.some(text => text.includes('repaired: broken encoding'))).toBe(true)
})

it.each([
  ['don’t – “quote” …', 'windows-1252'],
  ['Ärger über größere Übung', 'windows-1252'],
  ['┌──┘', 'windows-1257'],
  ['Żółć', 'windows-1250'],
  ['привет', 'windows-1251'],
])('gives "%s" that was read as %s its characters back', (text, page) => {
  const { lines, remarks } = repairEncoding([misread(text, page)])
  expect(lines).toEqual([text])
  expect(remarks[0]?.kind).toBe('repaired')
})

it('leaves text alone that is as it should be', () => {
  const lines = ['Ärger über Ölpreise', 'naïve café', 'привет', '日本語のテキスト', '“quoted” – and … so on', 'São Paulo', '€ 5 ‰']
  expect(repairEncoding(lines)).toEqual({ lines, remarks: [] })
})

it('says where the cells of a row may part in more than one way', () => {
  const { plan } = make('Things\n\nA sentence that says what they are about.\n\nTable\n\nSizeColour\nOneBigRedGreen\nTwoSmallBlue\n', 'pasted.txt')
  expect(plan.remarks.some(({ kind }) => kind === 'uncertain')).toBe(true)
})

const words = new Set(['Kind', 'Big', 'Small', 'Red', 'One', 'Two', 'Size', 'McDonald'])

it.each<[what: string, lines: string[], cells: string[], uncertain?: number[]]>([
  ['two columns', ['KindSize', 'OneBig', 'TwoSmall'], ['Kind|Size', 'One|Big', 'Two|Small']],
  ['three columns with a head for each', ['KindSizeNote', 'OneBigRed', 'TwoSmallRed'], ['Kind|Size|Note', 'One|Big|Red', 'Two|Small|Red']],
  ['three columns without the first head', ['SizeNote', 'OneBigRed', 'TwoSmallRed'], ['|Size|Note', 'One|Big|Red', 'Two|Small|Red']],
  ['a cell with a seam', ['KindSizeNote', 'OneBigRedBlue', 'TwoSmallRed'], ['Kind|Size|Note', 'One|Big|RedBlue', 'Two|Small|Red']],
  ['a word with a seam, which the article has elsewhere', ['KindSize', 'McDonaldBig', 'TwoSmall'], ['Kind|Size', 'McDonald|Big', 'Two|Small']],
  ['capitals', ['KindSize', 'ABCDef', 'BCDEfg'], ['Kind|Size', 'ABC|Def', 'BCD|Efg']],
  ['signs at the ends of cells', ['Kind)Size', 'One]Big', 'Two?Small', 'Three%Big', 'Four”Big', 'Five5Big'], ['Kind)|Size', 'One]|Big', 'Two?|Small', 'Three%|Big', 'Four”|Big', 'Five5|Big']],
  ['a row that could part anywhere', ['KindSize', 'OneBig', 'AaBbCc'], ['Kind|Size', 'One|Big', 'Aa|BbCc'], [2]],
  ['a row with as many seams as are tried', ['KindSize', 'OneBig', `Two${'Ab'.repeat(12)}`], ['Kind|Size', 'One|Big', `Two|${'Ab'.repeat(12)}`]],
])('reads a table of %s that ran together', (_, lines, cells, uncertain = []) => {
  expect(readSquashed(lines, words)).toEqual({ cells: cells.map(row => row.split('|')), uncertain })
})

it.each([
  ['two lines', ['KindSize', 'OneBig']],
  ['a sentence', ['KindSize', 'OneBig.', 'TwoSmall']],
  ['a question', ['KindSize', 'OneBig', 'TwoSmall?']],
  ['a line that is set in', [' KindSize', 'OneBig', 'TwoSmall']],
  ['a head without a seam', ['Kind', 'OneBig', 'TwoSmall']],
  ['a row without a seam', ['KindSize', 'One', 'TwoSmall']],
  ['a head with two cells too few', ['KindSize', 'OneBigRedBlue', 'TwoBigRedBlue', 'SixBigRedBlue']],
  ['more seams than are tried', ['KindSize', 'OneBig', `Two${'Ab'.repeat(13)}`]],
])('reads no table into %s', (_, lines) => {
  expect(readSquashed(lines, words)).toBeUndefined()
})

it.each([
  ['Ã¤ and â', 'ä and â', ['repaired']],
  ['â€™ and â€', '’ and â€', ['repaired', 'uncertain']],
  ['â€œa bâ€ c', '“a b” c', ['repaired']],
  ['ðŸ˜€', '😀', ['repaired']],
  ['┌──ā”', '┌──┐', ['repaired']],
  ['â‚¬ 5', '€ 5', ['repaired']],
  ['Ã', 'Ã', []],
  ['Ã©Ã©', 'éé', ['repaired']],
  ['À la Ñandú', 'À la Ñandú', []],
])('repairs %j', (line, repaired, kinds) => {
  const { lines, remarks } = repairEncoding(['fine', line])
  expect([lines, remarks.map(remark => remark.kind), remarks.map(remark => remark.line)]).toEqual([['fine', repaired], kinds, kinds.map(() => 2)])
})
