import type { GenericSchema } from 'valibot'
import type { Problem } from '../project/problem.ts'
import type { BuiltDeck } from '../slidev/build.ts'
import type { Exported } from './export-deck.ts'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { array, object, optional, string } from 'valibot'
import { lastBrowser } from '../browser/browser.ts'
import { problemSchema, readJson } from '../project/json.ts'
import { ownFingerprint } from '../project/kept/fingerprint.ts'
import { keepFolder } from '../project/kept/keep.ts'
import { keptFolder } from '../project/kept/seal.ts'
import { sourceDate } from './pdf/source-date.ts'

/** What is known of the files besides their bytes. */
interface Listed {
  files: { path: string, size: string }[]
  remarks: string[]
  findings: Problem[]
  /** Which browser printed them, for who asks later why two machines' bytes differ. */
  browser?: string
}

const listFile = 'files.json'
const listedSchema: GenericSchema<unknown, Listed> = object({
  files: array(object({ path: string(), size: string() })),
  remarks: array(string()),
  findings: array(problemSchema),
  browser: optional(string()),
})

/**
 * The files of a deck, checked: made now, or taken as they were made before of the same build, in the same way and
 * with the same date. Making them is a function of these alone, down to the byte.
 *
 * @param way all that the files depend on besides the build, the date and our own code
 * @param make makes and checks them; not called when they are there, unharmed
 */
export async function keepFiles({ deck, app }: BuiltDeck, way: unknown, make: () => Promise<Exported>): Promise<Exported> {
  const key = ownFingerprint(['lib/{features,look,print,project,site}/**/*.{ts,css}'], [way, sourceDate(deck.folder)?.getTime()])
  const folder = join(app.folder, keptFolder, `files-${key}`)
  await keepFolder(folder, async (scratch) => {
    const { files, remarks, findings } = await make()
    for (const { path, bytes } of files) {
      await mkdir(dirname(join(scratch, path)), { recursive: true })
      await writeFile(join(scratch, path), bytes)
    }
    await writeFile(join(scratch, listFile), JSON.stringify({ files: files.map(({ path, size }) => ({ path, size })), remarks, findings, browser: lastBrowser() } satisfies Listed))
  })
  const { files, remarks, findings } = readJson(listedSchema, join(folder, listFile))
  return { files: await Promise.all(files.map(async file => ({ ...file, bytes: await readFile(join(folder, file.path)) }))), remarks, findings }
}
