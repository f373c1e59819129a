import type { Classifier } from './index.ts'
import type { Reply, Request } from './protocol.ts'
import { corpus, loadBase, untrainedBase } from './index.ts'
import { pretrain } from './pretrain.ts'
import { FINE_TUNE_ALL, FINE_TUNE_HEAD, FINE_TUNE_SCRATCH, PRETRAIN, SEED, tokenizer } from './settings.ts'

/** Training steps between two looks at the letter box: some 80 ms. */
const STEPS_PER_TURN = 8

/**
 * Answers requests; knows nothing of workers, so tests can talk to it directly.
 *
 * In: where replies go, and a pause during which further requests may come in.
 * Out: a function that takes one request and resolves after its last reply.
 */
export function createServer(reply: (message: Reply) => void, pause: () => Promise<void>): (request: Request) => Promise<void> {
  let base = loadBase()
  let classifier: Classifier | undefined
  let together = FINE_TUNE_ALL
  let busy = false
  let stopped = false

  /** One long piece of work at a time, then `done`. */
  async function exclusively(id: number, work: () => Promise<void>): Promise<void> {
    if (busy)
      throw new Error('Busy: stop what runs first')
    busy = true
    stopped = false
    try {
      await work()
    }
    finally {
      busy = false
    }
    reply({ id, type: 'done' })
  }

  async function answer(request: Request): Promise<void> {
    const { id } = request
    switch (request.type) {
      case 'stop':
        stopped = true
        return reply({ id, type: 'done' })
      case 'load':
        return exclusively(id, async () => {
          classifier = undefined
          base = request.start === 'shipped'
            ? loadBase()
            : untrainedBase(request.seed)
        })
      case 'pretrain':
        return exclusively(id, async () => {
          classifier = undefined
          const stories = corpus().stories.map(tokenizer.encode)
          const options = { ...PRETRAIN, steps: request.steps ?? PRETRAIN.steps, seed: request.seed }
          for (const progress of pretrain(base.transformer, stories, options)) {
            reply({ id, type: 'progress', ...progress })
            if (progress.step % STEPS_PER_TURN === 0)
              await pause()
            if (stopped)
              break
          }
        })
      case 'newHead':
        [classifier, together] = request.on === 'base'
          ? [base.newHead(request.seed), FINE_TUNE_ALL]
          : [untrainedBase(SEED).newHead(request.seed), FINE_TUNE_SCRATCH]
        return reply({
          id,
          type: 'head',
          accuracy: classifier.accuracy(),
        })
      case 'fineTune':
        return reply({
          id,
          type: 'fineTuned',
          ...ready().fineTune(undefined, request.freeze ? FINE_TUNE_HEAD : together),
        })
      case 'predict':
        return reply({
          id,
          type: 'moods',
          chances: ready().predict(request.text),
          unknown: base.unknown(request.text),
        })
      case 'next':
        return reply({
          id,
          type: 'words',
          words: base.next(request.prompt, request.temperature, request.count),
        })
      case 'sample':
        return exclusively(id, async () => {
          for (const word of base.generate(request.prompt, request)) {
            reply({ id, type: 'word', word })
            await pause()
            if (stopped)
              break
          }
        })
    }
  }

  function ready(): Classifier {
    if (!classifier)
      throw new Error('No head yet: ask for a new one first')
    return classifier
  }

  return async (request) => {
    try {
      await answer(request)
    }
    catch (error) {
      reply({
        id: request.id,
        type: 'error',
        message: error instanceof Error
          ? error.message
          : String(error),
      })
    }
  }
}
