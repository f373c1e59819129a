import { parseSync } from '@slidev/parser'
import { lineAt } from '../markdown/markup.ts'
import { readYaml } from '../markdown/yaml.ts'

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
    const before = lineAt(raw, raw.indexOf(frontmatterRaw))
    return readYaml(frontmatterRaw).faults.map(({ line, message }) => ({ line: start + before + line, message }))
  })
}
