import type { Deck } from '../project/deck.ts'
import type { LecternError } from '../project/problem.ts'
import { UseError } from '../project/problem.ts'

/**
 * `1,4-5` => [1, 4, 5]; `4-` means to the end; nothing means every slide.
 *
 * @param wrong what to throw when a part is no number or no slide of the deck; without it, that `--range` is wrong
 */
export function parseRange(range: string | undefined, deck: Pick<Deck, 'name' | 'slides'>, wrong: (expected: string) => LecternError = expected => wrongOption(range!, expected)): number[] {
  const total = deck.slides.length
  const all = deck.slides.map(slide => slide.no)
  if (range === undefined || range.trim() === '')
    return all
  const numbers = range.replace(/\s/g, '').split(',').flatMap((part) => {
    const [, from, dash, to] = /^(\d+)(?:(-)(\d*))?$/.exec(part) ?? []
    const first = Number(from)
    const last = dash
      ? Number(to || total)
      : first
    if (!from || first < 1 || last > total || first > last)
      throw wrong(`slides of ${deck.name}, which has ${total}, such as 1,4-5 or 3-`)
    return all.slice(first - 1, last)
  })
  return [
    ...new Set(numbers),
  ].sort((a, b) => a - b)
}

function wrongOption(range: string, expected: string): UseError {
  return new UseError({ file: '', found: `--range is "${range}"`, expected, fix: 'correct the range, or leave it out to export every slide' })
}
