import type { AddOns } from '../features/snippet/add-ons.ts'
import type { Snippet } from '../features/snippet/load-snippet.ts'
import type { Recorded } from '../features/snippet/record.ts'
import type { Deck } from '../project/deck.ts'
import { loadSnippets } from '../features/snippet/load-snippet.ts'
import { isRecorded, recordSnippets } from '../features/snippet/record.ts'
import { usedSnippets } from '../features/snippet/used-snippets.ts'
import { loadDeck } from '../project/deck.ts'
import { findDecks } from '../project/decks.ts'
import { discoverTalks } from '../project/discover.ts'
import { LecternError } from '../project/problem.ts'
import { createProgress } from '../project/progress.ts'
import { snippetRoot } from '../project/snippet-root.ts'
import { deckRoots } from '../slidev/roots.ts'
import { loadTalkSetup } from '../slidev/talk-setup.ts'

/** What to record. */
export interface RecordOptions {
  projectRoot: string
  /** Names of decks, and paths of snippets below `snippets/`; empty for every deck. */
  names: string[]
  /** Under this machine's own Python, in place of the cage. */
  local: boolean
}

/**
 * Decks → the snippets they show → the packages they want → run → store: each output beside its snippet.
 *
 * @returns what became of each snippet
 * @throws LecternError with every snippet that cannot be read, or that ended otherwise than it may; the others are recorded
 */
export async function recordDecks({ projectRoot, names, local }: RecordOptions): Promise<Recorded[]> {
  const files = names.filter(name => name.includes('.'))
  const decks = names.filter(name => !name.includes('.'))
  const talks = files.length > 0 && decks.length === 0 ? [] : await Promise.all(findDecks(projectRoot, decks).map(entry => loadDeck(entry, projectRoot)))
  const root = snippetRoot(projectRoot)
  const snippets = loadSnippets(root, [...files, ...talks.flatMap(usedSnippets).map(({ src }) => src)])
  const addOns = await addOnsFor(snippets, projectRoot)
  const progress = createProgress('record', snippets.filter(snippet => isRecorded(snippet, local)).length)
  const { recorded, problems } = await recordSnippets(root, snippets, addOns, ({ src, change }) => progress.step(`${src}: ${change}`), local)
  progress.done()
  if (problems.length > 0)
    throw new LecternError(problems)
  return recorded
}

/** Those of every talk here that shows one of the snippets, also where only files were named. */
async function addOnsFor(snippets: Snippet[], projectRoot: string): Promise<AddOns> {
  const entries = discoverTalks(projectRoot).talks.length > 0 ? findDecks(projectRoot) : []
  const talks = await Promise.all(entries.map(entry => loadDeck(entry, projectRoot).catch(leaveToCheck)))
  const showing = talks.filter(talk => talk !== undefined).filter(talk => usedSnippets(talk).some(({ src }) => snippets.some(snippet => snippet.src === src)))
  return (await loadTalkSetup(showing.flatMap(deckRoots))).addOns
}

/** What is wrong with a talk is `check`'s to say; its snippets can be recorded all the same. */
function leaveToCheck(error: unknown): Deck | undefined {
  if (error instanceof LecternError)
    return undefined
  throw error
}
