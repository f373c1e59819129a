import type { ReadPdf } from './read-pdf.ts'
import { getCompileCacheDir } from 'node:module'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'

/** Reads PDFs in a thread of its own, one file at a time. */
export interface Reader {
  /** As `readPdf`. */
  read: (bytes: Uint8Array, onPage?: (page: number) => void) => Promise<ReadPdf>
  /** As `findAnchors`. */
  anchors: (bytes: Uint8Array) => Promise<ReadPdf['anchors']>
  close: () => void
}

/** What the thread is asked: to read a file, or to end. */
export type Order = { bytes: Uint8Array, wanted: 'all' | 'anchors' } | 'end'

/** What the thread answers: how far it is, and at last what it read, or the error that stopped it. */
export type Answer = { page: number } | { read: ReadPdf } | { failed: string }

/** Threads that nobody has at the moment: half a second of work went into each. */
const idle: Worker[] = []

function startThread(): Worker {
  const worker = new Worker(new URL(`read-worker${extname(import.meta.filename)}`, import.meta.url), { workerData: getCompileCacheDir() })
  // A reader that is never asked must not keep the process.
  worker.unref()
  worker.once('exit', () => {
    if (idle.includes(worker))
      idle.splice(idle.indexOf(worker), 1)
  })
  return worker
}

/**
 * Starts a thread, or takes one that has read before. It loads pdf.js while the browser still lays the slides out,
 * and reads while the caller checks other things: on two cores a file is ready a second earlier.
 */
export function startReader(): Reader {
  const worker = idle.pop() ?? startThread()
  let isReading = false
  const ask = (order: Order, onPage?: (page: number) => void): Promise<ReadPdf> => new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      worker.off('error', onError)
      worker.off('exit', onExit)
      worker.off('message', onMessage)
      worker.unref()
      isReading = false
      finish()
    }
    function onError(error: Error): void {
      settle(() => reject(error))
    }
    function onExit(): void {
      settle(() => reject(new Error('the reader was closed while it read')))
    }
    function onMessage(answer: Answer): void {
      if ('page' in answer)
        onPage?.(answer.page)
      else
        settle(() => 'read' in answer ? resolve(answer.read) : reject(new Error(answer.failed)))
    }
    isReading = true
    worker.ref()
    worker.on('error', onError)
    worker.on('exit', onExit)
    worker.on('message', onMessage)
    worker.postMessage(order)
  })
  return {
    read: (bytes, onPage) => ask({ bytes, wanted: 'all' }, onPage),
    anchors: async bytes => (await ask({ bytes, wanted: 'anchors' })).anchors,
    close: () => {
      // Ended from outside while it unpacks a stream, the thread would take the whole process with it (Node 24).
      if (isReading)
        worker.postMessage('end' satisfies Order)
      else if (worker.threadId > 0)
        idle.push(worker)
    },
  }
}
