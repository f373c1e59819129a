import { expect, it } from 'vitest'
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
