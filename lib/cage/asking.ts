/**
 * What happened to a question that an add-on's half in the cage asked its half in the page, in order; every kind but
 * `text` is the last.
 */
export type Answer
  = | { type: 'text', text: string }
    | { type: 'end' }
    /** Refused by whoever was asked, as HTTP does; `retryAfter` in seconds, as it was written. */
    | { type: 'status', status: number, message: string, retryAfter?: string }
    /** No answer, or only a part of one. */
    | { type: 'broken', message: string }

/** One question from inside the cage: its answers as JSON, one by one. */
export interface Question {
  next: () => Promise<string>
  /** Ends it early; without effect after its end. */
  close: () => void
}

/** Asks the page's half of an add-on: where, as it names its places, and with which body. */
export type AskPage = (path: string, body: string) => Question

/** The worker's half of a run's questions. */
export interface Asking {
  ask: AskPage
  /** Takes an answer that the page sent. */
  take: (request: number, answer: Answer) => void
}

/** What the worker tells the page about a question. */
export type Ask
  = | { type: 'ask', request: number, path: string, body: string }
    | { type: 'drop', request: number }

/** @param post takes a message to the page */
export function createAsking(post: (ask: Ask) => void): Asking {
  const letters = new Map<number, { come: Answer[], waiting?: (answer: string) => void }>()
  let count = 0
  return {
    ask(path, body) {
      const request = ++count
      const letter: NonNullable<ReturnType<typeof letters.get>> = { come: [] }
      letters.set(request, letter)
      post({ type: 'ask', request, path, body })
      return {
        next: () => new Promise((resolve) => {
          const answer = letter.come.shift()
          if (answer)
            resolve(JSON.stringify(answer))
          else
            letter.waiting = resolve
        }),
        close() {
          letters.delete(request)
          post({ type: 'drop', request })
        },
      }
    },
    take(request, answer) {
      const letter = letters.get(request)
      const { waiting } = letter ?? {}
      if (letter && waiting) {
        letter.waiting = undefined
        waiting(JSON.stringify(answer))
      }
      else {
        letter?.come.push(answer)
      }
    },
  }
}
