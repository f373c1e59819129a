import { expect, it } from 'vitest'
import { belowBase, declarationBelowBase } from '../../../lib/slidev/client/below-base.ts'

it.for([
  ['/dot.png', '/talks/one/dot.png'],
  ['/', '/talks/one/'],
  ['/talks/one/dot.png', '/talks/one/dot.png'],
  ['//host.example/dot.png', '//host.example/dot.png'],
  ['https://host.example/dot.png', 'https://host.example/dot.png'],
  ['data:image/gif;base64,AA', 'data:image/gif;base64,AA'],
  ['dot.png', 'dot.png'],
  ['../dot.png', '../dot.png'],
  ['', ''],
] as const)('%j is %j below /talks/one/', ([written, right]) => {
  expect(belowBase(written, '/talks/one/')).toBe(right)
})

it('does so in each address of a declaration', () => {
  expect(declarationBelowBase('background: url(/a.png), url( "/b.png" ); mask: url(#m) url(//h/x)', '/t/')).toBe('background: url(/t/a.png), url( "/t/b.png" ); mask: url(#m) url(//h/x)')
})
