import type { Shape } from './body.ts'
import type { FineTuneOptions } from './fine-tune.ts'
import type { PretrainOptions } from './pretrain.ts'
import { allWords } from './corpus.ts'
import { createTokenizer } from './tokenizer.ts'

/** The setting that the slide runs: 16 832 weights, some seconds on one core. */
export const tokenizer = createTokenizer(allWords())

export const SHAPE: Shape = {
  vocabulary: tokenizer.size,
  context: 20,
  width: 32,
  heads: 2,
  blocks: 1,
  hidden: 128,
}

/** Seed of the shipped weights: of their random start and of the order of reading. */
export const SEED = 1

export const PRETRAIN: Omit<PretrainOptions, 'seed'> = { steps: 600, batch: 24, learningRate: 0.01 }

/**
 * Mean loss of the last 20 steps at which the slide says "trained", in nats per
 * token. Knowing only which word may follow which costs about 1.33; to get below
 * that, the model must have found the moods.
 */
export const TARGET_LOSS = 1.25

/** Only the head learns: 66 numbers. */
export const FINE_TUNE_HEAD: FineTuneOptions = { steps: 100, learningRate: 0.05, freeze: true }

/** Head and body learn together. */
export const FINE_TUNE_ALL: FineTuneOptions = { steps: 40, learningRate: 0.002 }

/**
 * The same without pre-training. Of five settings tried, this one has the best mean over five seeds (0.68 of the
 * held-out sentences right; the others 0.65 to 0.68), so that the comparison is not won by a badly chosen step size.
 */
export const FINE_TUNE_SCRATCH: FineTuneOptions = { steps: 60, learningRate: 0.005 }
