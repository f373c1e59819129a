import type { Deck } from '../project/deck.ts'
import type { ShownFinding } from '../stage/findings/finding.ts'
import { resolve } from 'node:path'
import { bySeverity } from '../check/finding.ts'
import { examine } from './examine.ts'

/**
 * Looks at a deck's sources again each time that it is told to, one look at a time: what changes during one is seen by
 * the next.
 *
 * @param tell gets what is found, the most serious first
 * @returns to be called when a file has changed
 */
export function followFindings(deck: Deck, projectRoot: string, tell: (findings: ShownFinding[]) => void): () => void {
  let looking: Promise<void> | undefined
  let again = false
  const look = async (): Promise<void> => {
    do {
      again = false
      const { findings } = await examine(projectRoot, { names: [deck.entry], rules: [], least: 'hint', sourceOnly: true, run: false, patience: 0, changed: false, strict: false, baseline: 'none' })
      tell(findings.sort(bySeverity).map(({ severity, rule, file, line, column, slide, found, expected, fix }) => ({ severity, rule, file, path: resolve(projectRoot, file), line, column, slide, found, expected, fix })))
    } while (again)
  }
  return () => {
    again = true
    // A file that is gone while an editor replaces it is there at the next look.
    looking ??= look().catch(() => {}).finally(() => looking = undefined)
  }
}
