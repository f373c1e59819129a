import type { Deck } from '../../project/deck.ts'

/** Which slides of a deck are opened for print, and how. */
export interface OpenOptions {
  /** Slide numbers, ascending; all when left out. */
  slides?: number[]
  /** A page for each click of every slide. */
  withClicks?: boolean
  dark?: boolean
  /** Milliseconds for the page to settle. */
  limit?: number
  /** Absolute path of the folder where the build's settled slides are kept; without it the app is opened each time. */
  kept?: string
  /** Where the slides of the build are kept that this one was made of, and those whose words differ. */
  earlier?: { kept: string, changed: number[] }
}

/** `export: { clicks: [0, 2] }` in a slide's frontmatter says which of its states become pages. */
export function chosenClicks(deck: Deck, withClicks = false): Record<number, number[] | 'all'> {
  return Object.fromEntries(deck.slides.flatMap((slide): [number, number[] | 'all'][] => {
    const choice = (slide.frontmatter.export as { clicks?: unknown } | undefined)?.clicks
    if (Array.isArray(choice)) {
      return [
        [
          slide.no,
          choice.map(Number),
        ],
      ]
    }
    return withClicks || choice === 'all'
      ? [
          [slide.no, 'all'],
        ]
      : []
  }))
}

/**
 * Which of a slide's states a choice takes.
 *
 * @param clicks of its states, ascending; one past the last means the last
 */
export function statesOf(choice: number[] | 'all' | undefined, clicks: number[]): number[] {
  const last = clicks.at(-1) ?? 0
  return choice === 'all'
    ? clicks
    : clicks.filter(click => (choice ?? [last]).some(wanted => Math.min(wanted, last) === click))
}

/** Names that slides gave themselves by `routeAlias`, with the slide's number. */
export function aliases(deck: Deck): Record<string, number> {
  return Object.fromEntries(deck.slides.flatMap(slide => typeof slide.frontmatter.routeAlias === 'string'
    ? [
        [slide.frontmatter.routeAlias, slide.no],
      ]
    : []))
}
