import { expect, it } from 'vitest'
import { splitNotes } from '../../../lib/stage/remote/split-notes.ts'
import { parseRemoteAction } from '../../../lib/stage/remote/talk-state.ts'

it('divides notes at the clicks and takes their marks away', () => {
  expect(splitNotes('Say *this* first.\n\n[click] Then **that**, see [there](https://a.b).\n\n[click:2] And `code`. *(Pause.)*')).toEqual([
    { click: 0, text: 'Say this first.' },
    { click: 1, text: 'Then that, see there.' },
    { click: 3, text: 'And code. (Pause.)' },
  ])
  expect(splitNotes('[click] 2 * 3 * 4')).toEqual([{ click: 1, text: '2 * 3 * 4' }])
  expect(splitNotes('')).toEqual([])
})

it.each(['next', 'prev', 'blank', 'go/1', 'go/500'])('takes %s for an action', (name) => {
  expect(parseRemoteAction(name)).toBe(name)
})

it.each(['', 'toString', 'go/', 'go/0', 'go/-1', 'go/1e3', 'go/999999', 'go/1/2', 'nextSlide', '__proto__', 7, null])('takes %j for none', (name) => {
  expect(parseRemoteAction(name)).toBeUndefined()
})
