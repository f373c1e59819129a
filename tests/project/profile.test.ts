import { expect, it } from 'vitest'
import { formatProfile, timed } from '../../lib/project/profile.ts'

it('tells each piece of work in the order begun, after the time until the first', () => {
  const text = formatProfile('lectern export talk.md', [
    { name: 'talk: print', from: 3100, to: 3500 },
    { name: 'talk: build', from: 650, to: 3100 },
    { name: 'talk: read back', from: 3500, to: 4000 },
    { name: 'talk: compare pictures', from: 3500, to: 4200 },
  ], 4310)
  expect(text.split('\n')).toEqual([
    'lectern export talk.md: 4.31 s',
    '  begun   took  s',
    '   0.00   0.65  start: Node, modules, options',
    '   0.65   2.45  talk: build',
    '   3.10   0.40  talk: print',
    '   3.50   0.70  talk: compare pictures',
    '   3.50   0.50  talk: read back',
  ])
})

it('gives what the work gives, and its error', async () => {
  expect(await timed('right', async () => 7)).toBe(7)
  await expect(timed('wrong', () => Promise.reject(new Error('stuck')))).rejects.toThrow('stuck')
})
