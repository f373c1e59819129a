import { expect, it } from 'vitest'
import { readMarkup } from '../../lib/markdown/markup.ts'

const code = '```js\na\n\nb\n```'

it.for<[string, string, number[], Partial<Record<'fences' | 'slots' | 'imports', number>>]>([
  ['code with an empty line', `<div>\n${code}\n</div>\n\n# x`, [1], { fences: 1 }],
  ['two blocks', `<div>\n<b>a</b>\n${code}\nmore\n\n</div>\n~~~ts\nb\n~~~`, [2, 10], { fences: 2 }],
  ['a marker below a column', '<div>\nleft\n</div>\n::right::\n\nwords', [3], { slots: 1 }],
  ['an import below a component', '<v-clicks>\n\n- a\n\n</v-clicks>\n<<< ./a.ts', [5], { imports: 1 }],
  ['code in a list', '- <div>\n  ```js\n  a\n  ```\n  </div>', [1], { fences: 1 }],
  ['a fence that a longer one ends', '<div>\n~~~js\na\n~~~~\n</div>', [1], { fences: 1 }],
  ['a fence whose end is far below', `<div>\n\`\`\`js\n${'a\n\n'.repeat(20)}\`\`\`\n</div>`, [1], { fences: 1 }],
  ['a closed element whose content is taken as it is', '<div><pre>a</pre>\n::b::\n</div>', [1], { slots: 1 }],
  ['an element whose name begins like one', '<prefix>\n::b::\n</prefix>', [1], { slots: 1 }],
  ['a closing tag', '</div>\n<<< ./a.ts', [1], { imports: 1 }],
  ['what only looks like it', '<div>\n::b:: c\n``` a ` b\n<<<\n</div>', [], {}],
  ['a script', '<div><script>\n::b::\n</script></div>', [], {}],
  ['an empty line between', `<div>\n\n${code}\n\n</div>`, [], { fences: 1 }],
  ['words with a tag', `<b>x</b> **y**\n${code}`, [], { fences: 1 }],
  ['pre', `<div><pre>\n${code.replace('\n\n', '\n')}\n</pre></div>`, [], {}],
  ['a comment', '<div> <!--\n```js\na\n```\n-->\n</div>', [], {}],
  ['an attribute', '<Comp :a="`\n```\nb\n```\n`" />', [], {}],
  ['code indented like code', '<div>\n    ```js\n    a\n    ```\n</div>', [], {}],
  ['a fence that nothing closes', '<div>\n````js\n```', [], {}],
  ['a quote', '> <div>\n> ```js\n> a\n> ```\n> </div>', [], {}],
])('ends HTML at what Slidev 51 took for a block of its own, and nowhere else: %s', ([, markdown, lines, counts]) => {
  const { belowHtml, fences, slots, imports } = readMarkup(markdown)
  expect(belowHtml).toEqual(lines)
  expect({ fences: fences.length, slots: slots.length, imports: imports.length }).toEqual({ fences: 0, slots: 0, imports: 0, ...counts })
})
