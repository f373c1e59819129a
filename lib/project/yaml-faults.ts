import { parseSync } from '@slidev/parser'
import { parseDocument, visit } from 'yaml'
import { messageOf } from './problem.ts'

/** A place in a Markdown file where a frontmatter is not as YAML should be. */
export interface YamlFault {
  /** Of the Markdown file, from 1. */
  line: number
  message: string
}

/**
 * Finds what is wrong with the frontmatter of a file's slides: what is no YAML, and what is and has no value, such
 * as an alias without its anchor (`clicks: *x`), at which Slidev's parser throws.
 *
 * @param text a Markdown file
 * @param path its path, for the parser
 */
export function yamlFaults(text: string, path: string): YamlFault[] {
  return parseSync(text, path, { noParseYAML: true }).slides.flatMap(({ raw, start, frontmatterRaw = '' }) => {
    const document = parseDocument(frontmatterRaw, { logLevel: 'silent' })
    const lineAt = (offset: number): number =>
      start + (raw.slice(0, raw.indexOf(frontmatterRaw)) + frontmatterRaw.slice(0, offset)).split('\n').length
    if (document.errors.length > 0)
      return document.errors.map(error => ({ line: lineAt(error.pos[0]), message: messageOf(error).replace(/ at line \d+, column \d+:$/, '') }))
    try {
      document.toJS()
      return []
    }
    catch (error) {
      let offset = 0
      visit(document, {
        Alias(_, alias) {
          if (alias.resolve(document))
            return undefined
          offset = alias.range?.[0] ?? 0
          return visit.BREAK
        },
      })
      return [{ line: lineAt(offset), message: messageOf(error) }]
    }
  })
}
