import type { Ballot, Votes } from '../audience/ballot.ts'
import type { AccessSecrets } from './access.ts'
import type { RemoteAction, TalkState } from './talk-state.ts'
import { parseRemoteAction } from './talk-state.ts'

/** From the dev server to the remote's process. */
export type RemoteOrder
  = | { type: 'start', host: string, port: number, secrets: AccessSecrets, lang?: string }
    | { type: 'show', state: TalkState }
    | { type: 'ask', ballot: Ballot | undefined, votes: Votes }

/** From the remote's process, which the whole network can reach. */
export type RemoteReport
  = | { type: 'listening', port: number }
    | { type: 'failed', reason: string }
    | { type: 'action', action: RemoteAction }
    | { type: 'votes', ballot: string, votes: unknown }
    | { type: 'paused', address: string, seconds: number }
    | { type: 'signed in', token: string }

/** A message from the remote's process as a report, or undefined: whoever has taken it over must not reach further. */
export function parseRemoteReport(message: unknown): RemoteReport | undefined {
  if (typeof message !== 'object' || message === null)
    return undefined
  const { type, port, reason, action, address, seconds, token, ballot, votes } = message as Record<string, unknown>
  switch (type) {
    case 'listening':
      return Number.isInteger(port) ? { type, port: port as number } : undefined
    case 'failed':
      return typeof reason === 'string' ? { type, reason: reason.slice(0, 200) } : undefined
    case 'action': {
      const known = parseRemoteAction(action)
      return known && { type, action: known }
    }
    case 'votes':
      return typeof ballot === 'string' ? { type, ballot, votes } : undefined
    case 'paused':
      return typeof address === 'string' && /^[.:%\w]{2,60}$/.test(address) && Number.isInteger(seconds)
        ? { type, address, seconds: seconds as number }
        : undefined
    case 'signed in':
      return typeof token === 'string' && /^[\da-f]{64}$/.test(token) ? { type, token } : undefined
    default:
      return undefined
  }
}
