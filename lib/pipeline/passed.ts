import type { Deck } from '../project/deck.ts'
import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { cache } from '../project/cache.ts'
import { fingerprint } from '../project/kept/fingerprint.ts'
import { isKept, keepFolder } from '../project/kept/keep.ts'
import { root } from '../project/root.ts'
import { buildFolder } from '../slidev/build.ts'

/** A name made of all that a deck's check looks at: what it is built from, and the rules. */
function passedFolder(deck: Deck): string {
  const rules = fingerprint(root, ['lib/{cage,features,markdown,project,rules}/**/*'])
  return join(cache, 'checked', `${basename(buildFolder(deck))}-${rules}`)
}

/** True when this very content passed every rule before, its snippets run anew then. */
export function hasPassed(deck: Deck): boolean {
  return isKept(passedFolder(deck))
}

/** Remembers that a deck passed every rule just now. */
export async function rememberPassed(deck: Deck): Promise<void> {
  await keepFolder(passedFolder(deck), async (scratch) => {
    await mkdir(scratch, { recursive: true })
  })
}
