import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import { exportedName } from '../print/export-deck.ts'
import { fileNameOf } from '../project/file-name.ts'
import { slashPath } from '../project/paths.ts'
import { UseError } from '../project/problem.ts'

/**
 * Some file systems do not tell capitals apart.
 *
 * @throws UseError for each deck whose file would take the place of another deck's
 */
export function refuseSharedFiles(decks: Pick<Deck, 'entry' | 'name' | 'headmatter'>[], projectRoot: string): void {
  const first = new Map<string, string>()
  const problems: Problem[] = []
  for (const deck of decks) {
    const file = slashPath(projectRoot, deck.entry)
    const names = ['slides.pdf', 'handout.pdf'].map(path => exportedName(fileNameOf(deck), path))
    const taken = names.find(name => first.has(name.toLowerCase()))
    if (taken !== undefined) {
      problems.push({
        file,
        found: `${taken} would be a file of this talk and of ${first.get(taken.toLowerCase())}`,
        expected: 'a name of its own for each talk\'s files',
        fix: 'change one\'s exportFilename or name, or export each with an --output of its own',
      })
    }
    names.forEach(name => first.set(name.toLowerCase(), file))
  }
  if (problems.length > 0)
    throw new UseError(problems)
}
