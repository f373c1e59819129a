import type { Answer, Order } from './reader.ts'
import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'

// A thread does not inherit it, and pdf.js is two megabytes of source.
if (typeof workerData === 'string')
  enableCompileCache(workerData)
const { findAnchors, readPdf } = await import('./read-pdf.ts')
// @ts-expect-error It has no types: loaded for what it does, which is to spare pdf.js a thread of its own.
await import('pdfjs-dist/legacy/build/pdf.worker.mjs')

/** The thread that `startReader` starts. */
parentPort?.on('message', async (order: Order) => {
  if (order === 'end') {
    parentPort?.close()
    return
  }
  const answer = (given: Answer): void => parentPort?.postMessage(given)
  const reading = order.wanted === 'all'
    ? readPdf(order.bytes, page => answer({ page }), order.known)
    : findAnchors(order.bytes).then(anchors => ({ pages: [], outline: [], anchors, points: {} }))
  await reading.then(read => answer({ read }), (error: unknown) => answer({ failed: String(error) }))
})
