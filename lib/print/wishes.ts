import type { Deck } from '../project/deck.ts'
import type { ExportOptions } from './export-deck.ts'
import { isRecord } from '../markdown/yaml.ts'
import { LecternError } from '../project/problem.ts'
import { parseRange } from './range.ts'

/** What the command line says of an export; what it leaves open, the deck says. */
export interface Asked extends Pick<ExportOptions, 'withClicks' | 'dark'> {
  /** `1,4-5` */
  range?: string
}

/**
 * Which pages an export has: as the command line asks, else as `export: { withClicks, dark, range }` in the headmatter does,
 * which Slidev's own export reads as well.
 *
 * @throws UseError for a `--range` that is wrong, LecternError for one of the headmatter
 */
export function wishesOf(deck: Deck, { withClicks, dark, range }: Asked): Required<Pick<ExportOptions, 'withClicks' | 'dark' | 'slides'>> {
  const own = isRecord(deck.headmatter.export) ? deck.headmatter.export : {}
  const wrong = (expected: string): LecternError => {
    const { file = deck.slides[0]!.file, line } = deck.slides[0]?.keys.find(({ key }) => key === 'export') ?? {}
    return new LecternError({ file, line, found: `"range" of export is "${String(own.range)}"`, expected, fix: 'correct the range, or leave it out to export every slide' })
  }
  return {
    withClicks: withClicks ?? own.withClicks === true,
    dark: dark ?? own.dark === true,
    slides: range !== undefined || own.range === undefined || own.range === null
      ? parseRange(range, deck)
      : parseRange(String(own.range), deck, wrong),
  }
}
