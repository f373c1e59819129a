import type { Endpoint, EndpointEvent } from '../../slides/foundation-models-vs-gen-ai/lib/endpoint/client/events.ts'

/** The worker's half of a run's requests to the speaker's endpoint. */
export interface Asking {
  endpoint: Endpoint
  /** Takes an event that the page sent. */
  take: (request: number, event: EndpointEvent) => void
}

/** What the worker tells the page about a request. */
export type Ask
  = | { type: 'ask', request: number, path: string, body: string }
    | { type: 'drop', request: number }

/** @param post takes a message to the page */
export function createAsking(post: (ask: Ask) => void): Asking {
  const letters = new Map<number, { come: EndpointEvent[], waiting?: (event: string) => void }>()
  let count = 0
  return {
    endpoint(path, body) {
      const request = ++count
      const letter: NonNullable<ReturnType<typeof letters.get>> = { come: [] }
      letters.set(request, letter)
      post({ type: 'ask', request, path, body })
      return {
        next: () => new Promise((resolve) => {
          const event = letter.come.shift()
          if (event)
            resolve(JSON.stringify(event))
          else
            letter.waiting = resolve
        }),
        close() {
          letters.delete(request)
          post({ type: 'drop', request })
        },
      }
    },
    take(request, event) {
      const letter = letters.get(request)
      const { waiting } = letter ?? {}
      if (letter && waiting) {
        letter.waiting = undefined
        waiting(JSON.stringify(event))
      }
      else {
        letter?.come.push(event)
      }
    },
  }
}
