import { expect, it } from 'vitest'
import { translateSource } from '../../../lib/markdown/translate/translate-source.ts'

it.each([
  ['marp', '---\nmarp: true\n---\n\n'],
  ['headings', '# One\n\n'],
])('names languages as Slidev\'s highlighter does (%s)', (kind, head) => {
  const { lines, kind: read } = translateSource(`${head}\`\`\`R\nx <- 1\n\`\`\`\n\n- a\n\n  ~~~ Python\n  pass\n  ~~~\n\n\`\`\`gibberish\n?\n\`\`\`\n\n\`\`\`mermaid\nflowchart LR\n\`\`\`\n\n\`\`\`\nnone\n\`\`\`\n\n## Two\n`)
  expect(read).toBe(kind)
  expect(lines.filter(line => /^\s*(?:```|~~~)\s*\S/.test(line)).map(line => line.trim())).toEqual(['```r', '``` python', '```text', '```mermaid'])
})

it.each([
  ['> ```R', '> ```r'],
  ['- ```Python {1}', '  ```python {1}'],
  ['1. ~~~ NoSuch title="x"', '   ``` text title="x"'],
  ['````JavaScript', '````javascript'],
  ['```ts {1|2}', '```ts {1|2}'],
  ['```toString', '```text'],
  ['```txt', '```txt'],
  ['```{1}', '```{1}'],
])('writes %j as %j', (written, expected) => {
  const indent = /^(?:> |[-\d.]+ )/.exec(written)?.[0] ?? ''
  const below = indent.startsWith('>') ? indent : ' '.repeat(indent.length)
  const end = /[`~]{3,}/.exec(written)![0]
  expect(translateSource(`---\nmarp: true\n---\n\n${written}\n${below}x\n${below}${end}\n`).lines).toContain(expected)
})
