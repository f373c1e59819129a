import type { EndpointEvent } from './events.ts'
import { askEndpoint, hasEndpoint, tellFailure } from './client.ts'

/** Requests that one run may make: more than a slide needs, fewer than would cost the speaker money by accident. */
const mostRequests = 20

/** The page's half of a run's requests: makes them for the cage, which has no network. */
export interface Relay {
  /** Starts a request; its events go to `send`. */
  ask: (request: number, path: string, body: string) => void
  /** Ends one request. */
  drop: (request: number) => void
  /** Ends all. */
  close: () => void
  /** What went wrong last, in words. */
  failure: () => string | undefined
}

/** @param send takes each request's events to the cage */
export function createRelay(send: (request: number, event: EndpointEvent) => void): Relay {
  const open = new Map<number, AbortController>()
  let count = 0
  let failure: string | undefined

  async function ask(request: number, path: string, body: string): Promise<void> {
    if (!hasEndpoint() || ++count > mostRequests) {
      send(request, { type: 'broken', message: `no more than ${mostRequests} requests in one run` })
      return
    }
    const abort = new AbortController()
    open.set(request, abort)
    for await (const event of askEndpoint(path, body, abort.signal)) {
      if (abort.signal.aborted)
        return
      failure = tellFailure(event) ?? failure
      send(request, event)
    }
    open.delete(request)
  }

  function drop(request: number): void {
    open.get(request)?.abort()
    open.delete(request)
  }

  return {
    ask: (request, path, body) => void ask(request, path, body),
    drop,
    close: () => [
      ...open.keys(),
    ].forEach(drop),
    failure: () => failure,
  }
}
