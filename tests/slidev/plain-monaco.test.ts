import { expect, it } from 'vitest'
import { findEditors } from '../../lib/slidev/plain-monaco.ts'

const without = (markdown: string): string => findEditors(markdown).reduceRight((text, [start, end]) => text.slice(0, start) + text.slice(end), markdown)

it.for([
  ['```ts {monaco}\n1\n```', '```ts\n1\n```'],
  ['```ts {monaco-run} {autorun:false, height: \'200px\'}\n1\n```', '```ts\n1\n```'],
  ['# A\n\n- b\n\n  ~~~js {monaco-diff}{lines:true}\n  1\n  ~~~\n', '# A\n\n- b\n\n  ~~~js\n  1\n  ~~~\n'],
  ['<<< @/snippets/a.ts {monaco-write}', '<<< @/snippets/a.ts'],
  ['<<< ./a.ts ts {monaco}\n\n```ts {monaco}\n{monaco}\n```', '<<< ./a.ts ts\n\n```ts\n{monaco}\n```'],
])('shows code for an editor as code: %o', ([markdown, plain]) => {
  expect(without(markdown!)).toBe(plain)
})

it.for(['```ts {2|all} {lines:true}\n{monaco}\n```', 'A word: {monaco}', '`ts {monaco}`', '    ```ts {monaco}'])('leaves the rest alone: %o', (markdown) => {
  expect(findEditors(markdown)).toEqual([])
})
