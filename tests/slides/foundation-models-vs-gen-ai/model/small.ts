import type { Shape } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/body.ts'
import { createCorpus } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/corpus.ts'
import { tokenizer } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/settings.ts'

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
