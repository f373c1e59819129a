import type { GenericSchema } from 'valibot'
import type { Problem } from '../project/problem.ts'
import type { BuiltDeck } from '../slidev/build.ts'
import type { Shard } from './shard.ts'
import { existsSync } from 'node:fs'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { array, number, object, string } from 'valibot'
import { cache } from '../project/cache.ts'
import { parseJson } from '../project/json.ts'
import { keepFolder } from '../project/kept/keep.ts'
import { brokenSeal } from '../project/kept/seal.ts'
import { LecternError } from '../project/problem.ts'

/** Says what a part is; every part has one. */
export const partFile = 'lectern-part.json'

/** One shard's work on its way to the machine that puts the site together. */
interface Part {
  shard: Shard
  /** Names of all decks of the site, of which the shard built some. */
  names: string[]
  /** Kept folders in it, as paths below the part and below `.cache/` alike. */
  folders: string[]
}

const partSchema: GenericSchema<unknown, Part> = object({
  shard: object({ index: number(), of: number() }),
  names: array(string()),
  folders: array(string()),
})

/**
 * Writes a shard's builds, with what was read off and printed of them, as a folder to carry to another machine.
 *
 * @param built the shard's decks, captured and printed
 * @param shard which of how many
 * @param names of all decks of the site
 * @param folder absolute path of an empty folder
 */
export async function writePart(built: BuiltDeck[], shard: Shard, names: string[], folder: string): Promise<void> {
  const folders = built.map(({ app }) => `decks/${basename(app.folder)}`)
  for (const path of folders)
    await cp(join(cache, path), join(folder, path), { recursive: true })
  const part: Part = { shard, names, folders: folders.sort() }
  await writeFile(join(folder, partFile), `${JSON.stringify(part, null, 2)}\n`)
}

/**
 * Takes over what the shards of one site built, so that a build finds everything done.
 *
 * @param folders absolute paths of the parts
 * @param names of all decks of the site
 * @throws LecternError when a part is missing, there twice, or of another site
 */
export async function takeParts(folders: string[], names: string[]): Promise<void> {
  const parts = await Promise.all(folders.map(async folder => ({ folder, part: await readPart(folder) })))
  const of = parts[0]?.part.shard.of ?? 0
  const problems = [
    ...parts.flatMap(({ folder, part }) => wrongPart(folder, part, of, names)),
    ...Array.from({ length: of }, (_, position) => position + 1).flatMap((index) => {
      const found = parts.filter(({ part }) => part.shard.index === index)
      return found.length === 1
        ? []
        : [problem(found[0]?.folder ?? '', found.length === 0
            ? `part ${index} of ${of} is missing`
            : `part ${index} of ${of} is there ${found.length} times`, `each part from 1 to ${of} once`)]
    }),
  ]
  if (problems.length > 0)
    throw new LecternError(problems)
  const damaged = parts.flatMap(({ folder, part }) => part.folders.flatMap((path) => {
    const broken = brokenSeal(join(folder, path))
    return broken === undefined
      ? []
      : [problem(folder, `${[path, broken].filter(Boolean).join('/')} is damaged or missing`, 'every file as the shard wrote it')]
  }))
  if (damaged.length > 0)
    throw new LecternError(damaged)
  for (const { folder, part } of parts) {
    for (const path of part.folders)
      await keepFolder(join(cache, path), scratch => cp(join(folder, path), scratch, { recursive: true }))
  }
}

async function readPart(folder: string): Promise<Part> {
  const file = join(folder, partFile)
  if (existsSync(file))
    return parseJson(partSchema, await readFile(file, 'utf8'), file, problem(folder, '', '').fix)
  throw new LecternError(problem(folder, `no part: it has no ${partFile}`, 'a folder that lectern build --shard i/n has written'))
}

function wrongPart(folder: string, { shard, names: own }: Part, of: number, names: string[]): Problem[] {
  return [
    ...(shard.of === of
      ? []
      : [problem(folder, `part ${shard.index} of ${shard.of}, beside parts of ${of}`, 'parts of one division')]),
    ...(own.join() === names.join()
      ? []
      : [problem(folder, `part of a site with the decks ${own.join(', ')}`, `a part of this site, with the decks ${names.join(', ')}`)]),
  ]
}

/** What a merge says of a deck that no part brought as it is here. */
export function notInParts(name: string): Problem {
  return problem(`slides/${name}`, `the parts have no build of ${name} as it is here`, 'parts built from the same commit, with the same versions')
}

function problem(file: string, found: string, expected: string): Problem {
  return { file, found, expected, fix: 'build the parts again from one commit: lectern build --shard i/n --output part-i' }
}
