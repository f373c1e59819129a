import type { Deck } from '../project/deck.ts'
import { lineAt, readMarkup } from '../markdown/markup.ts'
import { findTags } from '../markdown/tags.ts'

/** Languages that run in the page, by a snippet file's ending or a fence's name. */
const known: Record<string, string> = {
  py: 'Python',
  python: 'Python',
  ts: 'TypeScript',
  typescript: 'TypeScript',
  js: 'JavaScript',
  javascript: 'JavaScript',
  vue: 'Vue',
  sql: 'SQL',
  rs: 'Rust',
  rust: 'Rust',
  go: 'Go',
  sh: 'Shell',
  bash: 'Shell',
}

/** Languages of a deck's code, in the order in which they first appear: `['Python', 'TypeScript']`. */
export function snippetLanguages(deck: Deck): string[] {
  const found = deck.slides.flatMap(({ content }) => [
    ...findTags(content, 'RunnableSnippet').map(({ attributes: { src = '' }, start }) => ({ name: src.split('.').at(-1)!, at: lineAt(content, start) })),
    ...readMarkup(content).fences.map(({ info, line }) => ({ name: /^\w*/.exec(info)![0], at: line - 1 })),
  ].sort((a, b) => a.at - b.at))
  return [...new Set(found.map(({ name }) => known[name]).filter(language => language !== undefined))]
}
