import type { Problem } from '../project/problem.ts'
import type { CreatedDeck } from './create-deck.ts'
import type { Citation } from './plan/context.ts'
import { extname } from 'node:path'
import process from 'node:process'
import { Worker } from 'node:worker_threads'
import { LecternError } from '../project/problem.ts'

/** What the thread is given: the arguments of `createDeck`. */
export interface Order {
  bytes: Uint8Array
  file: string
  name: string
  folder: string | undefined
  sources: ReadonlyMap<string, Citation>
}

/** What the thread answers. */
export type Answer = { created: CreatedDeck } | { problems: Problem[] }

/** Milliseconds of work, not of the clock: a busy machine changes nothing. The largest article that is taken needs a third of it. */
const longest = 60_000

/**
 * As `createDeck`, in a thread of its own: parsers take quadratic time for some text that nobody writes, and no list of
 * such texts is complete, so the thread ends after a minute of work.
 *
 * @param most milliseconds, for tests
 * @throws LecternError as `createDeck`, and for an article that takes more time or memory
 */
export async function createDeckApart(order: Order, most = longest): Promise<CreatedDeck> {
  const worker = new Worker(new URL(`create-worker${extname(import.meta.filename)}`, import.meta.url), { workerData: order })
  const answer = await new Promise<Answer>((resolve, reject) => {
    const refuse = (found: string): void => resolve({ problems: [{
      file: order.file,
      found,
      expected: 'an article as people write it',
      fix: 'give a part of it; the place is likely a long run of marks such as "[", "<" or "*"',
    }] })
    const before = process.cpuUsage()
    const timer = setInterval(() => {
      const { user, system } = process.cpuUsage(before)
      if ((user + system) / 1000 > most)
        refuse(`text that takes more than ${most / 1000} seconds to read`)
    }, 100)
    worker.once('message', resolve)
    worker.once('error', (error: Error & { code?: string }) => error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse('text that takes more memory to read than there is') : reject(error))
    worker.once('exit', () => clearInterval(timer))
  }).finally(() => worker.terminate())
  if ('problems' in answer)
    throw new LecternError(answer.problems)
  return answer.created
}
