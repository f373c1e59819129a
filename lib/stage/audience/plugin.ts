import type { ViteDevServer } from 'vite'
import type { RunningRemote } from '../remote/run.ts'
import type { Ballot, Result, Votes } from './ballot.ts'
import { renderSVG } from 'uqr'
import { messageOf } from '../../project/problem.ts'
import { countVotes, messages, parseBallot, parseVotes } from './ballot.ts'
import { keepVotes } from './keep.ts'

/** The dev server's part of a vote: it alone keeps the votes, so that they outlast the process that takes them. */
export interface VoteKeeper {
  /** Takes what that process says of the votes on a ballot. */
  take: (id: string, votes: unknown) => void
  /** Listens to the talk's windows. */
  listen: (remote: RunningRemote, url: string) => void
}

/**
 * @param vite the dev server
 * @param entry absolute path of the talk's first file; results are kept beside it
 */
export function keepVoting(vite: ViteDevServer, entry: string): VoteKeeper {
  const ballots = new Map<string, { ballot: Ballot, votes: Votes }>()
  let open = ''
  const tell = (ballot: Ballot, votes: Votes): Result => {
    const result = countVotes(votes, ballot)
    vite.ws.send(messages.result, { id: ballot.id, ...result })
    return result
  }
  return {
    take(id, given) {
      const known = ballots.get(id)
      const votes = known && parseVotes(given, known.ballot)
      if (!votes || JSON.stringify(votes) === JSON.stringify(known.votes))
        return
      known.votes = votes
      try {
        keepVotes(entry, known.ballot, tell(known.ballot, votes), new Date().toISOString().slice(0, 10))
      }
      catch (error) {
        // The vote goes on; only the handout will not have it.
        console.warn(`  votes       not kept: ${messageOf(error)}`)
      }
    },
    listen(remote, url) {
      const code = renderSVG(url, { border: 2 })
      vite.ws.on(messages.open, (value: unknown, window) => {
        const ballot = parseBallot(value)
        if (!ballot)
          return
        open = ballot.id
        const before = ballots.get(ballot.id)
        // A question that was edited meanwhile is another question.
        const votes = before && JSON.stringify(before.ballot) === JSON.stringify(ballot) ? before.votes : {}
        ballots.set(ballot.id, { ballot, votes })
        window.send(messages.place, { url, code })
        remote.ask(ballot, votes)
        tell(ballot, votes)
      })
      vite.ws.on(messages.close, (id: unknown) => {
        if (id === open)
          remote.ask(undefined, {})
      })
    },
  }
}
