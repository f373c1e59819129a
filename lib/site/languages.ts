import type { Deck } from '../project/deck.ts'

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
  const found = deck.slides.flatMap(slide => [
    ...slide.content.matchAll(/<RunnableSnippet\s(?:[^>]*\s)?src="[^"]*\.(\w+)"|^\s*`{3,}(\w+)/gm),
  ])
  return [
    ...new Set(found.map(([, ending, fence]) => known[ending ?? fence ?? '']).filter(name => name !== undefined)),
  ]
}
