import type { Deck } from '../project/deck.ts'
import { UseError } from '../project/problem.ts'

/**
 * `1,4-5` => [1, 4, 5]; `4-` means to the end; nothing means every slide.
 *
 * @throws LecternError when a part is no number or no slide of the deck
 */
export function parseRange(range: string | undefined, deck: Pick<Deck, 'name' | 'slides'>): number[] {
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
      throw wrongRange(range, deck.name, total)
    return all.slice(first - 1, last)
  })
  return [
    ...new Set(numbers),
  ].sort((a, b) => a - b)
}

function wrongRange(range: string, name: string, total: number): UseError {
  return new UseError({
    file: '',
    found: `--range is "${range}"`,
    expected: `slides of ${name}, which has ${total}, such as 1,4-5 or 3-`,
    fix: 'correct the range, or leave it out to take every slide',
  })
}
