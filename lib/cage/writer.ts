import type { Piece } from './protocol.ts'
import { limits } from './protocol.ts'

type Stream = 'stdout' | 'stderr'

/** Thrown into the program that printed too much. */
export class OutputLimit extends Error {}

/** A run's outlet: whole lines go out at once, and no more than the limits allow. */
export interface Writer {
  write: (stream: Stream, text: string | Uint8Array) => void
  send: (piece: Piece) => void
  /** Sends what has no line end yet. */
  flush: () => void
  /** Whether a limit was hit. */
  full: () => boolean
}

/** @param post what takes a piece to the page */
export function createWriter(post: (piece: Piece) => void): Writer {
  const rest: Record<Stream, string> = { stdout: '', stderr: '' }
  const decoders: Record<Stream, TextDecoder> = {
    stdout: new TextDecoder(),
    stderr: new TextDecoder(),
  }
  let characters = 0
  let pieces = 0
  let pictures = 0
  let full = false

  function send(piece: Piece): void {
    const size = piece.kind === 'picture'
      ? 0
      : piece.text.length
    const tooLarge = piece.kind === 'picture' && (++pictures > limits.pictures || piece.data.length > limits.picture)
    pieces++
    characters += size
    if (full || tooLarge || pieces > limits.pieces || characters > limits.characters) {
      // What still fits is shown, so that nobody wonders what there was too much of.
      if (!full && piece.kind !== 'picture' && pieces <= limits.pieces)
        post({ ...piece, text: piece.text.slice(0, limits.characters - characters) })
      full = true
      throw new OutputLimit('output limit reached')
    }
    post(piece)
  }

  function write(stream: Stream, text: string | Uint8Array): void {
    const whole = rest[stream] + (typeof text === 'string'
      ? text
      : decoders[stream].decode(text, { stream: true }))
    // A line without end is shown all the same, a screenful at a time.
    const end = whole.length > 4000
      ? whole.length
      : whole.lastIndexOf('\n') + 1
    rest[stream] = whole.slice(end)
    if (end > 0) {
      send({
        kind: stream,
        text: whole.slice(0, end),
      })
    }
  }

  return {
    write,
    send(piece) {
      flush()
      send(piece)
    },
    flush,
    full: () => full,
  }

  function flush(): void {
    for (const stream of ['stdout', 'stderr'] as const) {
      const text = rest[stream]
      rest[stream] = ''
      if (text)
        send({ kind: stream, text })
    }
  }
}
