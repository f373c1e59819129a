import type { Node } from '../../../lib/slidev/patch/texts.ts'
import { parseAst } from 'rolldown/parseAst'
import { describe, expect, it } from 'vitest'
import { replaceTexts } from '../../../lib/slidev/patch/replace-texts.ts'
import { changedTexts, countTexts } from '../../../lib/slidev/patch/texts.ts'
import { createRandom } from '../../seeded-random.ts'

const parse = (code: string): Node => parseAst(code) as unknown as Node
const changes = (before: string, now: string): ReturnType<typeof changedTexts> => changedTexts(parse(before), parse(now))

describe('what changed on a slide', () => {
  it('is told where it is words', () => {
    expect(changes('_createElementVNode("p", null, "first", -1)', '_createElementVNode("p", null, "Öl 🎈", -1)')).toEqual([{ from: 'first', to: 'Öl 🎈' }])
    expect(changes('_createTextVNode("Page " + n(x) + " of ten")', '_createTextVNode("Slide " + n(x) + " of ten")')).toEqual([{ from: 'Page ', to: 'Slide ' }])
    expect(changes('_createStaticVNode("<p class=\\"a\\">one</p>", 1)', '_createStaticVNode("<p class=\\"a\\">two</p>", 1)')).toHaveLength(1)
    expect(changes('_createElementVNode("p", null, "same")', '_createElementVNode("p", null, "same")')).toEqual([])
  })

  it.each([
    ['an attribute', '_createElementVNode("p", { class: "a" }, "x")', '_createElementVNode("p", { class: "b" }, "x")'],
    ['an element', '_createElementVNode("p", null, "x")', '_createElementVNode("q", null, "x")'],
    ['one more element', 'f([_createElementVNode("p", null, "x")])', 'f([_createElementVNode("p", null, "x"), _createElementVNode("p", null, "y")])'],
    ['code', '_createTextVNode(n(a))', '_createTextVNode(n(b))'],
    ['a text that code reads', 'g("a")', 'g("b")'],
    ['a style sheet', '_createElementVNode("style", null, ".a{}")', '_createElementVNode("style", null, ".b{}")'],
    ['a tag in static HTML', '_createStaticVNode("<p>one</p>", 1)', '_createStaticVNode("<p><b>one</b></p>", 1)'],
    ['an attribute in static HTML', '_createStaticVNode("<p class=\\"a\\">one</p>", 1)', '_createStaticVNode("<p class=\\"b\\">one</p>", 1)'],
    ['a style sheet in static HTML', '_createStaticVNode("<style>.a{}</style>", 1)', '_createStaticVNode("<style>.b{}</style>", 1)'],
    ['an import', 'import a from "x"', 'import a from "y"'],
  ])('is not told where it is %s', (_, before, now) => {
    expect(changes(before, now)).toBeUndefined()
  })
})

describe('words in a bundled file', () => {
  const replaced = (code: string, source: string, changed: { from: string, to: string }[]): string | undefined => replaceTexts({ code, tree: parse(code) }, parse(source), changed)

  it('are replaced wherever the minifier wrote them, and nothing else is', () => {
    const [x, d] = ['x', 'd'].map(name => `$\{${name}}`) as [string, string]
    const source = 'f("Ä first");g("it\'s " + n(x) + " old");h("other")'
    expect(replaced(`const e="é🎈";a(\`Ä first\`);b(\`it's ${x} old\`);c("other")`, source, [{ from: 'Ä first', to: `a "b" \`c\` ${d} \\ é` }, { from: ' old', to: ' `new`' }]))
      .toBe(`const e="é🎈";a(\`a "b" \\\`c\\\` \\${d} \\\\ é\`);b(\`it's ${x} \\\`new\\\`\`);c("other")`)
    expect(replaced('a("Ä first")', 'f("Ä first")', [{ from: 'Ä first', to: '</script>\u2028"' }])).toBe(`a(${JSON.stringify('</script>\u2028"')})`)
    expect(replaced('a("yes"),b("yes")', 'f("yes");g("yes")', [{ from: 'yes', to: 'no' }, { from: 'yes', to: 'no' }])).toBe('a("no"),b("no")')
  })

  it('are what they were, whatever they are made of: 1000 of marks that break JavaScript, HTML or a replacement', () => {
    const marks = ['"', '\'', '`', '\\', '$', '{', '}', '$&', '$\'', '$1', '</script>', '<!--', '*/', '\u2028', '\n', '\r', '\0', '\uD800', '🎈', 'use strict', '__proto__', '\\u0041']
    const { next, pick } = createRandom(18)
    let times = 0
    for (; times < 1000; times++) {
      const to = Array.from({ length: 1 + Math.floor(next() * 8) }, () => pick(marks)).join('')
      const code = replaced(`a(\`Ä first$\{x}\`);b("Ä first")`, 'f("Ä first" + x);g("Ä first")', [{ from: 'Ä first', to }, { from: 'Ä first', to }])!
      expect([...countTexts(parse(code)).keys()].filter(Boolean), JSON.stringify(to)).toEqual([to])
      expect(countTexts(parse(code)).get(to), JSON.stringify(to)).toHaveLength(2)
    }
    expect(times).toBe(1000)
  })

  it.each([
    ['the same text stands there for something else', 'a("yes"),b("yes")', 'f("yes")', [{ from: 'yes', to: 'no' }]],
    ['one of two equal texts changed', 'a("yes"),b("yes")', 'f("yes");g("yes")', [{ from: 'yes', to: 'no' }]],
    ['two equal texts became two', 'a("yes"),b("yes")', 'f("yes");g("yes")', [{ from: 'yes', to: 'no' }, { from: 'yes', to: 'maybe' }]],
    ['it is not there', 'a("other")', 'f("yes")', [{ from: 'yes', to: 'no' }]],
  ])('are left where %s', (_, code, source, changed) => {
    expect(replaced(code, source, changed)).toBeUndefined()
  })
})
