import type { Answer, Ask } from './asking.ts'
import type { PictureType } from './runners/runner.ts'

/** What one run may produce. The worker keeps to these; the host, which does not trust it, enforces them. */
export const limits = {
  /** Characters of output in all: far more than a slide shows, far less than would slow the deck. */
  characters: 100_000,
  /** Pieces of output in all. */
  pieces: 3000,
  pictures: 8,
  /** Characters of one picture: a 1024 × 1024 PNG in base64 is about 3 MB. */
  picture: 4_000_000,
  /** Seconds of running, loading apart, unless the snippet's `timeout` says otherwise. */
  seconds: 10,
  /** Seconds of loading a runtime. */
  loading: 45,
  /** Bytes that a runtime's WebAssembly memory may grow to. */
  memory: 512 * 2 ** 20,
  /** Bytes of all that a program holds outside the heap: that memory, buffers, canvases, pictures, blobs. */
  outside: 1.5 * 2 ** 30,
  /** Seconds without an answer after which the frame counts as dead: its process ran out of memory. */
  silence: 4,
}

/** One piece of output, in the order it was made. */
export type Piece
  = | { kind: 'stdout' | 'stderr' | 'result' | 'error', text: string }
    | Picture

/** A picture as its program gave it, or as the frame drew it. */
export interface Picture {
  kind: 'picture'
  mime: PictureType
  data: string
  /** What it calls itself. */
  title?: string
  /** Width at which it is shown, in CSS pixels. */
  width?: number
}

/** How a run ended: by itself, by an error of its own, by a limit, by Stop, or because no runtime could be loaded. */
export type Ending = typeof endings[number]
export const endings = ['finished', 'error', 'timeout', 'output', 'memory', 'stopped', 'unavailable'] as const

/** What to run. */
export interface Job {
  language: string
  /** Name shown in tracebacks. */
  file: string
  /** Source text; as its runner's `prepare` made it, unless `edited`. */
  code: string
  /** Whether the cage has to prepare the code first. */
  edited: boolean
  /** Whether the frame draws its pictures; a recording keeps their source. */
  drawn?: boolean
  /** What prepares edited code: a module's bytes, where the language has one. */
  prepare?: ArrayBuffer
  /** The talk's add-on for the language, where the code wants it: a module's bytes. */
  addOn?: ArrayBuffer
  /** Whether the add-on has a half in the page to ask. */
  mayAsk?: boolean
  /** Answers to `input()`, in order. */
  answers: string[]
  /** Name shared by snippets that continue each other's state. */
  session?: string
  /** The session's earlier snippets, prepared: run first, in silence, where the session has not seen them. */
  before: { file: string, code: string }[]
}

/** From the page to the frame. */
export type Order
  = | { type: 'files', language: string, files: Record<string, ArrayBuffer> }
    | { type: 'start', worker: number, language: string }
    | { type: 'run', worker: number, job: Job }
    | { type: 'kill', worker: number }
    | { type: 'ping', worker: number }
    | { type: 'answer', worker: number, request: number, event: Answer }

/** From the frame to a worker that has begun. */
export type ToWorker = Job | Order & { type: 'answer' } | { type: 'stop' }

/** From a worker, through the frame, to the page. */
export type Report
  = | { type: 'ready', worker: number, version: string }
    | { type: 'running', worker: number }
    | { type: 'piece', worker: number, piece: Piece }
    | { type: 'end', worker: number, ending: 'finished' | 'error' | 'output', line: number }
    | { type: 'failed', worker: number, reason: string }
    | { type: 'killed' | 'pong', worker: number }
    | (Ask & { worker: number })

/** What the frame says once, when it listens. */
export const hello = 'lectern-cage-ready'

/**
 * A message from the cage as a report, or undefined. Nothing in it is trusted: a snippet that got hold of the
 * worker's port could send anything.
 */
export function parseReport(data: unknown): Report | undefined {
  if (!isRecord(data) || typeof data.worker !== 'number')
    return undefined
  const { type, worker } = data
  switch (type) {
    case 'ready':
      return typeof data.version === 'string'
        ? {
            type,
            worker,
            version: data.version.slice(0, 200),
          }
        : undefined
    case 'running':
    case 'killed':
    case 'pong':
      return { type, worker }
    case 'end':
      return (data.ending === 'finished' || data.ending === 'error' || data.ending === 'output') && Number.isInteger(data.line)
        ? {
            type,
            worker,
            ending: data.ending,
            line: data.line as number,
          }
        : undefined
    case 'failed':
      return typeof data.reason === 'string'
        ? {
            type,
            worker,
            reason: data.reason.slice(0, 500),
          }
        : undefined
    case 'ask':
      return typeof data.path === 'string' && typeof data.body === 'string' && typeof data.request === 'number'
        ? {
            type,
            worker,
            request: data.request,
            path: data.path,
            body: data.body,
          }
        : undefined
    case 'drop':
      return typeof data.request === 'number'
        ? { type, worker, request: data.request }
        : undefined
    case 'piece': {
      const piece = parsePiece(data.piece)
      return piece && { type, worker, piece }
    }
    default:
      return undefined
  }
}

function parsePiece(data: unknown): Piece | undefined {
  if (!isRecord(data))
    return undefined
  const { kind } = data
  if (kind === 'picture') {
    return (data.mime === 'image/svg+xml' || data.mime === 'image/png') && typeof data.data === 'string' && data.data.length <= limits.picture
      ? {
          kind,
          mime: data.mime,
          data: data.data,
          title: typeof data.title === 'string' ? data.title.slice(0, 300) : undefined,
          width: typeof data.width === 'number' ? data.width : undefined,
        }
      : undefined
  }
  return (kind === 'stdout' || kind === 'stderr' || kind === 'result' || kind === 'error') && typeof data.text === 'string' && data.text.length <= limits.characters
    ? { kind, text: data.text }
    : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
