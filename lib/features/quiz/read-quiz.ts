import type { Problem } from '../../project/problem.ts'
import type { QuizItem } from './client/quiz.ts'
import { join } from 'node:path'
import { boolean, optional, picklist } from 'valibot'
import { readEntries, words } from '../../project/entries.ts'
import { regionIds } from './client/quiz.ts'

const flag = optional(boolean('write true or false'))
const fields = { id: words, label: words, hint: words, region: picklist(regionIds, `regions are ${regionIds.join(', ')}`), why: words, trick: flag, asked: flag }

/**
 * Reads `quiz.yml` of a deck.
 *
 * @param deckFolder absolute path of `slides/<deck>/`
 * @param projectRoot problems name the file relative to it
 * @returns undefined items when there is no file
 */
export function readQuiz(deckFolder: string, projectRoot: string): { items: QuizItem[] | undefined, problems: Problem[] } {
  const { entries, problems } = readEntries(join(deckFolder, 'quiz.yml'), projectRoot, fields, 'a list of entries, each with id, label, hint, region, why (and trick: true for what belongs in no region, asked: false for what only the answer shows)')
  return { items: entries?.map(({ line, ...item }) => item), problems }
}
