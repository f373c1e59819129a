import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { Exported } from './export-deck.ts'
import { LecternError } from '../project/problem.ts'
import { once, sift, strictnessOf } from '../rules/severity.ts'
import { tellWarnings } from '../rules/tell.ts'

/**
 * Makes a deck's files, and tells what is wrong with them and does not refuse.
 *
 * @param strict every finding refuses
 * @throws LecternError with the findings that refuse
 */
export async function judged(deck: Deck, strict: boolean | undefined, make: () => Promise<Exported>): Promise<Exported> {
  const judge = (problems: Problem[]): void => {
    const { errors, warnings } = sift(once(problems), strictnessOf(deck, strict))
    tellWarnings(warnings)
    if (errors.length > 0)
      throw new LecternError(errors)
  }
  const made = await make().catch((error: unknown) => {
    if (error instanceof LecternError)
      judge(error.problems)
    throw error
  })
  judge(made.findings)
  return made
}
