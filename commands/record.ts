import type { AddOns } from '../lib/features/snippet/add-ons.ts'
import type { Snippet } from '../lib/features/snippet/load-snippet.ts'
import process from 'node:process'
import { defineCommand } from 'citty'
import { loadSnippet } from '../lib/features/snippet/load-snippet.ts'
import { recordSnippets } from '../lib/features/snippet/record.ts'
import { usedSnippets } from '../lib/features/snippet/used-snippets.ts'
import { loadDeck } from '../lib/project/deck.ts'
import { findDecks } from '../lib/project/decks.ts'
import { discoverTalks } from '../lib/project/discover.ts'
import { LecternError } from '../lib/project/problem.ts'
import { createProgress } from '../lib/project/progress.ts'
import { snippetRoot } from '../lib/project/snippet-root.ts'
import { deckRoots } from '../lib/slidev/roots.ts'
import { loadTalkSetup } from '../lib/slidev/talk-setup.ts'
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
    const talks = files.length > 0 && decks.length === 0 ? [] : await Promise.all(findDecks(process.cwd(), decks).map(entry => loadDeck(entry, process.cwd())))
    const snippets = load(root, [...files, ...talks.flatMap(usedSnippets).map(({ src }) => src)])
    const progress = createProgress('record', snippets.filter(({ options, runner }) => args.local
      ? runner.language === 'python'
      : options.run).length)
    const { recorded, problems } = await recordSnippets(root, snippets, await addOnsFor(snippets), ({ src, change }) => progress.step(`${src}: ${change}`), args.local)
    progress.done()
    if (problems.length > 0)
      throw new LecternError(problems)
    const count = (change: string): number => recorded.filter(entry => entry.change === change).length
    console.log(`${recorded.length} snippets ran: ${count('new')} new, ${count('changed')} changed, ${count('same')} as before`)
  },
})

/** Those of every talk here that shows one of the snippets, also where only files were named. */
async function addOnsFor(snippets: Snippet[]): Promise<AddOns> {
  const entries = discoverTalks(process.cwd()).talks.length > 0 ? findDecks(process.cwd()) : []
  const talks = await Promise.all(entries.map(entry => loadDeck(entry, process.cwd()).catch((error: unknown) => {
    // What is wrong with a talk is `check`'s to say; its snippets can be recorded all the same.
    if (error instanceof LecternError)
      return undefined
    throw error
  })))
  const showing = talks.filter(talk => talk !== undefined).filter(talk => usedSnippets(talk).some(({ src }) => snippets.some(snippet => snippet.src === src)))
  return (await loadTalkSetup(showing.flatMap(deckRoots))).addOns
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
