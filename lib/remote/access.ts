import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** Wrong codes after which a code is dead and the next one is made. */
const maxAttempts = 5
/** Seconds that nobody can sign in for after that; doubled each time, so that guessing on does not pay. */
const firstPause = 30
const longestPause = 600

/** What became of a code that somebody typed. */
export type SignIn
  = { token: string }
    | { refused: 'wrong' | 'used' }
    | { refused: 'paused', seconds: number }

/** Who may steer the talk: one phone, which typed the code that the terminal shows. */
export interface Access {
  /** Six digits, for one sign-in. */
  readonly code: string
  /** Takes a code and gives a session's token, once. */
  signIn: (code: string) => SignIn
  /** True for the token that `signIn` gave. */
  isKnown: (token: string | undefined) => boolean
}

/**
 * Makes one-time codes. Five wrong ones kill a code and start a pause: 30 seconds, then twice as long each time up
 * to ten minutes. A guesser has 5 chances in a million before the first pause and some 50 in an hour.
 *
 * @param onNewCode told the code that takes a dead one's place, and the seconds until it is taken
 * @param first given only by tests
 */
export function createAccess(onNewCode: (code: string, seconds: number) => void = () => {}, first: string = randomCode()): Access {
  let code = first
  let attempts = 0
  let pause = firstPause
  let openAt = 0
  let token: string | undefined

  function refuse(): SignIn {
    attempts++
    if (attempts < maxAttempts)
      return { refused: 'wrong' }
    attempts = 0
    code = randomCode()
    openAt = Date.now() + 1000 * pause
    onNewCode(code, pause)
    pause = Math.min(longestPause, 2 * pause)
    return paused()
  }

  function paused(): SignIn {
    return { refused: 'paused', seconds: Math.ceil((openAt - Date.now()) / 1000) }
  }

  return {
    get code() {
      return code
    },
    signIn(given) {
      if (token !== undefined)
        return { refused: 'used' }
      if (Date.now() < openAt)
        return paused()
      if (!isEqual(given, code))
        return refuse()
      token = randomBytes(32).toString('hex')
      return { token }
    },
    isKnown: given => token !== undefined && given !== undefined && isEqual(given, token),
  }
}

function randomCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0')
}

function isEqual(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
