import { expect, it } from 'vitest'
import { scalePixels, translateStyle } from '../../../lib/markdown/translate/marp/styles.ts'

/** CSS that begins on line 10, for a slide half as wide. */
function translated(css: string): { text: string[], imports: string[], notices: [number | undefined, string][], classes: string[] } {
  const { rules, imports, notices, classes } = translateStyle(css, 10, 0.5)
  return { text: rules.map(({ text }) => text), imports: imports.map(({ text, origin }) => `${origin} ${text}`), notices: notices.map(({ line, found }) => [line, found]), classes: [...classes] }
}

it.each([
  ['p { width: 40px }', '.slidev-layout p { width: 20px }'],
  ['section, p { width: 40px }', '.slidev-layout, .slidev-layout p { width: 20px }'],
  ['sectional { a: b }', '.slidev-layout sectional { a: b }'],
  ['html p, body { a: b }', 'html p, body { a: b }'],
  ['h1 > section, div section + p { a: b }', 'h1 > .slidev-layout, div .slidev-layout + p { a: b }'],
  ['section::before { content: "k" }', '.slidev-layout::before { content: "k" }'],
  ['section::after { content: "x"; color: red }', '.slidev-layout .marp-page { color: red }'],
  [':root:after { content: "x"; color: red }', '.slidev-layout .marp-page { color: red }'],
  ['.a section.b::after { color: red }', '.a .slidev-layout.b .marp-page { color: red }'],
  ['section { p { height: 8px; h1 & { a: b } } }', '.slidev-layout { p { height: 4px; h1 & { a: b } } }'],
  ['h1 { & .invert { a: b } }', '.slidev-layout h1 { & .marp-invert { a: b } }'],
  ['section > *:first-child { a: b }', '.slidev-layout > *:first-child { a: b }'],
  ['@keyframes x { from { left: 10px } to { left: 20px } }', '@keyframes x { from { left: 5px } to { left: 10px } }'],
  ['@media print { p { top: 8px } }', '@media print { .slidev-layout p { top: 4px } }'],
  ['p { a: url(a</b) }', '.slidev-layout p { a: url(a<\\/b) }'],
])('rewrites %s', (css, expected) => {
  expect(translated(css)).toMatchObject({ text: [expected], imports: [], notices: [] })
})

it('keeps each line\'s origin, and the classes that have rules', () => {
  expect(translateStyle('.x\n\n  .y-z { a: b }', 10, 1)).toMatchObject({ rules: [{ text: '.slidev-layout .x', origin: 10 }, { text: '  .y-z { a: b }', origin: 12 }], classes: new Set(['x', 'y-z']) })
})

it('takes style sheets of other hosts along, and tells of themes', () => {
  expect(translated('@import url("https://a.b/c.css");\n@import url(//a.b/d.css);\n@import "default";\n@import-theme "https://x";')).toEqual({
    text: [],
    imports: ['10 @import url("https://a.b/c.css");', '11 @import url(//a.b/d.css);'],
    notices: [[12, '`@import "default"`, a theme of Marp'], [13, '`@import-theme "https://x"`, a theme of Marp']],
    classes: [],
  })
})

it('takes the slide\'s own size away, and not that of what is on it', () => {
  expect(translated('section.a, :root.b {\n  width: 100px;\n  height: 50px;\n  padding: 10px;\n  p { width: 8px }\n}')).toMatchObject({
    text: ['.slidev-layout.a, .slidev-layout.b {', '  padding: 5px;', '  p { width: 4px }', '}'],
    notices: [[10, '`width: 100px` for the whole slide'], [10, '`height: 50px` for the whole slide']],
  })
})

it.each(['section#one', 'section:first-child', ':root:nth-of-type(2)', 'svg > p', '[data-x]', '.marp-x', 'foreignObject p'])('tells that %s finds nothing', (selector) => {
  expect(translated(`p { a: b }\n${selector} { a: b }`).notices).toEqual([[11, `the selector \`${selector}\`, which finds nothing on a slide of Slidev`]])
})

it.each([
  ['10px -10px .5px 0.25px', '5px -5px .5px 0.25px'],
  ['3px 3.01px 1000px', '3px 1.5px 500px'],
  ['calc(100%-8px) var(--a-10px) a10px 10pxx 1.10px', 'calc(100%-4px) var(--a-10px) a10px 10pxx 1.10px'],
])('scales the lengths of %s, hairlines but', (value, scaled) => {
  expect(scalePixels(value, 0.5)).toBe(scaled)
})
