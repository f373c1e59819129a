import type { Answer } from './asking.ts'

/** Questions that one run may ask: more than a slide needs, fewer than would cost the speaker money by accident. */
const mostQuestions = 20

/** What an add-on's module for the page exports: it answers what the half in the cage asks, which has no network. */
export interface PageHalf {
  /** Whether there is anybody to ask now. */
  isOpen: () => boolean
  /** Answers a question as the answer comes; its last event tells how it ended. Never throws. */
  ask: (path: string, body: string, signal: AbortSignal) => AsyncIterable<Answer>
  /** An answer that is a failure, in words for the slide; undefined for the others. */
  tellFailure: (answer: Answer) => string | undefined
}

/** The page's half of a run's questions. */
export interface Relay {
  /** Starts one; its answers go to `send`. */
  ask: (request: number, path: string, body: string) => void
  /** Ends one. */
  drop: (request: number) => void
  /** Ends all. */
  close: () => void
  /** What went wrong last, in words. */
  failure: () => string | undefined
}

/**
 * @param page who answers; nobody where it is undefined
 * @param send takes each question's answers to the cage
 */
export function createRelay(page: PageHalf | undefined, send: (request: number, answer: Answer) => void): Relay {
  const open = new Map<number, AbortController>()
  let count = 0
  let failure: string | undefined

  async function ask(request: number, path: string, body: string): Promise<void> {
    if (!page?.isOpen() || ++count > mostQuestions) {
      send(request, { type: 'broken', message: `no more than ${mostQuestions} requests in one run` })
      return
    }
    const abort = new AbortController()
    open.set(request, abort)
    for await (const answer of page.ask(path, body, abort.signal)) {
      if (abort.signal.aborted)
        return
      failure = page.tellFailure(answer) ?? failure
      send(request, answer)
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
    close: () => [...open.keys()].forEach(drop),
    failure: () => failure,
  }
}
