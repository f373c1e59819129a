import type { Deck, Slide } from '../../lib/project/deck.ts'
import type { Problem } from '../../lib/project/problem.ts'
import type { Rule } from '../../lib/project/rule.ts'

/** A deck of one slide, line 1 of its file, without a theme and without files. */
export function deckOf(content: string, more: Partial<Slide> = {}, folder = '/nowhere'): Deck {
  const slide: Slide = { no: 1, title: '', layout: 'default', frontmatter: {}, keys: [], content, notes: '', file: 'talk.md', line: 1, ...more }
  return { name: 'talk', folder, entry: `${folder}/talk.md`, headmatter: { theme: 'none' }, title: 'Talk', slides: [slide], publicNotes: false, draft: false } as Deck
}

/** What a rule says of such a slide: place, and what was found. */
export async function foundOn(rule: Rule, content: string, folder?: string): Promise<string[]> {
  return (await rule.find(deckOf(content, {}, folder), '/', [])).map(({ line, column, found }: Problem) => `${line}${column === undefined ? '' : `:${column}`} ${found}`)
}
