import type { Piece } from './protocol.ts'

/** A run's output as it is shown, which grows piece by piece. */
export interface Transcript {
  add: (piece: Piece) => void
  /** All so far, neighbours of one stream as one; what has not changed since the last call is the same object. */
  pieces: () => Piece[]
  /** Number of pieces that `pieces` gives. */
  size: () => number
}

/**
 * Takes time in proportion to what is added, however many pieces it comes in: a piece is made again only when it is
 * asked for after it has grown.
 */
export function createTranscript(): Transcript {
  /** The last one's text as it came; those before do not change any more. */
  let growing = ''
  const kinds: Piece['kind'][] = []
  const made: Piece[] = []

  function finish(): void {
    const kind = kinds.at(-1)
    if (kind !== undefined && kind !== 'picture' && made.length < kinds.length)
      made.push({ kind, text: plain(growing) })
  }

  return {
    add(piece) {
      if ((piece.kind === 'stdout' || piece.kind === 'stderr') && kinds.at(-1) === piece.kind) {
        growing += piece.text
        made.length = kinds.length - 1
        return
      }
      finish()
      kinds.push(piece.kind)
      if (piece.kind === 'picture')
        made.push(piece)
      else
        growing = piece.text
    },
    pieces() {
      finish()
      return [...made]
    },
    size: () => kinds.length,
  }
}

/** Neighbouring pieces of one stream as one; a carriage return starts its line again, as on a terminal; colours go. */
export function mergeStreams(pieces: Piece[]): Piece[] {
  const transcript = createTranscript()
  for (const piece of pieces)
    transcript.add(piece)
  return transcript.pieces()
}

function plain(text: string): string {
  // eslint-disable-next-line no-control-regex
  const uncoloured = text.replace(/\u001B\[[\d;]*[A-Z]/gi, '').replaceAll('\r\n', '\n')
  // Line by line: one pattern over all of the text would look through a long line once for each of its characters.
  return uncoloured.includes('\r')
    ? uncoloured.split('\n').map(line => line.slice(line.lastIndexOf('\r') + 1)).join('\n')
    : uncoloured
}
