import type { Reading } from './read-tokens.ts'
import { bundledLanguages } from 'shiki/langs'
import { span } from './read-tokens.ts'

/** Names that Slidev gives a meaning of its own, or that mean no colours. */
const others = new Set(['mermaid', 'plantuml', 'text', 'plaintext', 'txt', 'plain', 'ansi'])

/**
 * Names languages of code as Slidev's highlighter does, which ends a build at a name that it does not know: other tools
 * take `R` for `r`, and show what they do not know without colours.
 *
 * @returns the lines, each in its place
 */
export function nameFenceLanguages({ tokens, lines }: Pick<Reading, 'tokens' | 'lines'>): string[] {
  const named = [...lines]
  for (const token of tokens) {
    if (token.type !== 'fence')
      continue
    const [line] = span(token)
    const match = /^(\s*(?:>\s*|[-*+]\s+|\d+[.)]\s+)*(?:`{3,}|~{3,})\s*)([^\s`{]+)/.exec(lines[line] ?? '')
    const [, before = '', name = ''] = match ?? []
    if (name === '' || isKnown(name))
      continue
    named[line] = `${before}${isKnown(name.toLowerCase()) ? name.toLowerCase() : 'text'}${(lines[line] ?? '').slice(before.length + name.length)}`
  }
  return named
}

function isKnown(name: string): boolean {
  return others.has(name) || Object.hasOwn(bundledLanguages, name)
}
