/** The page that `lectern record` opens: the same host, the same cage, no deck around it. */
import type { Piece } from './protocol.ts'
import type { RunInPage } from './run-in-page.ts'
import { run } from './host.ts'
import { mergeStreams } from './transcript.ts'

const runInPage: RunInPage = async (job, place, seconds) => {
  const pieces: Piece[] = []
  const { done } = run(job, {
    place,
    runtimes: './runtimes/',
    seconds,
    onRunning: () => {},
    onPiece: piece => pieces.push(piece),
  })
  return {
    ...await done,
    pieces: mergeStreams(pieces),
  }
}

Object.assign(globalThis, { lecternRun: runInPage })
