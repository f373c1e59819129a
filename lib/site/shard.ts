import type { DeckEntry } from '../project/decks.ts'
import { UseError } from '../project/problem.ts'

/** One machine's share of the work: number `index`, from 1, of `of`. */
export interface Shard {
  index: number
  of: number
}

/**
 * `2/3` => the second of three.
 *
 * @throws LecternError when it is not that
 */
export function parseShard(text: string): Shard {
  const [, index = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number)
  if (index >= 1 && index <= of)
    return { index, of }
  throw new UseError({
    file: '',
    found: `--shard is "${text}"`,
    expected: 'which of how many, from 1/n to n/n',
    fix: 'lectern build --shard 1/3 --output part-1',
  })
}

/** The decks that fall to a shard: every n-th by name, so that shards differ by one deck at most. */
export function shardOf<Entry extends Pick<DeckEntry, 'name'>>(decks: Entry[], { index, of }: Shard): Entry[] {
  return decks.filter((_, position) => position % of === index - 1)
}
