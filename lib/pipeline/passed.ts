import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { array } from 'valibot'
import { cache } from '../project/cache.ts'
import { problemSchema, readJson } from '../project/json.ts'
import { ownFingerprint } from '../project/kept/fingerprint.ts'
import { isKept, keepFolder } from '../project/kept/keep.ts'
import { buildFolder } from '../slidev/build.ts'

const foundFile = 'found.json'

/** A name made of all that a deck's check looks at: what it is built from, which holds the features' rules, and the other rules. */
function passedFolder(deck: Deck): string {
  const rules = ownFingerprint(['lib/{article,rules}/**/*'])
  return join(cache, 'checked', `${basename(buildFolder(deck))}-${rules}`)
}

/** What was found when this very content was checked before, its snippets run again then; undefined when it was not, or failed. */
export function passedBefore(deck: Deck): Problem[] | undefined {
  const folder = passedFolder(deck)
  return isKept(folder) ? readJson(array(problemSchema), join(folder, foundFile)) : undefined
}

/** Remembers that a deck passed every rule just now, and what was found besides. */
export async function rememberPassed(deck: Deck, found: Problem[]): Promise<void> {
  await keepFolder(passedFolder(deck), async (scratch) => {
    await mkdir(scratch, { recursive: true })
    await writeFile(join(scratch, foundFile), JSON.stringify(found))
  })
}
