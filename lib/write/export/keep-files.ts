import type { BuiltDeck } from '../../render/chunks/build.ts'
import type { Exported } from './export-deck.ts'
import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fingerprint } from '../../render/chunks/fingerprint.ts'
import { keepFolder } from '../../render/chunks/keep.ts'
import { keptFolder } from '../../render/chunks/place.ts'
import { root } from '../../root.ts'
import { sourceDate } from '../pdf/source-date.ts'

interface Listed { path: string, size: string, hash: string }
const listFile = 'files.json'

/**
 * The files of a deck, checked: made now, or taken as they were made before of the same build, in the same way and
 * with the same date. Making them is a function of these alone, down to the byte.
 *
 * @param way all that the files depend on besides the build, the date and our own code
 * @param make makes and checks them; not called when they are there, unharmed
 */
export async function keepFiles({ deck, app }: BuiltDeck, way: unknown, make: () => Promise<Exported>): Promise<Exported> {
  const key = fingerprint(root, ['lib/{write,check,render}/**/*.{ts,css}'], [way, sourceDate(deck.folder)?.getTime()])
  const folder = join(app.folder, keptFolder, `files-${key}`)
  const kept = await read(folder)
  if (kept)
    return kept
  await rm(folder, { recursive: true, force: true })
  const made = await make()
  await keepFolder(folder, async (scratch) => {
    const listed: Listed[] = made.files.map(({ path, size, bytes }) => ({ path, size, hash: hashOf(bytes) }))
    for (const { path, bytes } of made.files) {
      await mkdir(dirname(join(scratch, path)), { recursive: true })
      await writeFile(join(scratch, path), bytes)
    }
    await writeFile(join(scratch, listFile), JSON.stringify({ listed, remarks: made.remarks }))
  })
  return made
}

/** Undefined when nothing is kept, or what is kept is not what was written. */
async function read(folder: string): Promise<Exported | undefined> {
  try {
    const { listed, remarks } = JSON.parse(await readFile(join(folder, listFile), 'utf8')) as { listed: Listed[], remarks: string[] }
    const files = await Promise.all(listed.map(async ({ path, size, hash }) => ({ path, size, hash, bytes: await readFile(join(folder, path)) })))
    return files.every(({ bytes, hash }) => hashOf(bytes) === hash)
      ? { files: files.map(({ path, size, bytes }) => ({ path, size, bytes })), remarks }
      : undefined
  }
  catch {
    return undefined
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
