import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** Wrong codes from one address after which it has to wait. */
const maxAttempts = 5
/** Seconds that it waits then; doubled each time, so that guessing on does not pay. */
const firstPause = 30
const longestPause = 600
/** Addresses that are remembered; the one heard of longest ago is forgotten first. */
const mostAddresses = 10_000

/** What became of a code that somebody typed. */
export type SignIn
  = { token: string }
    | { refused: 'wrong' | 'used' }
    | { refused: 'paused', seconds: number }

/** What opens the remote. */
export interface AccessSecrets {
  /** Six digits, to be typed. */
  code: string
  /** 128 bits in hex, for a link: nobody guesses it, so whoever has it never has to wait. */
  key: string
  /** 64 bits in hex, in the audience's address: it opens the vote and nothing else. */
  room?: string | undefined
  /** Of the phone that has signed in before, in a process that has ended since. */
  token?: string
}

/** Who may steer the talk: one phone, which typed the code that the terminal shows or followed its link. */
export interface Access {
  /** Six digits, for one sign-in. */
  readonly code: string
  /** Takes a code or a key that came from a network address and gives a session's token, once. */
  signIn: (code: string, address: string) => SignIn
  /** True for the token that `signIn` gave. */
  isKnown: (token: string | undefined) => boolean
}

/** What one address has tried. */
interface Guesser {
  attempts: number
  /** Seconds of its next pause. */
  pause: number
  /** Milliseconds since 1970 up to which it is not heard. */
  openAt: number
}

/**
 * Makes a one-time code. Five wrong ones from an address start a pause for that address alone: 30 seconds, then
 * twice as long each time up to ten minutes. A guesser has 5 chances in a million before the first pause and some 50
 * in an hour, and cannot keep out the speaker's phone, which has another address or, where a room shares one, the link's
 * key. The code stays the same: a new one would lower no chance, and would let a guesser take the right code away from
 * whoever is typing it.
 *
 * @param onPause told the address that has to wait, and for how many seconds
 * @param code six digits
 * @param more the link's key, the token of a phone that signed in before, and who is told of a new one
 */
export function createAccess(onPause: (address: string, seconds: number) => void = () => {}, code: string = createSecrets().code, more: Partial<AccessSecrets> & { onToken?: (token: string) => void } = {}): Access {
  const guessers = new Map<string, Guesser>()
  const { key, onToken } = more
  let { token } = more

  function refuse(address: string): SignIn {
    const guesser = guessers.get(address) ?? { attempts: 0, pause: firstPause, openAt: 0 }
    guessers.delete(address)
    guessers.set(address, guesser)
    if (guessers.size > mostAddresses)
      guessers.delete(guessers.keys().next().value ?? '')
    if (++guesser.attempts < maxAttempts)
      return { refused: 'wrong' }
    guesser.attempts = 0
    guesser.openAt = Date.now() + 1000 * guesser.pause
    onPause(address, guesser.pause)
    guesser.pause = Math.min(longestPause, 2 * guesser.pause)
    return paused(guesser)
  }

  function paused({ openAt }: Guesser): SignIn {
    return { refused: 'paused', seconds: Math.ceil((openAt - Date.now()) / 1000) }
  }

  return {
    code,
    signIn(given, address) {
      if (token !== undefined)
        return { refused: 'used' }
      if (key === undefined || !isEqual(given, key)) {
        const guesser = guessers.get(address)
        if (guesser && Date.now() < guesser.openAt)
          return paused(guesser)
        if (!isEqual(given, code))
          return refuse(address)
      }
      token = randomBytes(32).toString('hex')
      onToken?.(token)
      return { token }
    },
    isKnown: given => token !== undefined && given !== undefined && isEqual(given, token),
  }
}

/** A code and a key by chance. */
export function createSecrets(): AccessSecrets {
  return { code: String(randomInt(0, 1_000_000)).padStart(6, '0'), key: randomBytes(16).toString('hex'), room: randomBytes(8).toString('hex') }
}

function isEqual(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
