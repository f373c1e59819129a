import type { Spot } from './compare.ts'
import type { Box } from './raster.ts'
import { threadsOf } from '../../project/threads.ts'

/** Three PNGs that show what differs. */
export interface Evidence {
  slide: Uint8Array
  /** The page of the file. */
  file: Uint8Array
  difference: Uint8Array
}

/** What differs, and pictures of it. */
export interface Shown {
  spots: Spot[]
  /** What differs where two showings of the slide do not look the same either. */
  byChance: Spot[]
  /** Chance draws a part of the slide afresh at each showing, so that pictures of it cannot be told from each other. */
  isByChance: boolean
  pictures: Evidence
}

/** What a page must show: PNGs, of which only what they have in common counts, or a page of a PDF that is right, in so many pixels. */
export type Expected = Uint8Array[] | { page: number, width: number, height: number }

/** What the thread is asked: to open a file, and one that is right, or to compare a page of it. */
export type Order = { file: Uint8Array | Uint8Array[], right?: Uint8Array } | {
  /** From 0. */
  page: number
  expected: Expected
  masks: Box[]
  /** PNG of the slide at another showing: near what is not the same there, nothing is compared. */
  again?: Uint8Array
  wanted: 'boxes' | 'pictures'
}

/** What the thread answers, or the error that stopped it. */
export type Answer = Found | { failed: string }

interface Found { pages?: number, boxes?: Box[], shown?: Shown }

/** Looks at a PDF's pages with a reader that did not write them (PDFium), or at pictures, in a thread of its own. */
export interface Eyes {
  /**
   * @param file a PDF, or a PNG for each page
   * @param right a PDF that shows what the file must show
   * @returns the number of pages
   */
  open: (file: Uint8Array | Uint8Array[], right?: Uint8Array) => Promise<number>
  /**
   * Compares a page with what it must show.
   *
   * @param page from 0
   * @param masks where the two may differ
   */
  compare: (page: number, expected: Expected, masks: Box[]) => Promise<Box[]>
  /**
   * As `compare`, with what became of each spot, and the pictures to show.
   *
   * @param again the slide at another showing, where chance may have drawn it in another way
   */
  show: (page: number, expected: Expected, masks: Box[], again?: Uint8Array) => Promise<Shown>
  close: () => Promise<void>
}

const threads = threadsOf<Order, Answer>(import.meta, 'eye-worker')

/** Starts a thread, or takes one that has looked before. It asks and answers one thing after the other. */
export function openEyes(): Eyes {
  const thread = threads()
  let last: Promise<unknown> = Promise.resolve()
  const ask = (order: Order): Promise<Found> => {
    const asked = last.then(() => thread.ask(order, (answer): Found => {
      if ('failed' in answer)
        throw new Error(answer.failed)
      return answer
    }))
    last = asked.catch(() => {})
    return asked
  }
  return {
    open: async (file, right) => (await ask({ file, right })).pages ?? 0,
    compare: async (page, expected, masks) => (await ask({ page, expected, masks, wanted: 'boxes' })).boxes ?? [],
    show: async (page, expected, masks, again) => {
      const { shown } = await ask({ page, expected, masks, again, wanted: 'pictures' })
      if (!shown)
        throw new Error('the eyes show no pictures')
      return shown
    },
    close: async () => {
      await last
      thread.leave()
    },
  }
}
