import type { Piece } from '../../../../lib/cage/protocol.ts'
import { expect, it } from 'vitest'
import { groupsOf } from '../../../../lib/features/snippet/client/groups.ts'

it('keeps every piece in its order, a picture by itself, and few groups for many pieces', () => {
  const pieces: Piece[] = Array.from({ length: 2900 }, (_, no) => ({ kind: 'result', text: String(no) }))
  const picture: Piece = { kind: 'picture', mime: 'image/png', data: '' }
  pieces.splice(10, 0, picture, picture)
  const groups = groupsOf(pieces)
  expect(groups.flat()).toEqual(pieces)
  expect(groups.filter(group => group.some(({ kind }) => kind === 'picture'))).toEqual([[picture], [picture]])
  expect(groups.length).toBeLessThan(60)
  expect(groupsOf([])).toEqual([])
})

it('changes only the last group when more is added', () => {
  const pieces: Piece[] = Array.from({ length: 100 }, (_, no) => ({ kind: 'result', text: String(no) }))
  const more: Piece[] = [...pieces, { kind: 'stderr', text: 'x' }]
  expect(groupsOf(more).slice(0, -1)).toEqual(groupsOf(pieces).slice(0, -1))
})
