import type { Problem } from '../project/problem.ts'
import type { DeckRule } from '../project/rule.ts'
import { pathToFileURL } from 'node:url'
import { array, looseObject, optional, safeParse, string } from 'valibot'
import { problemEntries } from '../project/json.ts'
import { slashPath } from '../project/paths.ts'
import { LecternError, messageOf } from '../project/problem.ts'

const problemsSchema = array(looseObject({ file: optional(string(), ''), ...problemEntries }))

/**
 * A talk's own rule, whose mistakes are its author's and not Lectern's.
 *
 * @param rule what the talk's setup exports as one
 * @param path absolute path of that setup
 */
export function ruleOfTalk(rule: unknown, path: string): DeckRule {
  return async (deck, projectRoot, before) => {
    const wrong = (found: string, expected: string, line?: number): LecternError => new LecternError({ file: slashPath(projectRoot, path), ...line && { line }, found, expected, fix: 'correct the rule' })
    if (typeof rule !== 'function')
      throw wrong(`a rule that is a ${typeof rule}`, 'a function: (deck) => problems')
    let answer: unknown
    try {
      answer = await (rule as DeckRule)(deck, projectRoot, before)
    }
    catch (error) {
      if (error instanceof LecternError)
        throw error
      throw wrong(`a rule of the talk throws: ${messageOf(error)}`, 'a rule that works for every deck', lineIn(error, path))
    }
    const problems = safeParse(problemsSchema, answer)
    if (!problems.success)
      throw wrong(`a rule of the talk answers with what is no list of problems: ${problems.issues[0].message}`, '[{ file, line, slide, found, expected, fix }], or [] where nothing is wrong')
    return problems.output as Problem[]
  }
}

/** Line of a file in which an error came about. */
function lineIn(error: unknown, path: string): number | undefined {
  const place = `${pathToFileURL(path).href}:`
  const [, rest = ''] = (error instanceof Error ? error.stack ?? '' : '').split(place)
  return Number.parseInt(rest, 10) || undefined
}
