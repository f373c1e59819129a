/** Seeded chance: mulberry32 (Tommy Ettinger, 2017, public domain). The same seed gives the same run. */
export function createRandom(seed: number): { next: () => number, pick: <T>(list: readonly T[]) => T } {
  let state = seed | 0
  /** A number in [0, 1). */
  function next(): number {
    state = (state + 0x6D2B79F5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return { next, pick: list => list[Math.floor(next() * list.length)]! }
}
