import { parseSync } from '@slidev/parser'
import { lineAt } from '../markdown/markup.ts'
import { readYaml } from '../markdown/yaml.ts'

/** A place in a Markdown file where a frontmatter is not as YAML should be. */
export interface YamlFault {
  /** Of the Markdown file, from 1. */
  line: number
  message: string
  /** True of the line that was to end the frontmatter: everything after it was read as YAML. */
  isEnd?: boolean
}

/** Dashes alone on a line, which Slidev takes for the end of a frontmatter where there are three and nothing else. */
const dashes = /^\s*(?:-{2,}|[–—]+)\s*$/

/**
 * Finds what is wrong with the frontmatter of a file's slides: what is no YAML, and what is and has no value, such
 * as an alias without its anchor (`clicks: *x`), at which Slidev's parser throws.
 *
 * @param text a Markdown file
 * @param path its path, for the parser
 */
export function yamlFaults(text: string, path: string): YamlFault[] {
  return parseSync(text, path, { noParseYAML: true }).slides.flatMap(({ raw, start, frontmatterRaw = '' }) => {
    const before = start + lineAt(raw, raw.indexOf(frontmatterRaw))
    const { faults } = readYaml(frontmatterRaw)
    const lines = frontmatterRaw.split(/\r?\n/)
    const end = faults.length > 0 ? lines.findIndex(line => dashes.test(line)) : -1
    return end < 0
      ? faults.map(({ line, message }) => ({ line: before + line, message }))
      : [{ line: before + end + 1, message: `${JSON.stringify(lines[end])} where a frontmatter ends`, isEnd: true }]
  })
}
