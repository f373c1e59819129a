import { defineMarkdownTransformer } from '@slidev/types'
import { findTags } from '../../markdown/tags.ts'
import { LecternError } from '../../project/problem.ts'
import { readQuiz } from './read-quiz.ts'

/** Gives every `<PlacingQuiz>` the items of the deck's quiz.yml. */
export const expandQuiz = defineMarkdownTransformer(({ s, options }) => {
  const tags = findTags(s.original, 'PlacingQuiz')
  if (tags.length === 0)
    return
  const { items = [], problems } = readQuiz(options.userRoot, options.userRoot)
  if (problems.length > 0)
    throw new LecternError(problems)
  const json = JSON.stringify(items).replace(/[&<>"'{}[\]*_`\\]/g, character => `&#${character.charCodeAt(0)};`)
  for (const tag of tags)
    s.overwrite(tag.start, tag.end, `<PlacingQuiz${tag.source} :items="${json}" />`)
})
