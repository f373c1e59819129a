import type { Token } from 'markdown-it'
import type { Edits } from '../edits.ts'
import type { Reading } from '../read-tokens.ts'
import { span } from '../read-tokens.ts'

/** Puts `<v-clicks>` around the lists that Marp shows item by item: bullets `*` and numbers `1)`. */
export function translateFragments(reading: Reading, edits: Edits): void {
  const open: { fragmented: boolean, token: Token, depth: number, wrapped: boolean }[] = []
  for (const token of reading.tokens) {
    if (token.type === 'bullet_list_open' || token.type === 'ordered_list_open') {
      const fragmented = token.markup === '*' || token.markup === ')'
      open.push({ fragmented, token, depth: 1, wrapped: open.some(list => list.wrapped) || fragmented })
    }
    else if (token.type === 'bullet_list_close' || token.type === 'ordered_list_close') {
      const list = open.pop()
      const parent = open.at(-1)
      if (!list?.fragmented)
        continue
      if (parent?.wrapped)
        parent.depth = Math.max(parent.depth, list.depth + 1)
      else
        wrap(list.token, list.depth, edits)
    }
  }
}

function wrap(list: Token, depth: number, edits: Edits): void {
  const [first, end] = span(list)
  let last = end - 1
  while (last > first && edits.source[last]?.trim() === '')
    last--
  const source = edits.source[first] ?? ''
  const prefix = (/^[\s>]*/.exec(source)?.[0] ?? '').replace(/\t/g, '    ')
  // A list on the line of the list around it has no place before it for a tag.
  if (!source.slice(prefix.length).startsWith(list.markup) && !/^\d+\)/.test(source.slice(prefix.length)))
    return
  edits.before(first, prefix, `${prefix}<v-clicks${depth > 1 ? ` depth="${depth}"` : ''}>`, prefix)
  edits.after(last, prefix, `${prefix}</v-clicks>`, prefix)
}
