import type { Deck } from '../../project/deck.ts'
import type { Problem } from '../../project/problem.ts'
import type { NotChecked } from '../finding.ts'
import type { Show } from './walk-deck.ts'
import { LecternError, UseError } from '../../project/problem.ts'
import { reason } from '../look.ts'
import { walkDeck } from './walk-deck.ts'

/**
 * Looks at a deck's slides in the player, and says so where that cannot be: a deck that does not build is wrong,
 * unless its sources have been found to be, and a machine that lacks something is named.
 *
 * @param before what its sources have wrong
 * @param show builds it, where that is needed
 * @param patience milliseconds for a slide at one click to come to rest
 * @returns also every word that the slides show, where they could be seen
 */
export async function seeSlides(deck: Deck, before: readonly Problem[], show: Show, patience: number): Promise<{ problems: Problem[], shown?: string, failed: NotChecked[] }> {
  try {
    const { problems, shown } = await walkDeck(deck, before, show, patience)
    return { problems: problems.filter(problem => !isToldBefore(problem, before)), shown, failed: [] }
  }
  catch (error) {
    const isTold = before.some(({ severity }) => severity === undefined)
    if (error instanceof LecternError && !(error instanceof UseError) && !isTold)
      return { problems: error.problems.map(problem => ({ ...problem, rule: 'deck-does-not-build' })), failed: [] }
    return { problems: [], failed: [{ what: `the slides of ${deck.name} in the player`, why: isTold && error instanceof LecternError ? 'they cannot be built before the errors above are corrected' : reason(error), failed: true }] }
  }
}

/** A picture whose description the source lacks lacks it on the slide as well; a diagram that Mermaid cannot read is not drawn, and a name of nothing throws. */
function isToldBefore({ rule, slide, found }: Problem, before: readonly Problem[]): boolean {
  const isTold = (by: string): boolean => before.some(problem => problem.rule === by && problem.slide === slide)
  return (rule === 'no-description' && found.startsWith('<img') && isTold('picture-without-alt'))
    || (rule === 'script-error' && /^".*" throws: /.test(found) && isTold('unknown-name'))
    || (rule === 'script-error' && found.startsWith('a diagram is not drawn') && isTold('diagram-syntax'))
}
