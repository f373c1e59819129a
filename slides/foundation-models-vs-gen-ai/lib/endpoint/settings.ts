/** Where the speaker's own model answers, from the environment of the dev server and nowhere else. */
export interface EndpointSettings {
  /** `https://api.example.com/v1`, without a final slash. */
  baseUrl: string
  /** Sent upstream as a bearer token; never to the page, a log or a recording. */
  key: string
}

/** What the proxy lets through. Numbers are generous for one talk and stingy for an accident. */
export interface EndpointLimits {
  /** Longest wait for the first byte and between two, in ms. */
  idle: number
  /** Longest request in all, in ms. */
  total: number
  /** Largest request body, in bytes. */
  request: number
  /** Largest response body, in bytes: a 1024 × 1024 PNG in base64 is about 3 MB. */
  response: number
}

export const defaultLimits: EndpointLimits = {
  idle: 20_000,
  total: 120_000,
  request: 64 * 1024,
  response: 16 * 1024 * 1024,
}

/** The only upstream paths a slide may call, as the clients name them below the base URL. */
export const allowedPaths = ['/responses', '/chat/completions', '/images/generations']

/**
 * Reads `OPENAI_BASE_URL` and `OPENAI_API_KEY`; undefined when neither is set. No message repeats a value: what is set
 * wrongly may be the key, and what is printed may be on the projector.
 *
 * @throws Error when one is set without the other, when the URL is none or holds a password, and when the key
 * is none that a header can carry
 */
export function readEndpointSettings(env: Record<string, string | undefined>): EndpointSettings | undefined {
  // `$(cat file)` drops a final line break, other ways of setting a variable keep it.
  const baseUrl = env.OPENAI_BASE_URL?.trim()
  const key = env.OPENAI_API_KEY?.trim()
  if (!baseUrl)
    return undefined
  if (!key)
    throw problem('OPENAI_BASE_URL is set and OPENAI_API_KEY is not', 'set both (a local server takes any key), or neither')
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol))
    throw problem('OPENAI_BASE_URL is no http(s) URL', 'set it to an address such as http://127.0.0.1:8080/v1')
  const { username, password, search, hash } = new URL(baseUrl)
  if (username || password)
    throw problem('OPENAI_BASE_URL holds a user name or a password', 'leave out what stands before the @: the key goes into OPENAI_API_KEY')
  if (search || hash)
    throw problem('OPENAI_BASE_URL holds a ? or a #', 'give the address alone, such as http://127.0.0.1:8080/v1')
  if (!/^[\x21-\x7E]+$/.test(key))
    throw problem('OPENAI_API_KEY holds a space, a line break or a letter that no key has', 'copy the key again, in one line')
  return {
    baseUrl: baseUrl.replace(/\/+$/, ''),
    key,
  }
}

function problem(found: string, fix: string): Error {
  return new Error(`${found}; expected are the address and the key of an OpenAI-compatible server: ${fix}`)
}
