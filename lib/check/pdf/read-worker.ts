import type { Answer } from './reader.ts'
import { parentPort } from 'node:worker_threads'
import { readPdf } from './read-pdf.ts'
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'

/** The thread that `startReader` starts. */
parentPort?.on('message', async (bytes: Uint8Array) => {
  const answer = (given: Answer): void => parentPort?.postMessage(given)
  await readPdf(bytes, page => answer({ page })).then(read => answer({ read }), (error: unknown) => answer({ failed: String(error) }))
})
