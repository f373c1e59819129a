import type { Piece } from '../../../cage/protocol.ts'

/** How every line on stderr begins that a talk's add-on says of itself, where it answers in another's place. */
const mark = '[Lectern stand-in]'

/** True for a piece in which only a stand-in speaks. */
export function isNotice(piece: Piece): boolean {
  return piece.kind === 'stderr' && piece.text.trim().split('\n').every(line => line.startsWith(mark))
}

/** True when a stand-in answered in place of the library or the service that the code names. */
export function usedStandIn(pieces: Piece[]): boolean {
  return pieces.some(piece => piece.kind === 'stderr' && piece.text.includes(mark))
}
