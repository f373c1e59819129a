import type { Deck } from '../project/deck.ts'
import type { DeckEntry } from '../project/decks.ts'
import type { Problem } from '../project/problem.ts'
import type { Answered, Asked } from '../stage/agents/command.ts'
import type { Found, Opened, Saved } from '../stage/findings/plugin.ts'
import { answers, refuseTakenPort } from '../browser/port.ts'
import { loadDeck } from '../project/deck.ts'
import { LecternError, UseError } from '../project/problem.ts'
import { lockText } from '../project/remote/lock.ts'
import { startLive } from '../slidev/live.ts'

/** Milliseconds after which a talk is checked all the same: one that nobody has opened, and one that is opened and whose first slide does not come. */
const [patience, longest] = [3000, 30_000]

/** What to show live, and how. */
export interface DevOptions {
  projectRoot: string
  deck: DeckEntry
  /** Refused when taken: Slidev would move to another without a word. */
  port: number
  /** Whether to open the talk in the default browser. */
  open: boolean
  /** Called with each mistake in the deck. */
  tell: (problem: Problem) => void
}

/**
 * Read → fetch what the talk's lock lists and this machine lacks → start Slidev's live server → check, once somebody sees
 * the talk: what may come later must not hold up the first slide. Ends when the server is stopped.
 *
 * @returns Slidev's exit code
 * @throws LecternError when the deck cannot be read; UseError when the port is taken
 */
export async function serveDeck({ projectRoot, deck: entry, port, open, tell }: DevOptions): Promise<number> {
  const deck = await loadDeck(entry, projectRoot)
  await refuseTakenPort(port)
  await takeCopies(deck, projectRoot, tell)
  const live = startLive(deck, port, open)
  const looking = lazily(async () => {
    const [{ answerAgents }, { followFindings }] = await Promise.all([import('./answer-agent.ts'), import('./follow-findings.ts')])
    return {
      answer: answerAgents(projectRoot, deck.entry),
      look: followFindings(deck, projectRoot, findings => live.tell({ type: 'lectern:found', findings } satisfies Found)),
    }
  })
  let show = (): void => {}
  let wait: NodeJS.Timeout | undefined
  let finish = (): void => {}
  const isShown = new Promise<void>(resolve => show = resolve)
  const isTold = new Promise<void>(resolve => finish = resolve)
  live.hear((message) => {
    const asked = message as Asked | Opened | Saved
    if (asked.type === 'lectern:opened') {
      clearTimeout(wait)
      wait = setTimeout(show, longest).unref()
    }
    else if (asked.type === 'lectern:saved') {
      show()
      void isTold.then(looking).then(({ look }) => look())
    }
    else if (asked.type === 'lectern:asked') {
      void looking().then(({ answer }) => answer(asked.call)).then(answer => live.tell({ type: 'lectern:answered', id: asked.id, answer } satisfies Answered))
    }
  })
  if (await answers(port, live.ended)) {
    wait ??= setTimeout(show, patience).unref()
    await Promise.race([isShown, live.ended])
    try {
      (await mistakesIn(entry, projectRoot)).forEach(tell)
    }
    catch (error) {
      live.stop()
      throw error
    }
    finish()
  }
  return live.ended
}

/** What the last build showed is shown live: the talk then needs no network either. A file that changed since is told, and stays with its host. */
async function takeCopies(deck: Deck, projectRoot: string, tell: (problem: Problem) => void): Promise<void> {
  if (lockText(deck.entry) === '')
    return
  const { fetchRemote } = await import('../slidev/remote/fetch-remote.ts')
  try {
    await fetchRemote(deck, projectRoot, { lockedOnly: true })
  }
  catch (error) {
    if (!(error instanceof LecternError))
      throw error
    error.problems.forEach(tell)
  }
}

/** A talk in the making may have mistakes, and the machine no browser to draw with: told, and shown all the same. */
async function mistakesIn({ entry }: DeckEntry, projectRoot: string): Promise<Problem[]> {
  const [{ checkDecks }, { tellWarnings }] = await Promise.all([import('./check.ts'), import('../rules/tell.ts')])
  try {
    const { problems, warnings } = await checkDecks(projectRoot, [entry])
    tellWarnings(warnings)
    return problems
  }
  catch (error) {
    if (error instanceof UseError)
      return error.problems
    throw error
  }
}

/** What looks at the deck is not even read before somebody sees the talk: until then the server needs the processor. */
function lazily<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => made ??= make()
}
