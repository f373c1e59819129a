import type { Snippet } from '../lib/features/snippet/load-snippet.ts'
import process from 'node:process'
import { defineCommand } from 'citty'
import { loadSnippet } from '../lib/features/snippet/load-snippet.ts'
import { recordSnippets } from '../lib/features/snippet/record.ts'
import { usedSnippets } from '../lib/features/snippet/used-snippets.ts'
import { loadDeck } from '../lib/project/deck.ts'
import { findDecks } from '../lib/project/decks.ts'
import { LecternError } from '../lib/project/problem.ts'
import { createProgress } from '../lib/project/progress.ts'
import { snippetRoot } from '../lib/project/snippet-root.ts'
import { deckOptions, wantedDecks } from './options.ts'

export default defineCommand({
  meta: { name: 'record', description: 'Runs every snippet for real and stores its output beside it. Names of decks, or files of snippets/, keep it to those.' },
  args: {
    ...deckOptions,
    local: { type: 'boolean', description: 'run Python snippets under this machine\'s own python3, with its packages, keys and network', default: false },
  },
  async run({ args }) {
    const words = wantedDecks(args).map(word => word.replace(/^snippets\//, ''))
    const files = words.filter(word => word.includes('.'))
    const decks = words.filter(word => !word.includes('.'))
    const root = snippetRoot(process.cwd())
    const snippets = load(root, files.length > 0 && decks.length === 0
      ? files
      : [
          ...files,
          ...await usedIn(decks),
        ])
    const progress = createProgress('record', snippets.filter(({ options, runner }) => args.local
      ? runner.language === 'python'
      : options.run).length)
    const { recorded, problems } = await recordSnippets(root, snippets, ({ src, change }) => progress.step(`${src}: ${change}`), args.local)
    progress.done()
    if (problems.length > 0)
      throw new LecternError(problems)
    const count = (change: string): number => recorded.filter(entry => entry.change === change).length
    console.log(`${recorded.length} snippets ran: ${count('new')} new, ${count('changed')} changed, ${count('same')} as before`)
  },
})

async function usedIn(decks: string[]): Promise<string[]> {
  const loaded = await Promise.all(findDecks(process.cwd(), decks).map(entry => loadDeck(entry, process.cwd())))
  return loaded.flatMap(usedSnippets).map(({ src }) => src)
}

function load(root: string, names: string[]): Snippet[] {
  const problems: LecternError['problems'] = []
  const snippets = [
    ...new Set(names),
  ].sort().flatMap((src) => {
    try {
      return [
        loadSnippet(root, src),
      ]
    }
    catch (error) {
      if (!(error instanceof LecternError))
        throw error
      problems.push(...error.problems)
      return []
    }
  })
  if (problems.length > 0)
    throw new LecternError(problems)
  return snippets
}
