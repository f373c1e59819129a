import { expect, it } from 'vitest'
import { shownCodes } from '../../../lib/print/pdf/shown-codes.ts'

it('tells codes by font, also where a font is brought back', () => {
  const shown = shownCodes('/P <</MCID 0>> BDC BT /F1 12 Tf <0001000a> Tj q /F2 9.5 Tf [<0003> -20 <0004>] TJ Q <0002> Tj ET EMC')
  expect([...shown!].map(([name, codes]) => [name, [...codes]])).toEqual([['F1', [1, 10, 2]], ['F2', [3, 4]]])
})

it.each(['(ab) Tj', '[(a) 3 <0001>] TJ', '(a)\''])('does not know those in %s', (text) => {
  expect(shownCodes(`/F1 12 Tf ${text}`)).toBeUndefined()
})

it('finds none in a string that is not shown', () => {
  expect([...shownCodes('/Span <</ActualText (a)>> BDC /F1 12 Tf EMC')!]).toEqual([])
})
