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
