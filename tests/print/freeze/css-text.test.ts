import { expect, it } from 'vitest'
import { findAddresses, findRules, replaceParts } from '../../../lib/print/freeze/css-text.ts'

const css = `@layer base { .a > b { color: red } }
@media print { @font-face { font-family: x; src: url(x.woff2) } .c::before { content: "url(no.png) }" } }
@keyframes k { from { color: red } }
.d { --icon: url('a b.svg'); background: URL( plain.png ) , image-set("one.png" 1x, url(two.png) 2x); /* url(no.png) */ }
.e { & .f { color: red } }
.g { mask: var(--icon) no-repeat; src: url("quo\\"te.png") }
.broken { color: red; ;;; background: url(dot.png`

it('finds the rules that can be left out, in groups too, and leaves what is nested or moves alone', () => {
  const { selectors, faces } = findRules(css)
  expect(selectors.map(({ text }) => text.trim())).toEqual(['.a > b', '.c::before', '.d', '.g', '.broken'])
  expect(faces.map(({ text }) => text)).toEqual(['@font-face { font-family: x; src: url(x.woff2) }'])
  expect(replaceParts(css, selectors.filter(({ text }) => text.includes('.c')).map(part => ({ ...part, text: '' })))).toBe(css.replace('.c::before { content: "url(no.png) }" }', ''))
})

it('finds addresses as a browser reads them: not in strings, not in comments', () => {
  const found = findAddresses(css)
  expect(found.map(({ text }) => text)).toEqual(['x.woff2', 'a b.svg', 'plain.png', 'one.png', 'two.png', 'quo"te.png', 'dot.png'])
  expect(found.map(({ start, end }) => css.slice(start, end))).toEqual(['url(x.woff2)', 'url(\'a b.svg\')', 'URL( plain.png )', '"one.png"', 'url(two.png)', 'url("quo\\"te.png")', 'url(dot.png'])
})
