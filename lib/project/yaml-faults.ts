import { parseSync } from '@slidev/parser'
import { lineAt } from '../markdown/markup.ts'
import { isRecord, readYaml } from '../markdown/yaml.ts'

/** A place in a Markdown file where a frontmatter is not as YAML should be. */
export interface YamlFault {
  /** Of the Markdown file, from 1. */
  line: number
  message: string
  /** What is expected there, and how to get it, where that is not simply YAML. */
  wanted?: { expected: string, fix: string }
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
    const { faults, value } = readYaml(frontmatterRaw)
    const lines = frontmatterRaw.split(/\r?\n/)
    const end = faults.length > 0 ? lines.findIndex(line => dashes.test(line)) : -1
    if (end >= 0)
      return [{ line: before + end + 1, message: `${JSON.stringify(lines[end])} where a frontmatter ends`, wanted: { expected: '--- alone on a line', fix: 'write --- there' } }]
    if (faults.length > 0 || value === null || isRecord(value))
      return faults.map(({ line, message }) => ({ line: before + line, message }))
    // Slidev would show nothing of it, and end if it is the first.
    const first = lines.findIndex(line => /^\s*[^\s#]/.test(line))
    return [{ line: before + first + 1, message: `${JSON.stringify(lines[first]!.trim().slice(0, 60))} right below ---, where Slidev reads keys and shows nothing`, wanted: { expected: 'an empty line between --- and the words of a slide', fix: 'leave a line empty there; a key is written as layout: center' } }]
  })
}
