import type { Problem } from '../../project/problem.ts'
import type { QuizItem, Region } from './client/quiz.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml'
import { regionIds } from './client/quiz.ts'

const words = ['id', 'label', 'hint', 'region', 'why'] as const
const expected = `a list of entries, each with ${words.join(', ')} (and trick: true for what belongs in no region, asked: false for what only the answer shows)`

/**
 * Reads `quiz.yml` of a deck.
 *
 * @param deckFolder absolute path of `slides/<deck>/`
 * @param projectRoot problems name the file relative to it
 * @returns undefined items when there is no file
 */
export function readQuiz(deckFolder: string, projectRoot: string): { items: QuizItem[] | undefined, problems: Problem[] } {
  const path = join(deckFolder, 'quiz.yml')
  if (!existsSync(path))
    return { items: undefined, problems: [] }
  const file = relative(projectRoot, path)
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines })
  if (document.errors.length > 0 || !isSeq(document.contents)) {
    return {
      items: [],
      problems: document.errors.length > 0
        ? document.errors.map(error => ({
            file,
            line: error.linePos?.[0].line ?? 1,
            found: error.message.split('\n')[0] ?? '',
            expected,
            fix: 'correct the YAML',
          }))
        : [
            {
              file,
              line: 1,
              found: 'the file is not a list',
              expected,
              fix: 'start each entry with "- id:"',
            },
          ],
    }
  }
  const items: QuizItem[] = []
  const problems: Problem[] = []
  for (const node of document.contents.items) {
    const line = isMap(node) && node.range
      ? lines.linePos(node.range[0]).line
      : 1
    const found = wrongWith(isMap(node)
      ? node.toJSON() as Record<string, unknown>
      : {}, items)
    if (found) {
      problems.push({
        file,
        line,
        found,
        expected,
        fix: `correct this entry; regions are ${regionIds.join(', ')}`,
      })
    }
    else {
      items.push((node as { toJSON: () => QuizItem }).toJSON())
    }
  }
  return { items, problems }
}

function wrongWith(entry: Record<string, unknown>, before: QuizItem[]): string {
  const name = typeof entry.id === 'string'
    ? `"${entry.id}"`
    : 'this entry'
  const missing = words.filter(word => typeof entry[word] !== 'string' || entry[word] === '')
  if (missing.length > 0)
    return `${name} has no ${missing.join(', no ')}`
  if (!regionIds.includes(entry.region as Region))
    return `${name} has region "${String(entry.region)}"`
  if (before.some(({ id }) => id === entry.id))
    return `${name}: duplicate id`
  const unknown = Object.keys(entry).filter(key => key !== 'trick' && key !== 'asked' && !words.includes(key as typeof words[number]))
  return unknown.length > 0
    ? `${name} has "${unknown.join('", "')}", which nothing reads`
    : ''
}
