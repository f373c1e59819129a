import type { Answer } from './asking.ts'
import type { Connection } from './connection.ts'
import type { Ending, Job, Piece, Report } from './protocol.ts'
import type { PageHalf } from './relay.ts'
/**
 * The page's side of the cage: starts workers, hands over code, keeps the limits, stops. Trusts nothing that
 * comes back. A worker serves one run, or one session; the next one is started ahead, so that a run is fresh
 * without waiting for the runtime again.
 */
import type { RuntimePlace } from './shown-snippet.ts'
import { connect } from './connection.ts'
import { createDue } from './due.ts'
import { limits } from './protocol.ts'
import { createRelay } from './relay.ts'

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

/** A worker, started or starting. */
interface Seat {
  id: number
  language: string
  ready: Promise<string>
  take: (report: Report) => void
  /** Whose state it has, once it has run something of a session. */
  session?: string
}

const cages = new Map<string, Promise<Cage>>()

/**
 * Starts a language's runtime ahead of the first run.
 *
 * @throws Error when it cannot be loaded
 */
export async function warmUp(language: string, { place, runtimes }: Pick<RunOptions, 'place' | 'runtimes'>): Promise<void> {
  const cage = await cageFor(runtimes, place.cage)
  await (await cage.spare(language, place)).ready
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

async function fetchBytes(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url)
  if (!response.ok)
    throw new Error(`${url} gave status ${response.status}`)
  return response.arrayBuffer()
}

async function cageFor(runtimes: string, page: string): Promise<Cage> {
  const url = new URL(runtimes + page, document.baseURI).href
  let opening = cages.get(url)
  if (!opening) {
    opening = openCage(url, runtimes, () => cages.delete(url))
    cages.set(url, opening)
    opening.catch(() => cages.delete(url))
  }
  const cage = await opening
  await cage.settled()
  return cages.get(url) === opening
    ? cage
    : cageFor(runtimes, page)
}

/** One frame and the workers in it. */
interface Cage {
  /** A worker for a run: the session's own, the one started ahead, or a new one. */
  seat: (language: string, place: RuntimePlace, session?: string) => Promise<Seat>
  /** Starts one ahead, if none is. */
  spare: (language: string, place: RuntimePlace) => Promise<Seat>
  send: (seat: Seat, job: Job) => void
  ping: (seat: Seat) => void
  /** Takes the page's answer to a worker. */
  answer: (seat: Seat, request: number, event: Answer) => void
  /** @param atOnce whether a program may still run in it */
  kill: (seat: Seat, atOnce?: boolean) => void
  /** Takes the frame away; the next run gets a new one. */
  close: () => void
  /** Resolves when it is known whether the frame outlives the programs that were stopped in it. */
  settled: () => Promise<unknown>
  /** Keeps a session's worker for its next run. */
  keep: (seat: Seat, session: string) => void
  /** Returns a worker that ran nothing this time: to its session, or as fresh. */
  giveBack: (seat: Seat) => void
}

/**
 * A frame that does not acknowledge the end of a worker for this long, in milliseconds, is taken away, and all that runs
 * and is kept in it: a stopped program is in the middle of one long operation, which ends with the frame's process. One
 * that ended by itself may take the two seconds that Chromium gives it.
 */
const patience = { stopped: 120, ended: 3000 }

async function openCage(url: string, runtimes: string, onClosed: () => void): Promise<Cage> {
  const seats = new Map<number, Seat>()
  const spares = new Map<string, Promise<Seat>>()
  const sessions = new Map<string, Seat>()
  const loaded = new Map<string, Promise<void>>()
  const places = new Map<string, RuntimePlace>()
  const acknowledged = new Map<number, () => void>()
  const stopping = new Set<Promise<void>>()
  let closed = false
  let next = 1
  const connection: Connection = await connect(url, close)

  connection.onReport = (report) => {
    if (report.type === 'killed')
      acknowledged.get(report.worker)?.()
    else
      seats.get(report.worker)?.take(report)
  }

  function close(): void {
    if (closed)
      return
    closed = true
    connection.close()
    onClosed()
    for (const acknowledge of acknowledged.values())
      acknowledge()
    for (const seat of seats.values())
      seat.take({ type: 'failed', worker: seat.id, reason: 'the cage was closed' })
    seats.clear()
  }

  function load(language: string, place: RuntimePlace): Promise<void> {
    const known = loaded.get(language)
    if (known)
      return known
    const loading = Promise.all(Object.entries(place.files).map(async ([name, path]) => [name, await fetchBytes(runtimes + path)] as const))
      .then(files => connection.send({
        type: 'files',
        language,
        files: Object.fromEntries(files),
      }))
    loading.catch(() => loaded.delete(language))
    loaded.set(language, loading)
    return loading
  }

  async function create(language: string, place: RuntimePlace): Promise<Seat> {
    places.set(language, place)
    await load(language, place)
    const id = next++
    const seat: Seat = {
      id,
      language,
      ready: Promise.resolve(''),
      take: () => {},
    }
    seat.ready = new Promise((resolve, reject) => {
      seat.take = (report) => {
        if (report.type === 'ready')
          resolve(report.version)
        else if (report.type === 'failed')
          reject(new Error(report.reason))
      }
    })
    seat.ready.catch(() => {})
    seats.set(id, seat)
    connection.send({ type: 'start', worker: id, language })
    return seat
  }

  function spare(language: string, place: RuntimePlace): Promise<Seat> {
    let seat = spares.get(language)
    if (!seat) {
      seat = create(language, place)
      spares.set(language, seat)
      seat.then(({ ready }) => ready).catch(() => spares.delete(language))
    }
    return seat
  }

  return {
    spare,
    async seat(language, place, session) {
      const own = session === undefined
        ? undefined
        : sessions.get(`${language} ${session}`)
      if (own) {
        sessions.delete(`${language} ${session}`)
        return own
      }
      const seat = spare(language, place)
      spares.delete(language)
      return seat
    },
    answer: ({ id }, request, event) => connection.send({
      type: 'answer',
      worker: id,
      request,
      event,
    }),
    send: ({ id }, job) => connection.send({ type: 'run', worker: id, job }),
    ping: ({ id }) => connection.send({ type: 'ping', worker: id }),
    keep,
    giveBack: (seat) => {
      if (seat.session !== undefined)
        keep(seat, seat.session)
      else if (spares.has(seat.language))
        kill(seat)
      else
        spares.set(seat.language, Promise.resolve(seat))
    },
    kill,
    close,
    settled: () => Promise.all(stopping),
  }

  function keep(seat: Seat, session: string): void {
    const name = `${seat.language} ${session}`
    const other = sessions.get(name)
    if (other && other !== seat)
      kill(other)
    seat.session = session
    sessions.set(name, seat)
  }

  function kill(seat: Seat, atOnce = false): void {
    seat.take = () => {}
    seats.delete(seat.id)
    const ended = new Promise<void>((resolve) => {
      const timer = setTimeout(close, atOnce ? patience.stopped : patience.ended)
      acknowledged.set(seat.id, () => {
        clearTimeout(timer)
        acknowledged.delete(seat.id)
        resolve()
      })
    })
    if (atOnce) {
      stopping.add(ended)
      void ended.then(() => stopping.delete(ended))
    }
    connection.send({ type: 'kill', worker: seat.id })
    // The next run should not wait; but not now, when the deck is busy with the end of this one.
    setTimeout(() => {
      const place = places.get(seat.language)
      if (place && document.visibilityState === 'visible')
        void warmUp(seat.language, { place, runtimes }).catch(() => {})
    }, 300)
  }
}
