import type { Browser } from 'playwright'
import type { PrintOptions, Snapshot } from '../settle.ts'
import type { Frozen } from './freeze.ts'
import type { Choice } from './in-page/choose.ts'
import { writeFile } from 'node:fs/promises'
import { loadFaces } from '../settle/in-page/decoded.ts'
import { openDetached, scale } from './freeze.ts'
import { readPlaces } from './in-page/places.ts'
import { listFaces, putWords } from './in-page/put-words.ts'
import { serialise } from './in-page/serialise.ts'
import { openDocument } from './open.ts'
import { comparePlaces } from './places.ts'

/** Frozen slides of a build in which only words of some slides were others. */
export interface Earlier {
  frozen: Frozen & { file: string }
  /** Numbers of the slides whose words changed. */
  changed: number[]
}

/**
 * Freezes slides of which only some changed, and only in words: these alone are opened and settled, and join the page
 * that was made before in the same places as in their own.
 *
 * @param file absolute path to write
 * @returns undefined where they differ in more
 * @throws LecternError as `openDetached` does
 */
export async function refreeze(browser: Browser, deckUrl: string, options: PrintOptions, choice: Omit<Choice, 'deckUrl'>, { frozen, changed }: Earlier, file: string): Promise<Frozen | undefined> {
  const [detached, before] = await Promise.all([
    openDetached(browser, deckUrl, { ...options, slides: changed }, choice),
    openDocument(browser, frozen.file, { ...options, scale }),
  ])
  try {
    const [faces, known] = await Promise.all([detached, before].map(({ page }) => page.evaluate(listFaces))) as [string[], string[]]
    if (faces.some(face => !known.includes(face)))
      return undefined
    const places = await detached.page.evaluate(readPlaces)
    const html = await before.page.evaluate(putWords, await detached.page.evaluate(serialise))
    if (html === undefined)
      return undefined
    await before.page.evaluate(loadFaces)
    const ids = new Set(places.map(({ id }) => id))
    if (comparePlaces(places, (await before.page.evaluate(readPlaces)).filter(({ id }) => ids.has(id))).length > 0)
      return undefined
    await writeFile(file, html)
    const isOther = ({ no }: { no: number }): boolean => !changed.includes(no)
    return {
      unlike: [],
      snapshot: { ...frozen.snapshot, slides: inOrder([...frozen.snapshot.slides.filter(isOther), ...detached.snapshot.slides]), remote: detached.snapshot.remote && together(frozen.snapshot.remote, detached.snapshot.remote) },
      expected: inOrder([...frozen.expected.filter(isOther), ...detached.expected]),
      findings: [...frozen.findings, ...detached.findings.filter(({ found }) => frozen.findings.every(finding => finding.found !== found))],
    }
  }
  finally {
    await Promise.all([detached.close(), before.close()])
  }
}

function inOrder<Slide extends { no: number, click: number }>(slides: Slide[]): Slide[] {
  return slides.sort((one, other) => one.no - other.no || one.click - other.click)
}

function together(one: Snapshot['remote'] = {}, other: Snapshot['remote'] = {}): Snapshot['remote'] {
  return Object.fromEntries([...new Set([...Object.keys(one), ...Object.keys(other)])].map(kind => [kind, [...new Set([...one[kind as keyof typeof one] ?? [], ...other[kind as keyof typeof other] ?? []])]]))
}
