import type { Piece } from './protocol.ts'

/** Neighbouring pieces of one stream as one; a carriage return starts its line anew, as on a terminal; colours go. */
export function mergeStreams(pieces: Piece[]): Piece[] {
  const merged: Piece[] = []
  for (const piece of pieces) {
    const last = merged.at(-1)
    if (last && (piece.kind === 'stdout' || piece.kind === 'stderr') && last.kind === piece.kind)
      merged[merged.length - 1] = { kind: piece.kind, text: last.text + piece.text }
    else
      merged.push(piece)
  }
  return merged.map(piece => piece.kind === 'picture'
    ? piece
    : {
        ...piece,
        text: plain(piece.text),
      })
}

function plain(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\u001B\[[\d;]*[A-Z]/gi, '').replaceAll('\r\n', '\n').replace(/[^\n]*\r(?!\n)/g, '')
}
