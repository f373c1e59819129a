/**
 * Seeded random numbers: the same seed gives the same run on every machine.
 *
 * The generator is mulberry32 (Tommy Ettinger, 2017, public domain): 32 bits of
 * state, integer arithmetic only, so no engine can round it differently.
 */
export interface Random {
  /** A number in [0, 1), a multiple of 2^-32. */
  next: () => number
  /** A whole number in [0, count). */
  below: (count: number) => number
  /** One member of a list that is not empty. */
  pick: <T>(list: readonly T[]) => T
}

/** In: a whole number. Out: a stream of numbers that depends on nothing else. */
export function createRandom(seed: number): Random {
  let state = seed | 0

  function next(): number {
    state = (state + 0x6D2B79F5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  function below(count: number): number {
    return Math.floor(next() * count)
  }

  function pick<T>(list: readonly T[]): T {
    if (list.length === 0)
      throw new Error('Cannot pick from an empty list')
    return list[below(list.length)]!
  }

  return { next, below, pick }
}
