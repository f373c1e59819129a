import type { Answer, Order } from './create-apart.ts'
import { Buffer } from 'node:buffer'
import { parentPort, workerData } from 'node:worker_threads'
import { LecternError } from '../project/problem.ts'
import { createDeck } from './create-deck.ts'

/** The thread that `createDeckApart` starts: one article, one answer. */
const { bytes, file, name, folder, sources } = workerData as Order

function answer(): Answer {
  try {
    return { created: createDeck(Buffer.from(bytes), file, name, folder, sources) }
  }
  catch (error) {
    if (error instanceof LecternError)
      return { problems: error.problems }
    throw error
  }
}

parentPort?.postMessage(answer())
