import type { DeckEntry } from '../project/decks.ts'
import type { Problem } from '../project/problem.ts'
import type { Answered, Asked } from '../stage/agents/command.ts'
import type { Found, Saved } from '../stage/findings/plugin.ts'
import { answers, refuseTakenPort } from '../browser/port.ts'
import { loadDeck } from '../project/deck.ts'
import { UseError } from '../project/problem.ts'
import { tellWarnings } from '../rules/severity.ts'
import { startLive } from '../slidev/live.ts'
import { answerAgents } from './answer-agent.ts'
import { checkDecks } from './check.ts'
import { followFindings } from './follow-findings.ts'

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
 * Read → start Slidev's live server → check, once it answers: what may come later must not hold up the first slide.
 * Ends when the server is stopped.
 *
 * @returns Slidev's exit code
 * @throws LecternError when the deck cannot be read; UseError when the port is taken
 */
export async function serveDeck({ projectRoot, deck: entry, port, open, tell }: DevOptions): Promise<number> {
  const deck = await loadDeck(entry, projectRoot)
  await refuseTakenPort(port)
  const live = startLive(deck, port, open)
  const answer = answerAgents(projectRoot, deck.entry)
  const look = followFindings(deck, projectRoot, findings => live.tell({ type: 'lectern:found', findings } satisfies Found))
  live.hear((message) => {
    const asked = message as Asked | Saved
    if (asked.type === 'lectern:saved')
      look()
    else if (asked.type === 'lectern:asked')
      void answer(asked.call).then(answer => live.tell({ type: 'lectern:answered', id: asked.id, answer } satisfies Answered))
  })
  if (await answers(port, live.ended)) {
    try {
      (await mistakesIn(entry, projectRoot)).forEach(tell)
    }
    catch (error) {
      live.stop()
      throw error
    }
  }
  return live.ended
}

/** A talk in the making may have mistakes, and the machine no browser to draw with: told, and shown all the same. */
async function mistakesIn({ entry }: DeckEntry, projectRoot: string): Promise<Problem[]> {
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
