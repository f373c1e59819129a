import type { Page } from 'playwright'
import type { Fact } from './in-page/facts.ts'
import type { Missed } from './in-page/missed-pictures.ts'
import type { Patience } from './in-page/rest.ts'
import type { Heard } from './listen.ts'
import type { PrintOptions } from './options.ts'
import { LecternError, messageOf } from '../../project/problem.ts'
import { late, withDeadline } from './deadline.ts'
import { still, unsettled } from './in-page/facts.ts'
import { missedPictures } from './in-page/missed-pictures.ts'
import { isAtRest } from './in-page/rest.ts'
import { nameIn } from './listen.ts'
import { defaultLimit } from './options.ts'
import { stillStyles } from './still-styles.ts'

/** How long slides may be in motion by themselves before they are taken as they are then, in milliseconds. */
const longestMotion = 5000
/** Longer than the steps in which components count and type, and than they wait before they begin. */
const patience: Patience = { quiet: 700, ahead: 2000 }

/** Waits until every slide is complete; see `openPrintPage`. */
export async function settle(page: Page, deckUrl: string, options: PrintOptions, deadline: number, { errors, pictures }: Heard): Promise<void> {
  const awaited = { slides: options.slides, withClicks: options.withClicks ?? false, clicksStart: options.clicksStart ?? {} }
  let facts: Fact[] = []
  let before = -1
  let restBy: number | undefined
  for (;;) {
    const now = await withDeadline(page.evaluate(unsettled, awaited), deadline)
      .catch(error => error === late || page.isClosed() || errors.length > 0
        ? undefined
        : fail(options, [
            {
              slide: 0,
              what: messageOf(error),
              broken: true,
            },
          ]))
    facts = now ?? facts
    const broken = facts.filter(fact => fact.broken)
    if (broken.length > 0)
      fail(options, broken)
    if (errors.length > 0) {
      fail(options, errors.map(error => ({
        ...error,
        slide: suspect(facts),
        broken: true,
      })))
    }
    // A slide that has just been mounted may still add its clicks: only two equal looks in a row count.
    if (now?.length === 0) {
      const size = await withDeadline(page.evaluate(still, stillStyles), deadline).catch(() => fail(options, [
        { slide: 0, what: 'the page does not answer', broken: false },
      ]))
      if (size === before) {
        restBy ??= Math.min(performance.now() + longestMotion, deadline)
        if (performance.now() < restBy && !await withDeadline(page.evaluate(isAtRest, patience), deadline).catch(() => true)) {
          await new Promise(resolve => setTimeout(resolve, 50))
          continue
        }
        const missed = await withDeadline(page.evaluate(missedPictures, { addresses: [...pictures.keys()], selector: '.print-slide-container' }), deadline).catch((): Missed[] => [])
        if (missed.length > 0)
          fail(options, missed.map(({ slide, address }) => ({ slide, what: `the picture ${nameIn(deckUrl, address)} ${pictures.get(address)}`, broken: true })))
        return
      }
      before = size
      continue
    }
    if (now === undefined || performance.now() > deadline) {
      fail(options, facts.length > 0
        ? facts
        : [
            { slide: 0, what: 'the page does not answer', broken: false },
          ])
    }
    await new Promise(resolve => setTimeout(resolve, 30))
  }
}

/** The slide that an error without an address most likely belongs to: the one that alone is not there. */
function suspect(facts: Fact[]): number {
  const slides = new Set(facts.map(fact => fact.slide).filter(Boolean))
  return slides.size === 1
    ? [...slides][0] ?? 0
    : 0
}

/** Refuses for what is still not as it should be. */
export function fail(options: PrintOptions, facts: (Fact & { fix?: string })[]): never {
  const seconds = Math.round((options.limit ?? defaultLimit) / 1000)
  throw new LecternError(facts.map(({ slide, what, broken, fix }) => ({
    file: options.file ?? '',
    ...(slide
      ? { slide }
      : {}),
    found: broken
      ? what
      : `${what} (waited ${seconds} s)`,
    expected: 'a slide that is complete: its fonts, pictures, diagrams and outputs',
    fix: fix ?? (broken
      ? 'open this slide in the browser and fix what is named above'
      : 'open this slide in the browser; if it is only slow, raise --timeout'),
  })))
}
