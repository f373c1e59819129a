import type { Reading } from './read-tokens.ts'
import { isKnownLanguage } from '../code-languages.ts'
import { span } from './read-tokens.ts'

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
    if (name === '' || isKnownLanguage(name))
      continue
    named[line] = `${before}${isKnownLanguage(name.toLowerCase()) ? name.toLowerCase() : 'text'}${(lines[line] ?? '').slice(before.length + name.length)}`
  }
  return named
}
