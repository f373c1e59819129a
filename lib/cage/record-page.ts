import type { RunOptions } from './host.ts'
import type { Job, Piece } from './protocol.ts'
/** The page that `lectern record` opens: the same host, the same cage, no deck around it. */
import type { Recording } from './recording.ts'
import { run } from './host.ts'
import { mergeStreams } from './transcript.ts'

/** What a run gave, as far as the page can tell. */
export type RunResult = Pick<Recording, 'runtime' | 'ending' | 'line' | 'pieces'> & { reason?: string }

/** Runs one job and collects its output. */
export type RunInPage = (job: Job, place: RunOptions['place'], seconds?: number) => Promise<RunResult>

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
