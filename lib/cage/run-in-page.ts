import type { Job } from './protocol.ts'
import type { Recording } from './recording.ts'
import type { RuntimePlace } from './shown-snippet.ts'

/** What a run gave, as far as the page can tell. */
export type RunResult = Pick<Recording, 'runtime' | 'ending' | 'line' | 'pieces'> & { reason?: string }

/** Runs one job and collects its output. */
export type RunInPage = (job: Job, place: RuntimePlace, seconds?: number) => Promise<RunResult>
