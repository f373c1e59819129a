import type { Snapshot } from '../../lib/print/settle.ts'
import type { Deck } from '../../lib/project/deck.ts'
import { expect, it } from 'vitest'
import { deckText } from '../../lib/site/texts.ts'

const slides = [{ no: 1, title: 'One', text: 'One\nwords of it' }, { no: 2, title: '', text: 'no title' }] as Snapshot['slides']
const deck = { title: 'A  talk', slides: [{ notes: 'say this' }, { notes: '' }] } as unknown as Deck

it('says each slide once, word for word, and no note that is not public', () => {
  expect(deckText({ ...deck, publicNotes: false }, { slides })).toBe('# A talk\n\n## 1. One\n\nwords of it\n\n## 2\n\nno title\n')
})

it('has the notes where they are public', () => {
  expect(deckText({ ...deck, publicNotes: true }, { slides })).toContain('words of it\n\n### Notes\n\nsay this\n')
})
