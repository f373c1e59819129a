import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Ballot, Votes } from './ballot.ts'
import { stageWords } from '../../project/words/stage.ts'
import { readBody } from '../remote/request.ts'
import { vote } from './ballot.ts'
import { votePage } from './page.ts'

/** Milliseconds that votes are gathered for before the talk is told: however many come, it hears four times a second. */
const gathered = 250

/** The part of the remote's server that the whole room may reach. It can vote, and nothing else. */
export interface Audience {
  /** Puts a ballot to the room, with the votes that it has already; undefined takes it away. */
  ask: (ballot: Ballot | undefined, votes: Votes) => void
  /** Answers a request for a path below the room's token. */
  answer: (path: string, request: IncomingMessage, response: ServerResponse, headers: Record<string, string>) => Promise<void>
}

/**
 * One vote for each network address: no account, no cookie, and nothing to win by clearing one. Phones behind one
 * address share a vote.
 *
 * @param onVotes told the votes on the open ballot
 */
export function createAudience(onVotes: (ballot: string, votes: Votes) => void, lang = 'en'): Audience {
  const said = stageWords(lang)
  let open: Ballot | undefined
  let votes: Votes = {}
  let timer: NodeJS.Timeout | undefined

  function tell(): void {
    timer = undefined
    if (open)
      onVotes(open.id, votes)
  }

  return {
    ask(ballot, before) {
      // A second window asks what the first did: votes that came meanwhile stay.
      if (JSON.stringify(ballot) === JSON.stringify(open)) {
        votes = { ...before, ...votes }
        return
      }
      clearTimeout(timer)
      // Edited, it is another question: votes on the old one must not count as votes on this.
      if (ballot?.id === open?.id)
        timer = undefined
      else
        tell()
      votes = { ...before }
      open = ballot
    },
    async answer(path, request, response, headers) {
      const end = (status: number): void => void response.writeHead(status, headers).end()
      const voter = request.socket.remoteAddress
      // It has left: a vote of nobody's would spoil the list.
      if (voter === undefined)
        return void response.destroy()
      if (request.method === 'GET' && path === '/')
        return void response.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8' }).end(votePage(said.lang, said.words))
      if (request.method === 'GET' && path === '/ballot')
        return void response.writeHead(200, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(open ? { ...open, taken: votes[voter] ?? [] } : {}))
      if (request.method !== 'POST' || path !== '/vote')
        return end(404)
      const body = await readBody(request)
      if (body === undefined)
        return end(413)
      const [question = '', choice = ''] = body.split(' ')
      if (!open || !/^\d\d?$/.test(question) || !/^\d$/.test(choice) || !vote(votes, open, voter, Number(question), Number(choice)))
        return end(409)
      timer ??= setTimeout(tell, gathered)
      end(204)
    },
  }
}
