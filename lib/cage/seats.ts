import type { Answer } from './asking.ts'
import type { Connection } from './connection.ts'
import type { Job, Report } from './protocol.ts'
import type { RuntimePlace } from './shown-snippet.ts'
import { connect } from './connection.ts'

/** A worker, started or starting. */
export interface Seat {
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
export async function warmUp(language: string, { place, runtimes }: { place: RuntimePlace, runtimes: string }): Promise<void> {
  const cage = await cageFor(runtimes, place.cage)
  await (await cage.spare(language, place)).ready
}

export async function fetchBytes(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url)
  if (!response.ok)
    throw new Error(`${url} gave status ${response.status}`)
  return response.arrayBuffer()
}

/** The frame with this page, opened where it is not yet. */
export async function cageFor(runtimes: string, page: string): Promise<Cage> {
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
export interface Cage {
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
