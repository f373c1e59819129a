import type { Ending, Job, Piece } from './protocol.ts'
import type { PageHalf } from './relay.ts'
import type { Cage, Seat } from './seats.ts'
/**
 * The page's side of the cage: starts workers, hands over code, keeps the limits, stops. Trusts nothing that
 * comes back. A worker serves one run, or one session; the next one is started ahead, so that a run is fresh
 * without waiting for the runtime again.
 */
import type { RuntimePlace } from './shown-snippet.ts'
import { createDue } from './due.ts'
import { limits } from './protocol.ts'
import { createRelay } from './relay.ts'
import { cageFor, fetchBytes } from './seats.ts'

export { warmUp } from './seats.ts'

/** How a run ended. */
export interface Outcome {
  ending: Ending
  /** Line of the program that failed, from 1; 0 when none did. */
  line: number
  /** What ran it: name and version; empty when nothing did. */
  runtime: string
  /** Why nothing ran. */
  reason?: string
}

/** A run under way. */
export interface Run {
  done: Promise<Outcome>
  stop: () => void
}

/** Where and how long to run. */
export interface RunOptions {
  place: RuntimePlace
  /** Address of the deck's `runtimes/`, with a final slash. */
  runtimes: string
  /** The page's half of the add-on. */
  page?: PageHalf
  /** Seconds of running, loading apart. */
  seconds?: number
  onPiece: (piece: Piece) => void
  onRunning: () => void
}

/** Runs code in the cage. Never rejects: a run that cannot start ends as `unavailable`. */
export function run(job: Job, options: RunOptions): Run {
  let stop = (): void => {}
  const stopped = new Promise<Outcome>((resolve) => {
    stop = () => resolve({ ending: 'stopped', line: 0, runtime: '' })
  })
  const abandoned = { yes: false }
  const done = Promise.race([
    stopped,
    start(job, options, stopped, abandoned),
  ]).catch((error: unknown): Outcome =>
    ({
      ending: 'unavailable',
      line: 0,
      runtime: '',
      reason: error instanceof Error
        ? error.message
        : String(error),
    }))
  void done.then(() => {
    abandoned.yes = true
  })
  return { done, stop }
}

async function start(job: Job, options: RunOptions, stopped: Promise<Outcome>, abandoned: { yes: boolean }): Promise<Outcome> {
  const { place, runtimes } = options
  // Before the worker is taken: what fails here must not leave one behind.
  const prepare = job.edited && place.prepare
    ? await fetchBytes(runtimes + place.prepare)
    : undefined
  const addOn = place.addOn && wantsAddOn(place.addOn.wants, job)
    ? await fetchBytes(runtimes + place.addOn.path)
    : undefined
  const cage = await within(limits.loading, cageFor(runtimes, place.cage))
  const seat = await within(limits.loading, cage.seat(job.language, place, job.session))
  const runtime = await within(limits.loading, seat.ready).catch((error: unknown) => {
    cage.kill(seat)
    throw error
  })
  if (abandoned.yes) {
    cage.giveBack(seat)
    return stopped
  }
  const outcome = await Promise.race([
    stopped,
    watch(cage, seat, {
      ...job,
      prepare,
      addOn,
      mayAsk: addOn && options.page?.isOpen(),
    }, options),
  ])
  // A dead frame must not be the next run's.
  if (outcome.ending === 'memory')
    cage.close()
  else if (outcome.ending === 'finished' && job.session !== undefined)
    cage.keep(seat, job.session)
  else
    cage.kill(seat, outcome.ending === 'stopped' || outcome.ending === 'timeout')
  return { ...outcome, runtime }
}

function wantsAddOn(pattern: string, { code, before }: Job): boolean {
  const wanted = new RegExp(pattern, 'm')
  return [...before.map(earlier => earlier.code), code].some(text => wanted.test(text))
}

/** Passes output on until the run ends, or a limit ends it. */
function watch(cage: Cage, seat: Seat, job: Job, { page, seconds = limits.seconds, onPiece, onRunning }: RunOptions): Promise<Outcome> {
  return new Promise((resolve) => {
    let characters = 0
    let pieces = 0
    let pictures = 0
    const relay = createRelay(page, (request, answer) => cage.answer(seat, request, answer))
    let unanswered = 0
    // A program that uses up its heap takes the frame's process down, which nothing else would tell.
    const pulse = setInterval(() => {
      if (++unanswered > limits.silence)
        end('memory')
      else
        cage.ping(seat)
    }, 1000)
    // Preparing edited code and a session's earlier snippets come before "running".
    let timer = setTimeout(end, limits.loading * 1000, 'timeout')
    let deadline = Infinity
    const isDue = createDue(job.mayAsk === true)

    function end(ending: Ending, line = 0, reason?: string): void {
      clearTimeout(timer)
      clearInterval(pulse)
      relay.close()
      seat.take = () => {}
      resolve({ ending, line, runtime: '', reason })
    }

    seat.take = (report) => {
      if (!isDue(report))
        return
      // Many reports can keep the timer waiting; none outlasts the limit.
      if (performance.now() > deadline)
        return end('timeout')
      if (report.type === 'running') {
        clearTimeout(timer)
        deadline = performance.now() + seconds * 1000
        timer = setTimeout(end, seconds * 1000, 'timeout')
        onRunning()
      }
      else if (report.type === 'pong') {
        unanswered = 0
      }
      else if (report.type === 'piece') {
        const { piece } = report
        pieces++
        if (piece.kind === 'picture')
          pictures++
        else
          characters += piece.text.length
        // A little above the worker's own limits, so that its "error" piece still arrives.
        if (job.drawn && piece.kind === 'picture' && piece.mime !== 'image/png')
          end('output')
        else if (pieces > limits.pieces + 2 || pictures > limits.pictures || characters > limits.characters + 20_000)
          end('output')
        else
          onPiece(piece)
      }
      else if (report.type === 'ask') {
        relay.ask(report.request, report.path, report.body)
      }
      else if (report.type === 'drop') {
        relay.drop(report.request)
      }
      else if (report.type === 'end') {
        // What whoever was asked did is no mistake of the program's.
        if (report.ending === 'error' && relay.failure())
          end('unavailable', 0, relay.failure())
        else
          end(report.ending, report.line)
      }
      else if (report.type === 'failed') {
        end('unavailable', 0, report.reason)
      }
    }
    cage.send(seat, job)
  })
}

function within<T>(seconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`loading took longer than ${seconds} s`)), seconds * 1000)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
