import { expect, it } from 'vitest'
import { uncheckedPdf, uncomparedLooks, uncomparedPlaces } from '../../lib/print/unchecked.ts'

it('says what of a file nobody has checked, each slide once, and nothing where all was', () => {
  expect(uncomparedLooks('talk', 'the page to read')).toBe('talk: the page to read was compared with the slides for its words, their order, pictures and faces; not for how they look')
  expect(uncheckedPdf('talk', 'handout.pdf')).toBe('talk: handout.pdf was checked for PDF/UA-1 as docs/pdf-ua.md lists it; not for what needs a person (whether texts say what pictures show, and the order makes sense) nor for the insides of fonts')
  expect(uncomparedPlaces('talk', 'slides.pdf', [])).toEqual([])
  expect(uncomparedPlaces('talk', 'slides.pdf', [3, 3, 4])).toEqual(['talk: slides.pdf was not compared with the slides where films, frames and pictures of other hosts stand: slide 3, 4'])
  expect(uncomparedPlaces('talk', 'slides.pdf', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])[0]).toMatch(/slide 1, 2, 3, 4, 5, 6, 7, 8 and 2 more$/)
})
