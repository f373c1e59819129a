import type { Shape } from '../../lib/model/body.ts'
import { createCorpus } from '../../lib/model/corpus.ts'
import { tokenizer } from '../../lib/model/settings.ts'

/** A setting that trains in a blink: the same code, fewer numbers. */
export const SMALL: Shape = {
  vocabulary: tokenizer.size,
  context: 20,
  width: 8,
  heads: 2,
  blocks: 2,
  hidden: 12,
}

export const smallCorpus = createCorpus(5, { stories: 120, labelled: 8, heldOut: 20 })

export const smallStories = smallCorpus.stories.map(tokenizer.encode)
