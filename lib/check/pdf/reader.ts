import type { ReadPdf } from './read-pdf.ts'
import { getCompileCacheDir } from 'node:module'
import { Worker } from 'node:worker_threads'

/** Reads PDFs in a thread of its own. */
export interface Reader {
  /** As `readPdf`. One file at a time. */
  read: (bytes: Uint8Array, onPage?: (page: number) => void) => Promise<ReadPdf>
  close: () => void
}

/** What the thread is asked: to read a file, or to end. */
export type Order = Uint8Array | 'end'

/** What the thread answers: how far it is, and at last what it read, or the error that stopped it. */
export type Answer = { page: number } | { read: ReadPdf } | { failed: string }

/**
 * Starts the thread. It loads pdf.js while the browser still lays the slides out, and reads while the caller
 * checks other things: on two cores a file is ready a second earlier.
 */
export function startReader(): Reader {
  const worker = new Worker(new URL('read-worker.ts', import.meta.url), { workerData: getCompileCacheDir() })
  // A reader that is never asked must not keep the process.
  worker.unref()
  return {
    read: (bytes, onPage) => new Promise((resolve, reject) => {
      const settle = (finish: () => void): void => {
        worker.removeAllListeners()
        worker.unref()
        finish()
      }
      worker.ref()
      worker.on('error', error => settle(() => reject(error)))
      worker.on('exit', () => settle(() => reject(new Error('the reader was closed while it read'))))
      worker.on('message', (answer: Answer) => {
        if ('page' in answer)
          onPage?.(answer.page)
        else
          settle(() => 'read' in answer ? resolve(answer.read) : reject(new Error(answer.failed)))
      })
      worker.postMessage(bytes satisfies Order)
    }),
    // Ended from outside while it unpacks a stream, the thread would take the whole process with it (Node 24).
    close: () => worker.postMessage('end' satisfies Order),
  }
}
