import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { unknownNames } from '../../lib/rules/unknown-names.ts'
import { deckOf, foundOn } from './on-slide.ts'

it.each([
  ['a\n\nb {{ user.name }}', '3:3 {{ user.name }} uses "user", which this slide does not define'],
  ['{{ a }} {{ $page }}', '1:1 {{ a }} uses "a", which this slide does not define'],
  // What throws is told before what only shows nothing.
  ['{{ shown + read.it }}', '1:1 {{ shown + read.it }} uses "read", which this slide does not define'],
  ['{{ call() }}', '1:1 {{ call() }} uses "call", which this slide does not define'],
  ['{{\n  list[0]\n}}', '1:1 {{ list[0] }} uses "list", which this slide does not define'],
  [`{{ "${'x'.repeat(80)}" + a }}`, `1:1 {{ "${'x'.repeat(56)} uses "a", which this slide does not define`],
  ['<p v-for="item in 3">{{ item.a }}</p>\n\n{{ items.a }}', '3:1 {{ items.a }} uses "items", which this slide does not define'],
  ['```\n{{ a.b }}\n```\n\n{{ c.d }}', '5:1 {{ c.d }} uses "c", which this slide does not define'],
  ['<div>\n~~~\n{{ a.b }}\n~~~\n{{ c.d }}\n</div>', '5:1 {{ c.d }} uses "c", which this slide does not define'],
  ['$x$ {{ a.b }}', '1:5 {{ a.b }} uses "a", which this slide does not define'],
  ['<style>\n.a{{}}\n</style>\n\n{{ a.b }}', '5:1 {{ a.b }} uses "a", which this slide does not define'],
])('finds in %j a name that nothing gives', async (slide, found) => {
  expect(await foundOn(unknownNames, slide)).toEqual([found])
})

it.each([
  '{{ frontmatter.title }}',
  '$$\na   \n   \\frac{{a.b}}{{c.d}}\n$$',
  '{{ $anything.at.all }}',
  '{{ a b }}',
  '{{ }}',
  '{{ \'a.b\' }} {{ [1].map(x => x.y) }} {{ { a: 1 }.a }}',
  '<div>\n````md\n```js\n{{ a.b }}\n```\n{{ c.d }}\n````\n</div>',
  '<div>\n  ```js\n  {{ a.b }}\n  ```\n</div>',
  '<script setup>\nconst $el = {}, name = 1\n</script>\n\n{{ $el.a }} {{ name }}',
  '<Own #item="{ row }">{{ row.a }}</Own>',
  '<Own v-slot:item="row">{{ row.a }}</Own>',
  '<style>\n.a::after { content: "{{ a.b }}" }\n</style>',
  '<div v-pre>\n\n{{ a.b }}\n\n</div>',
  '<p :title="`{{ a.b }}`">x</p>',
])('takes %j as it is', async (slide) => {
  expect(await foundOn(unknownNames, slide)).toEqual([])
})

it.each([
  ['{{ pages.a }}', '"$page"?'],
  ['{{ nav.total }}', '"$nav"?'],
  ['<script setup>\nconst users = []\n</script>\n\n{{ user.a }}', '"users"?'],
  ['{{ quite.other }}', 'a name from the slide\'s <script setup>, or one of Slidev\'s: $slidev, $nav, $clicks, $clicksContext, $page, $renderContext, $frontmatter'],
])('says what %j was likely meant to use', async (slide, expected) => {
  expect((await unknownNames.find(deckOf(slide), '/')).map(problem => [problem.severity, problem.expected])).toEqual([[undefined, expected]])
})

it('warns where a name is only shown, and refuses where something is read of it', async () => {
  expect((await unknownNames.find(deckOf('{{ a }} {{ b.c }}'), '/')).map(({ severity }) => severity)).toEqual(['care', undefined])
})

it('takes names from set-up files, and leaves all to one that rewrites Markdown', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  mkdirSync(join(folder, 'setup/more.ts'), { recursive: true })
  writeFileSync(join(folder, 'setup/main.mts'), 'globalProperties.site = {}')
  expect(await foundOn(unknownNames, '{{ site.name }} {{ sites.name }}', folder)).toEqual(['1:17 {{ sites.name }} uses "sites", which this slide does not define'])
  writeFileSync(join(folder, 'setup/transformers.js'), '')
  expect(await foundOn(unknownNames, '{{ sites.name }}', folder)).toEqual([])
})
