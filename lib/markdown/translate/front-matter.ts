import { isRecord, readYaml } from '../yaml.ts'

/** The YAML between dashes at the top of a file. */
export interface FrontMatter {
  /** Its text without the dashes. */
  text: string
  /** How many lines it takes, dashes included; 0 without front matter. */
  lines: number
  /** Keys at its top level; empty when it is not a map or not YAML. */
  values: Record<string, unknown>
  /** What YAML says is wrong, in one line. */
  error?: string
}

/** Reads the front matter that the first line opens; it ends at the next `---` or `...`. */
export function readFrontMatter(lines: readonly string[]): FrontMatter {
  const none: FrontMatter = { text: '', lines: 0, values: {} }
  if (!/^-{3,}\s*$/.test(lines[0] ?? ''))
    return none
  const end = lines.findIndex((line, index) => index > 0 && /^(?:-{3,}|\.\.\.)\s*$/.test(line))
  if (end < 0)
    return none
  const text = lines.slice(1, end).join('\n')
  const { value, faults: [fault] } = readYaml(text)
  if (fault)
    return { text, lines: end + 1, values: {}, error: fault.message }
  return text.trim() === '' || isRecord(value) ? { text, lines: end + 1, values: isRecord(value) ? value : {} } : none
}

/** Line of the file, from 1, on which a key is in lines `from` (from 0) up to `to`; the first of them when it is not found. */
export function keyLine(lines: readonly string[], from: number, to: number, key: string): number {
  const pattern = new RegExp(`(?:^|[\\s{,"'-])["']?${key.replace(/[^\w-]/g, '\\$&')}["']?\\s*:`)
  for (let line = from; line < to; line++) {
    if (pattern.test(lines[line] ?? ''))
      return line + 1
  }
  return from + 1
}

/**
 * A slide's frontmatter for Slidev, dashes included. Slidev ends it at the first three dashes it sees, even within a
 * value, so those are written as escapes.
 */
export function writeFrontMatter(values: Record<string, unknown>): string[] {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  if (entries.length === 0)
    return ['---', '']
  return ['---', ...entries.map(([key, value]) => `${key}: ${scalar(value)}`), '---', '']
}

function scalar(value: unknown): string {
  if (typeof value === 'string' && /^[a-z][\w-]*$/i.test(value) && !value.includes('---') && !/^(?:true|false|null|yes|no|on|off)$/i.test(value))
    return value
  return JSON.stringify(value).replaceAll('---', '\\x2d\\x2d\\x2d')
}
