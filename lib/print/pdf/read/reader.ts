import type { ReadPdf } from './read-pdf.ts'
import { getCompileCacheDir } from 'node:module'
import { threadsOf } from '../../../project/threads.ts'

/** Reads PDFs in a thread of its own, one file at a time. */
export interface Reader {
  /** As `readPdf`. */
  read: (bytes: Uint8Array, onPage?: (page: number) => void, known?: boolean[]) => Promise<ReadPdf>
  /** As `findAnchors`. */
  anchors: (bytes: Uint8Array) => Promise<ReadPdf['anchors']>
  close: () => void
}

/** What the thread is asked: to read a file, or to end. */
export type Order = { bytes: Uint8Array, wanted: 'all' | 'anchors', known?: boolean[] } | 'end'

/** What the thread answers: how far it is, and at last what it read, or the error that stopped it. */
export type Answer = { page: number } | { read: ReadPdf } | { failed: string }

const threads = threadsOf<Order, Answer>(import.meta, 'read-worker', getCompileCacheDir)

/**
 * Starts a thread, or takes one that has read before. It loads pdf.js while the browser still lays the slides out,
 * and reads while the caller checks other things: on two cores a file is ready a second earlier.
 */
export function startReader(): Reader {
  const thread = threads()
  let isReading = false
  const ask = async (order: Order, onPage?: (page: number) => void): Promise<ReadPdf> => {
    isReading = true
    try {
      return await thread.ask(order, (answer) => {
        if ('failed' in answer)
          throw new Error(answer.failed)
        if ('read' in answer)
          return answer.read
        onPage?.(answer.page)
      })
    }
    finally {
      isReading = false
    }
  }
  return {
    read: (bytes, onPage, known) => ask({ bytes, wanted: 'all', known }, onPage),
    anchors: async bytes => (await ask({ bytes, wanted: 'anchors' })).anchors,
    close: () => {
      // Ended from outside while it unpacks a stream, the thread would take the whole process with it (Node 24).
      if (isReading)
        thread.tell('end')
      else
        thread.leave()
    },
  }
}
