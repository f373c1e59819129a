import type { Problem } from '../../project/problem.ts'
import type { Rule } from '../../project/rule.ts'
import { lineAt } from '../../markdown/markup.ts'
import { findTags } from '../../markdown/tags.ts'
import { defineRule } from '../../project/rule.ts'
import { parseBallot } from '../../stage/audience/ballot.ts'
import { pollBallot } from './client/poll.ts'

/** Refuses a `<Poll>` that asks nothing, or offers no choice. */
export const polls: Rule = defineRule({ id: 'poll', kind: 'source', severity: 'error', why: 'A poll without a question or choices is empty on stage.' }, deck =>
  deck.slides.flatMap(slide => findTags(slide.content, 'Poll').flatMap(({ start, attributes: { question = '', choices = '' } }): Problem[] => {
    const ballot = pollBallot(question, choices)
    const found = question === ''
      ? 'a poll without a question'
      : ballot.choices.length < 2
        ? `a poll with ${ballot.choices.length === 0 ? 'no choice' : 'one choice'}`
        : parseBallot(ballot) ? '' : 'a poll with more than 8 choices, or a question or choice above 190 letters'
    return found === ''
      ? []
      : [{
          file: slide.file,
          line: slide.line + lineAt(slide.content, start),
          slide: slide.no,
          found,
          expected: 'question="…" and choices="one | another", in plain attributes',
          fix: '<Poll question="What do you write slides in?" choices="Slidev | Marp | neither" />',
        }]
  })))
