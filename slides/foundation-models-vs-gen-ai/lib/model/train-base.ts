import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import process from 'node:process'
import { createTransformer, initialise } from './body.ts'
import { createCorpus } from './corpus.ts'
import { pretrain } from './pretrain.ts'
import { PRETRAIN, SEED, SHAPE, tokenizer } from './settings.ts'
import { saveWeights } from './weights.ts'

/**
 * Makes the shipped weights again, bit for bit: `node slides/foundation-models-vs-gen-ai/lib/model/train-base.ts`.
 * With `--check` it writes nothing and fails if they would differ.
 */
const target = new URL('./base-weights.ts', import.meta.url)
const model = initialise(createTransformer(SHAPE), SEED)
const stories = createCorpus().stories.map(tokenizer.encode)
let losses: number[] = []
for (const { step, steps, loss } of pretrain(model, stories, { ...PRETRAIN, seed: SEED })) {
  losses = [...losses, loss].slice(-20)
  if (step % 100 === 0)
    console.log(`step ${step} of ${steps}: loss ${(losses.reduce((sum, one) => sum + one, 0) / losses.length).toFixed(4)} nats per token`)
}

const text = saveWeights(model)
const hash = createHash('sha256').update(text).digest('hex')
console.log(`sha-256 of the weights: ${hash}`)
if (process.argv.includes('--check')) {
  const { BASE_WEIGHTS } = await import('./base-weights.ts')
  if (BASE_WEIGHTS !== text)
    throw new Error('The shipped weights are not what this code trains')
  console.log('The shipped weights are the same.')
}
else {
  const code = `/* eslint-disable */\n/** Written by train-base.ts; see weights.ts for the format. */\nexport const BASE_WEIGHTS = '${text}'\n`
  writeFileSync(target, code)
}
