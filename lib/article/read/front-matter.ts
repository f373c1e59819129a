import type { Rich } from '../rich.ts'
import { isRecord, readYaml } from '../../markdown/yaml.ts'
import { textOnly } from '../rich.ts'

/** What an article says of itself above its text. */
export interface FrontMatter {
  title?: Rich
  language?: string
  author?: Rich
  date?: Rich
  /** Files, relative to the article. */
  bibliography: string[]
}

/** YAML between `---`, TOML between `+++`. */
const fenced = /^(---|\+\+\+)[ \t]*\n([\s\S]*?)\n(?:\1|\.\.\.)[ \t]*(?=\n|$)/

/**
 * Parts an article's front matter from its text.
 *
 * @returns its values with their lines, and the text, where blank lines keep the place of what was taken
 */
export function takeFrontMatter(text: string): { front: FrontMatter, rest: string } {
  const [whole = '', fence, inner = ''] = fenced.exec(text) ?? []
  const { value, lines } = readYaml(fence === '+++' ? yamlOf(inner) : inner)
  if (!isRecord(value))
    return { front: { bibliography: [] }, rest: text }
  const height = whole.split('\n').length
  const find = (...names: string[]): { words: string, rich: Rich } | undefined => {
    const key = Object.keys(value).find(each => names.includes(each.toLowerCase()))
    const words = key === undefined ? '' : wordsOf(value[key])
    if (key === undefined || words === '')
      return undefined
    const line = (lines.get(key) ?? 0) + 1
    const after = [...lines.values()].map(each => each + 1).filter(each => each > line)
    return { words, rich: textOnly(words, line).map(piece => ({ ...piece, end: Math.min(...after, height) - 1 })) }
  }
  const title = find('title')?.rich
  const language = find('lang', 'language', 'locale')?.words
  const author = find('author', 'authors', 'by')?.rich
  const date = find('date', 'published', 'pubdate')?.rich
  const bibliography = value.bibliography
  return {
    front: {
      ...title && { title },
      ...language && /^[a-z]{2,3}(?:[-_][a-z\d]+)*$/i.test(language) && { language: language.replaceAll('_', '-') },
      ...author && { author },
      ...date && { date: date.map(piece => ({ ...piece, text: piece.text.replace(/^(\d{4}-\d\d-\d\d)[T ].*$/, '$1') })) },
      bibliography: (Array.isArray(bibliography) ? bibliography : [bibliography]).filter(each => typeof each === 'string'),
    },
    rest: '\n'.repeat(height - 1) + text.slice(whole.length),
  }
}

/** Up to its first table, TOML of this kind is YAML but for the sign between key and value. */
function yamlOf(toml: string): string {
  return toml.replace(/^[ \t]*\[[\s\S]*/m, '').replace(/^[ \t]*([\w-]+)[ \t]*=/gm, '$1: ')
}

/** Names may be text, a list, or maps that have a name each. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value))
    return value.map(wordsOf).filter(Boolean).join(', ')
  return isRecord(value) ? wordsOf(value.name) : typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\s+/g, ' ').trim() : ''
}
