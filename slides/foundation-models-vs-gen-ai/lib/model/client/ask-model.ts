import type { createClient } from '../client.ts'
import type { HeadRow } from './recorded.ts'
import { writeSentence } from './text.ts'

export type Ask = ReturnType<typeof createClient>

/** The sentence that every head is asked about; none of the labelled ones. */
export const EXAMPLE = 'The tea was lovely.'

/**
 * Puts a fresh head on the loaded base and fine-tunes head and body.
 *
 * @param on `random` takes a body that has read nothing, for comparison
 */
export async function askForHead(ask: Ask, seed: number, on: 'base' | 'random' = 'base'): Promise<HeadRow> {
  const fresh = await ask({ type: 'newHead', seed, on })
  const before = await happy(ask)
  const tuned = await ask({ type: 'fineTune', freeze: false })
  if (fresh.type !== 'head' || tuned.type !== 'fineTuned')
    throw new Error('the model answered another question')
  return {
    seed,
    right: [fresh.accuracy, tuned.after],
    happy: [before, await happy(ask)],
  }
}

async function happy(ask: Ask): Promise<number> {
  const reply = await ask({ type: 'predict', text: EXAMPLE })
  return reply.type === 'moods'
    ? Number(reply.chances.happy.toFixed(4))
    : Number.NaN
}

/** Samples one story from the loaded base. */
export async function askForStory(ask: Ask, seed: number, temperature: number): Promise<string> {
  const words: string[] = []
  await ask({
    type: 'sample',
    prompt: '',
    temperature,
    seed,
    maxTokens: 19,
  }, (reply) => {
    if (reply.type === 'word')
      words.push(reply.word)
  })
  return writeSentence(words)
}
