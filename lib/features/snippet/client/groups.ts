import type { Piece } from '../../../cage/protocol.ts'

/** Pieces that a browser lays out together: some screenfuls. */
const most = 64

/**
 * An output's pieces in groups, so that a browser lays out only the group that grows, and the groups among each other. A
 * picture is a group by itself, since it gives way to words. Groups stay what they are when more is added, except the last.
 */
export function groupsOf(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = []
  for (const piece of pieces) {
    const last = groups.at(-1)
    if (last && last.length < most && piece.kind !== 'picture' && last[0]?.kind !== 'picture')
      last.push(piece)
    else
      groups.push([piece])
  }
  return groups
}
