import type { ExamineOptions } from './examine.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { applyEdits, editsFor, showDiff } from '../check/fix.ts'
import { placeFile } from '../project/place.ts'
import { examine } from './examine.ts'

/** What can be corrected in one file. */
export interface Fixed {
  file: string
  /** As `diff -u0` writes it. */
  diff: string
}

/** What was corrected, or would be, and how many findings only the author can correct. */
export interface Fixes {
  files: Fixed[]
  left: number
}

const sources: Omit<ExamineOptions, 'names'> = { rules: [], least: 'hint', sourceOnly: true, run: false, patience: 0, changed: false, strict: false, baseline: 'none' }

/**
 * Corrects what is mechanical in the sources of decks.
 *
 * @param apply false only shows it
 * @throws UseError for decks that are not there
 */
export async function fixDecks(projectRoot: string, names: string[], apply: boolean): Promise<Fixes> {
  const { findings } = await examine(projectRoot, { ...sources, names })
  const files: Fixed[] = []
  let left = 0
  for (const [file, group] of Map.groupBy(findings, finding => finding.file)) {
    const path = join(projectRoot, file)
    const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
    const edits = group.map(finding => editsFor(finding, before))
    left += edits.filter(each => each.length === 0).length
    const after = applyEdits(before, edits.flat())
    if (after === before)
      continue
    files.push({ file, diff: showDiff(file, before, after) })
    if (apply)
      await placeFile(path, new TextEncoder().encode(after))
  }
  return { files, left }
}
