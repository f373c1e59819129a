import type { Answer, PageHalf } from 'lectern/setup'
import { fallback, object, optional, parse, parseJson, pipe, string } from 'valibot'
import { token } from './token.ts'

/** Whether the speaker configured an endpoint. */
export const isOpen: PageHalf['isOpen'] = () => token !== ''

/**
 * Asks the speaker's endpoint through the dev server's proxy (../proxy.ts).
 *
 * @param path below the endpoint's base URL: `/responses`
 * @param body JSON
 * @param signal ends the request early
 * @returns the answer's text as it comes, then one event that tells how it ended; never throws
 */
export async function* ask(path: string, body: string, signal: AbortSignal): AsyncGenerator<Answer, void, void> {
  try {
    const response = await fetch(`${import.meta.env.BASE_URL}__lectern/endpoint${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-lectern-token': token },
      body,
      signal,
    })
    if (!response.ok) {
      yield refusal(response, await response.text())
      return
    }
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read())
      yield { type: 'text', text: piece.value }
    yield { type: 'end' }
  }
  catch (error) {
    yield {
      type: 'broken',
      message: `the answer broke off: ${error instanceof Error
        ? error.message
        : String(error)}`,
    }
  }
}

/** An error as OpenAI's API and our proxy write it; anything else tells nothing. */
const answered = fallback(pipe(string(), parseJson(), object({ error: object({ message: optional(string()), type: optional(string()) }) })), { error: {} })

/** Its message, cut to what a slide can show. */
function refusal(response: Response, text: string): Answer {
  const { message, type } = parse(answered, text).error
  const told = (message ?? response.statusText).slice(0, 300)
  return type === 'lectern_proxy' && response.status === 502
    ? { type: 'broken', message: told }
    : {
        type: 'status',
        status: response.status,
        message: told,
        retryAfter: response.headers.get('retry-after') ?? undefined,
      }
}

/** An event that ends a request badly, in words; undefined for the others. */
export function tellFailure(event: Answer): string | undefined {
  if (event.type === 'status') {
    const wait = event.retryAfter
      ? `, retry after ${event.retryAfter} s`
      : ''
    return `the endpoint answered ${event.status}${wait}: ${event.message}`
  }
  return event.type === 'broken'
    ? `the endpoint failed: ${event.message}`
    : undefined
}
