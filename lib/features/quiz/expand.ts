import { defineMarkdownTransformer } from '@slidev/types'
import { toAttribute } from '../../markdown/attribute.ts'
import { findTags } from '../../markdown/tags.ts'
import { LecternError } from '../../project/problem.ts'
import { readVotes, resultOf } from '../../stage/audience/keep.ts'
import { quizBallot } from './client/quiz.ts'
import { readQuiz } from './read-quiz.ts'

/** Gives every `<PlacingQuiz>` the items of the deck's quiz.yml, and the votes of its last room, for paper. */
export const expandQuiz = defineMarkdownTransformer(({ s, options }) => {
  const tags = findTags(s.original, 'PlacingQuiz')
  if (tags.length === 0)
    return
  const { items = [], problems } = readQuiz(options.userRoot, options.userRoot)
  if (problems.length > 0)
    throw new LecternError(problems)
  const votes = readVotes(options.entry)
  for (const { start, end, source, attributes: { phase, regions } } of tags) {
    const ballot = quizBallot(items, phase === 'after' ? 'after' : 'before', regions)
    const kept = resultOf(votes[ballot.id], ballot)
    s.overwrite(start, end, `<PlacingQuiz${source} :items="${toAttribute(items)}"${kept ? ` :kept="${toAttribute(kept)}"` : ''} />`)
  }
})
