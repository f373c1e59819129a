import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** Wrong codes after which nobody can sign in until the talk is started again. */
const maxAttempts = 5

/** Who may steer the talk: one phone, which typed the code that the terminal shows. */
export interface Access {
  /** Six digits, for one sign-in. */
  code: string
  /** Takes a code and gives a session's token, once; undefined for a wrong, used or locked code. */
  signIn: (code: string) => string | undefined
  /** True for the token that `signIn` gave. */
  isKnown: (token: string | undefined) => boolean
}

/**
 * Makes a new one-time code. 5 attempts at 6 digits leave a guesser 1 chance in 200 000.
 *
 * @param code given only by tests
 */
export function createAccess(code: string = String(randomInt(0, 1_000_000)).padStart(6, '0')): Access {
  let attempts = 0
  let token: string | undefined
  return {
    code,
    signIn(given) {
      if (token !== undefined || attempts >= maxAttempts)
        return undefined
      attempts++
      if (!isEqual(given, code))
        return undefined
      token = randomBytes(32).toString('hex')
      return token
    },
    isKnown: given => token !== undefined && given !== undefined && isEqual(given, token),
  }
}

function isEqual(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
