import { expect, it } from 'vitest'
import { isNotice, usedStandIn } from '../../../../lib/features/snippet/client/stand-in-notices.ts'

const notice = { kind: 'stderr', text: '[Lectern stand-in] one\n[Lectern stand-in] two\n' } as const

it('tells what a stand-in says of itself from what the program says', () => {
  expect(isNotice(notice)).toBe(true)
  expect(isNotice({ kind: 'stderr', text: '[Lectern stand-in] one\nWarning: two\n' })).toBe(false)
  expect(isNotice({ kind: 'stdout', text: notice.text })).toBe(false)
})

it('marks a run in which a stand-in answered, even between other lines', () => {
  expect(usedStandIn([{ kind: 'stdout', text: 'hello' }, { kind: 'stderr', text: 'Warning\n[Lectern stand-in] one' }])).toBe(true)
  expect(usedStandIn([{ kind: 'stdout', text: 'hello' }])).toBe(false)
})
