import type { GenericSchema } from 'valibot'
import type { BuiltDeck } from '../slidev/build.ts'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { array, object, string } from 'valibot'
import { lastBrowser } from '../browser/browser.ts'
import { cache } from '../project/cache.ts'
import { jsonOr } from '../project/json.ts'
import { ownFingerprint } from '../project/kept/fingerprint.ts'
import { keepNote } from '../project/kept/keep.ts'
import { filesOfSlide } from '../slidev/slide-files.ts'

/** A page of a file, and what it was made from. */
export interface Page {
  /** The slide's number. */
  no: number
  /** Of the page itself; see `pageHashes`. */
  hash: string
  /** What it was to show. */
  expected: unknown
}

/** Pages that were read back and compared with the stage, every place of them, and without a finding, by all that decides on both. */
export interface Proven {
  /** Whether a page that shows this slide, as its files are now, was found to be right. */
  shows: (no: number) => boolean
  has: (page: Page) => boolean
  /** Remembers pages, in place of all that were known. */
  remember: (pages: Page[]) => Promise<void>
}

interface Kept { slides: string[], pages: string[] }
const keptSchema: GenericSchema<unknown, Kept> = object({ slides: array(string()), pages: array(string()) })

const hashOf = (...parts: unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex')

/**
 * What is known of a deck's pages. A slide's stage is known by the files of the build that it may be shown with, a page
 * by its own hash, and both by our code and the browser.
 *
 * @param way how the slides are shown: dark, with clicks
 * @returns for a build that is whole, nothing is taken as known
 */
export function provenPages({ deck, app }: BuiltDeck, way: unknown): Proven {
  const file = join(cache, 'proven', `${deck.name}-${hashOf(way).slice(0, 8)}.json`)
  const known = app.patched && existsSync(file) ? jsonOr(keptSchema, readFileSync(file, 'utf8'), undefined) : undefined
  const code = ownFingerprint(['lib/{features,look,print,project,site}/**/*.{ts,css}'])
  const filesOf = filesOfSlide(app)
  const stage = (no: number): string => hashOf(code, lastBrowser(), way, no, filesOf(no))
  const pageOf = ({ no, hash, expected }: Page): string => hashOf(stage(no), hash, expected)
  return {
    shows: no => known?.slides.includes(stage(no)) ?? false,
    has: page => known?.pages.includes(pageOf(page)) ?? false,
    remember: pages => keepNote(file, JSON.stringify({ slides: [...new Set(pages.map(({ no }) => stage(no)))], pages: pages.map(pageOf) } satisfies Kept)),
  }
}
