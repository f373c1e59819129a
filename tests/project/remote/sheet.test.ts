import { expect, it } from 'vitest'
import { partsOf, seenFrom, withParts } from '../../../lib/project/remote/sheet.ts'

const sheet = 'https://faces.example/css/all.css'
const shown = (css: string): string[] => partsOf(css, seenFrom(sheet)).map(({ kind, address, start, end }) => `${kind} ${address} ${css.slice(start, end)}`)

it.each([
  ['@import "one.css";', 'style https://faces.example/css/one.css one.css'],
  ['@import"one.css";', 'style https://faces.example/css/one.css one.css'],
  ['@import url(/two.css) print;', 'style https://faces.example/two.css /two.css'],
  ['a { background: url("a b(1).png#top") }', 'picture https://faces.example/css/a%20b(1).png a b(1).png'],
  ['@font-face { src: url(//other.example/f?v=1) format("woff2") }', 'font https://other.example/f?v=1 //other.example/f?v=1'],
  ['@font-face { src: url(\'../f.woff2#x\') }', 'font https://faces.example/f.woff2 ../f.woff2'],
])('finds what a style sheet takes in turn: %s', (css, expected) => {
  expect(shown(css)).toEqual([expected])
})

it.each(['a { mask: url(#m) }', 'a { background: url("") }', '/* url(a.png) */', 'a { background: url("data:image/svg+xml,<svg xmlns=\'http://www.w3.org/2000/svg\'>") }', 'a::before { content: "a.png" }'])('leaves alone what asks nobody: %s', (css) => {
  expect(shown(css)).toEqual([])
})

it('writes all addresses, or none', () => {
  const css = '@import "one.css"; a { background: url(b.png#c) }'
  expect(withParts(css, sheet, address => `./${address.length}`)).toBe('@import "./33"; a { background: url(./31#c) }')
  expect(withParts(css, sheet, address => address.endsWith('.png') ? undefined : 'x')).toBeUndefined()
})
