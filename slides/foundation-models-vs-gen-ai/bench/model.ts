import type { Row } from '../../../bench/row.ts'
import process from 'node:process'
import { table } from '../../../bench/row.ts'
import { learningRateAt } from '../lib/model/adam.ts'
import { BASE_WEIGHTS } from '../lib/model/base-weights.ts'
import { createTransformer, initialise } from '../lib/model/body.ts'
import { corpus, createBase, untrainedBase } from '../lib/model/index.ts'
import { pretrain } from '../lib/model/pretrain.ts'
import { createRandom } from '../lib/model/random.ts'
import { FINE_TUNE_ALL, FINE_TUNE_SCRATCH, PRETRAIN, SEED, SHAPE, TARGET_LOSS, tokenizer } from '../lib/model/settings.ts'
import { trainInBrowser } from './model/browser.ts'
import { createPeer } from './model/jax.ts'

const PEER_STEPS = 100
const PEER_WARM_UP = 5
const WORDS = 1000
const SCRATCH_SEEDS = [1, 2, 3, 4, 5]
/** Steps whose mean loss is compared with the target. */
const WINDOW = 20

/** The slide's tiny transformer: speed, size and what it learns; and the same network in jax-js. */
export async function run(): Promise<Row[]> {
  return [
    ...ours(),
    ...await inBrowser(),
    ...await peer(),
  ]
}

function ours(): Row[] {
  const stories = corpus().stories.map(tokenizer.encode)
  const model = initialise(createTransformer(SHAPE), SEED)
  const idle = process.memoryUsage().arrayBuffers
  const losses: number[] = []
  let first = 0
  let tokens = 0
  let reached = Number.NaN
  let peak = 0
  const cpu = process.cpuUsage()
  const start = performance.now()
  for (const progress of pretrain(model, stories, { ...PRETRAIN, seed: SEED })) {
    first ||= progress.loss
    tokens = progress.tokens
    losses.push(progress.loss)
    if (losses.length > WINDOW)
      losses.shift()
    if (Number.isNaN(reached) && losses.length === WINDOW && mean(losses) <= TARGET_LOSS)
      reached = (performance.now() - start) / 1000
    peak = Math.max(peak, process.memoryUsage().arrayBuffers)
  }
  const seconds = (performance.now() - start) / 1000
  const used = process.cpuUsage(cpu)

  const base = createBase(model)
  const sampling = performance.now()
  let words = 0
  for (let seed = 1; words < WORDS; seed++) {
    words += [
      ...base.generate('', { seed }),
    ].length
  }
  const sampled = (performance.now() - sampling) / 1000

  const tuning = performance.now()
  const frozen = base.newHead(1).fineTune()
  const tuned = (performance.now() - tuning) / 1000
  const whole = base.newHead(1).fineTune(undefined, FINE_TUNE_ALL)
  const scratch = SCRATCH_SEEDS.map(seed => untrainedBase(seed).newHead(seed).fineTune(undefined, FINE_TUNE_SCRATCH).after)

  const note = `${model.store.values.length} weights, seed ${SEED}`
  return [
    row('pre-training, whole run', seconds, 's', `${PRETRAIN.steps} steps of ${PRETRAIN.batch} stories, one thread; ${note}`),
    row('pre-training, CPU time', (used.user + used.system) / 1e6, 's'),
    row(`pre-training to mean loss ${TARGET_LOSS}`, reached, 's', 'mean of the last 20 steps'),
    row('pre-training, first loss', first, 'nats/token', `even guess: ${Math.log(SHAPE.vocabulary).toFixed(2)}`),
    row('pre-training, last loss', mean(losses), 'nats/token', 'mean of the last 20 steps'),
    row('training speed', tokens / seconds, 'tokens/s'),
    row('sampling speed', words / sampled, 'tokens/s', 'temperature 0.8, whole prefix read again for each token'),
    row('memory held for training', model.store.values.byteLength * 4 / 1024, 'KB', 'weights, gradients, two averages of Adam'),
    row('memory at its peak', (peak - idle) / 2 ** 20, 'MB', 'typed arrays, garbage not yet collected included'),
    row('shipped weights', BASE_WEIGHTS.length / 1024, 'KB', 'base64'),
    row('fine-tuning the head', tuned, 's', '24 labels, 100 steps, two measurements on 200 sentences included'),
    row('held-out accuracy before', frozen.before, 'share', 'fresh head, seed 1; 200 sentences'),
    row('held-out accuracy, head tuned', frozen.after, 'share'),
    row('held-out accuracy, all tuned', whole.after, 'share'),
    row('held-out accuracy, never pre-trained', mean(scratch), 'share', `same 24 labels, all tuned; mean of seeds ${SCRATCH_SEEDS.join(', ')}`),
  ]
}

async function inBrowser(): Promise<Row[]> {
  const steps = await trainInBrowser()
  const reached = steps.find((_, i) => i + 1 >= WINDOW && mean(steps.slice(i + 1 - WINDOW, i + 1).map(({ loss }) => loss)) <= TARGET_LOSS)
  return [
    row(`in Chromium: to mean loss ${TARGET_LOSS}`, reached?.seconds ?? Number.NaN, 's', `the slide's worker, its start included; mean of the last ${WINDOW} steps`),
    row('in Chromium: whole run', steps.at(-1)?.seconds ?? Number.NaN, 's', `${steps.length} steps`),
  ]
}

async function peer(): Promise<Row[]> {
  const stories = corpus().stories.map(tokenizer.encode)
  const random = createRandom(SEED)
  const other = await createPeer(initialise(createTransformer(SHAPE), SEED))
  let first = 0
  let tokens = 0
  let start = performance.now()
  for (let step = 0; step < PEER_STEPS; step++) {
    if (step === PEER_WARM_UP) {
      start = performance.now()
      tokens = 0
    }
    const picked = Array.from({ length: PRETRAIN.batch }, () => random.pick(stories))
    const loss = await other.train(picked, learningRateAt(step, PRETRAIN.steps, PRETRAIN.learningRate))
    first ||= loss
    tokens += picked.reduce((sum, story) => sum + story.length + 1, 0)
  }
  const seconds = (performance.now() - start) / 1000

  const prompt = tokenizer.encode('the tea was')
  await other.next(prompt)
  const sampling = performance.now()
  for (let i = 0; i < WORDS; i++)
    await other.next(prompt)
  const sampled = (performance.now() - sampling) / 1000
  return [
    row('jax-js: first loss', first, 'nats/token', 'same weights, same stories: must agree with ours'),
    row('jax-js: training speed', tokens / seconds, 'tokens/s', `WebAssembly, compiled; ${PEER_STEPS - PEER_WARM_UP} steps after ${PEER_WARM_UP} to warm up; padding not counted`),
    row('jax-js: sampling speed', WORDS / sampled, 'tokens/s', 'whole context read again for each token'),
  ]
}

function row(what: string, value: number, unit: string, note?: string): Row {
  return {
    area: 'model',
    what,
    value,
    unit,
    note,
  }
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length
}

if (import.meta.main)
  console.log(table(await run()))
