import { defineMarkdownTransformer } from '@slidev/types'
import { toAttribute } from '../../markdown/attribute.ts'
import { findTags } from '../../markdown/tags.ts'
import { readVotes, resultOf } from '../../stage/audience/keep.ts'
import { pollBallot } from './client/poll.ts'

/** Gives every `<Poll>` the votes of its last room, for paper. */
export const expandPolls = defineMarkdownTransformer(({ s, options }) => {
  const tags = findTags(s.original, 'Poll')
  if (tags.length === 0)
    return
  const votes = readVotes(options.entry)
  for (const { start, end, source, attributes: { question = '', choices = '' } } of tags) {
    const ballot = pollBallot(question, choices)
    const kept = resultOf(votes[ballot.id], ballot)
    if (kept)
      s.overwrite(start, end, `<Poll${source} :kept="${toAttribute(kept)}" />`)
  }
})
