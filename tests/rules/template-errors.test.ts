import { expect, it } from 'vitest'
import { templateErrors, typeAt } from '../../lib/rules/template-errors.ts'

/** A slide's component as Slidev puts it together. */
const component = (slide: string, script = ''): string => `${script}<template>\n<InjectedLayout>\n${slide}\n</InjectedLayout>\n</template>`

/** What is refused of a slide, and the source from there to the end of its line. */
function told(slide: string, script?: string): string[] {
  const source = component(slide, script)
  return templateErrors(source).map(({ found, offset }) => `${found} | ${offset === undefined ? '' : source.slice(offset).split('\n')[0]}`)
}

it.each([
  ['<div>a', ['<div> is never closed | <div>a']],
  ['<b>a <i>b</b>', ['<i> is never closed | <i>b</b>']],
  ['<p><b>a</p>\n<i>b', ['<b> is never closed | <b>a</p>', '<i> is never closed | <i>b']],
  ['<a:b.c>', ['<a:b.c> is never closed | <a:b.c>']],
  // Vue says more of the one tag that is not closed: the others close nothing.
  ['a </b> <i>', ['<i> is never closed | <i>']],
  ['a </b> </i>', ['</b> closes nothing | </b> </i>']],
  ['a </template>', ['a closing tag closes nothing that the slide opened | <InjectedLayout>']],
  ['a\n</InjectedLayout>', ['a closing tag closes nothing that the slide opened | </InjectedLayout>']],
  ['a <!-- b\n<p>', ['a comment is never closed | <!-- b']],
  ['<!-- a --> <!-- b', ['a comment is never closed | <!-- b']],
  ['a Vec<T> of', ['Vec<T> is read as the tag <T>, which is never closed | <T> of']],
  ['a std::Vec<T> of', ['std::Vec<T> is read as the tag <T>, which is never closed | <T> of']],
  ['a <T> of', ['<T> is never closed | <T> of']],
  ['a Vec<T x="1"> of', ['<T> is never closed | <T x="1"> of']],
])('says which tag or comment of %j is wrong, and none that follows from it', (slide, expected) => {
  expect(told(slide)).toEqual(expected)
})

it.each([
  ['{{ a b }}', '"a b" is not an expression: Unexpected token, expected "," | a b }}'],
  ['<p v-if="a b">x</p>', '"a b" is not an expression: Unexpected token, expected "," | a b">x</p>'],
  ['<p :x=\'a "b" c\'>x</p>', '"a "b" c" is not an expression: Unexpected token, expected "," | a "b" c\'>x</p>'],
  ['<p :class="{ a: ">x</p>', '"{ a:" is not an expression: Unexpected token | { a: ">x</p>'],
  ['<p v-else>x</p>', 'Vue refuses this slide: v-else/v-else-if has no adjacent v-if or v-else-if. | <p v-else>x</p>'],
  ['<p a="1" a="2">x</p>', 'Vue refuses this slide: Duplicate attribute. | a="2">x</p>'],
])('says what of %j is no expression, and where', (slide, expected) => {
  expect(told(slide)).toEqual([expected])
})

it('tells each expression that is none', () => {
  expect(told('{{ a b }} {{ c }}\n{{ d e }}').map(text => text.slice(0, 5))).toEqual(['"a b"', '"d e"'])
})

it('quotes no more of an expression than can be read', () => {
  expect(told(`{{ ${'('.repeat(2000)} }}`)).toEqual([expect.stringMatching(/^"\({60}" is not/)])
})

it('says of a script what cannot be compiled, in one line without a place of Vue\'s', () => {
  expect(told('x', '<script setup>\nconst a =\n</script>\n')).toEqual(['the slide\'s <script> cannot be compiled: Unexpected token | '])
  expect(told('x', '<script>\nlet a\nlet a\n</script>\n')).toEqual(['the slide\'s <script> cannot be compiled: Identifier \'a\' has already been declared. | '])
  expect(told('x', `<script setup>\nconst a = ${'['.repeat(50_000)}\n</script>\n`)).toEqual(['the slide is nested too deeply | '])
})

it('knows what the script defines', () => {
  const script = '<script setup>\nconst a = 1\n</script>\n'
  expect(told('<input v-model="a">', script)).toEqual(['Vue refuses this slide: v-model cannot be used on a const binding because it is not writable. | a">'])
  expect(told('<input v-model="a">', '<script>\nlet a\n</script>\n')).toEqual([])
  expect(told('<input v-model="b">', script)).toEqual([])
})

it('takes TypeScript in expressions, and a component without a template', () => {
  expect(told('{{ a as number }}', '<script setup lang="ts">\nconst a: unknown = 1\n</script>\n')).toEqual([])
  expect(templateErrors('<script setup>\nconst a = 1\n</script>\n')).toEqual([])
})

it.each([
  ['a Vec<T> b', 5, 'Vec<T>'],
  ['Vec <T>', 4, undefined],
  ['Vec<T', 3, undefined],
  ['<T>', 0, undefined],
  ['a.b:c<Tag>', 5, 'a.b:c<Tag>'],
  [`${'a'.repeat(100)}<T>`, 100, `${'a'.repeat(80)}<T>`],
])('reads a type of %j at %i as %j', (text, offset, type) => {
  expect(typeAt(text, offset)).toBe(type)
})
