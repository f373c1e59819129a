import type { Reply, Request } from '../protocol.ts'
import type { RecordedRun } from './recorded.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { createTransformer } from '../body.ts'
import { createClient } from '../client.ts'
import { createServer } from '../server.ts'
import { PRETRAIN, SEED, SHAPE } from '../settings.ts'
import { askForHead, askForStory } from './ask-model.ts'
import { groupMeans } from './curve.ts'

/**
 * Writes recorded.json again: `node slides/foundation-models-vs-gen-ai/lib/model/client/record.ts`. With `--check` it writes nothing and fails if a run
 * gives anything else.
 */
const target = new URL('./recorded.json', import.meta.url)
const every = 20
const temperature = 0.8

const listeners: ((event: { data: Reply }) => void)[] = []
const serve = createServer(data => listeners.forEach(listen => listen({ data })), () => Promise.resolve())
const ask = createClient({
  postMessage: (request: Request) => void serve(request),
  addEventListener: (_, listen) => listeners.push(listen),
})

const losses: number[] = []
let tokens = 0
await ask({ type: 'load', start: 'random', seed: SEED })
await ask({ type: 'pretrain', seed: SEED }, (reply) => {
  if (reply.type === 'progress') {
    losses.push(reply.loss)
    tokens = reply.tokens
  }
})
const run: RecordedRun = {
  seed: SEED,
  steps: PRETRAIN.steps,
  weights: createTransformer(SHAPE).store.values.length,
  tokens,
  losses: groupMeans(losses, every).map(loss => Number(loss.toFixed(4))),
  every,
  // Two that disagree. Of the first ten, two (4 and 9) are right about everything by luck.
  heads: [
    await askForHead(ask, 5),
    await askForHead(ask, 6),
  ],
  scratch: await askForHead(ask, 5, 'random'),
  temperature,
  story: await askForStory(ask, SEED, temperature),
}
const text = `${JSON.stringify(run, undefined, 2)}\n`
if (!process.argv.includes('--check'))
  writeFileSync(target, text)
else if (readFileSync(target, 'utf8') !== text)
  throw new Error(`The run gives something else than recorded.json:\n${text}`)
