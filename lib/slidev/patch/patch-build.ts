import type { GenericSchema } from 'valibot'
import type { Deck } from '../../project/deck.ts'
import type { WarmSlidev } from '../process.ts'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { array, number, object, string } from 'valibot'
import { cache } from '../../project/cache.ts'
import { readJson } from '../../project/json.ts'
import { hasSameInputs, inputsFile, inputsWith } from '../../project/kept/inputs.ts'
import { keepFolder } from '../../project/kept/keep.ts'
import { brokenSeal, keptFolder } from '../../project/kept/seal.ts'
import { LecternError } from '../../project/problem.ts'
import { runSlidev } from '../run.ts'
import { patchFile, patchSchema, sourcesFile } from './slide-sources.ts'

/** What a build of an earlier one knows of it. */
export interface Patched {
  /** Absolute path. */
  from: string
  /** Numbers of the slides whose words differ. */
  changed: number[]
}

const patchedSchema: GenericSchema<unknown, Patched> = object({ from: string(), changed: array(number()) })

/** What `patchBuild` left in a folder. */
export function patchedFrom(folder: string): Patched {
  return readJson(patchedSchema, join(folder, patchFile))
}

/** Why a build cannot be made of an earlier one. */
class Unlike extends Error {}

/**
 * Makes a deck's build of an earlier one in which nothing but words of slides differ. The files whose words changed keep
 * their names, so that it is for files made on this machine, never for a host whose visitors keep what they have.
 *
 * @param from absolute path of the earlier build
 * @param folder absolute path to fill; its name must say all that the build depends on
 * @returns why that cannot be; undefined when it is there
 */
export async function patchBuild(deck: Deck, from: string, folder: string, warm?: WarmSlidev): Promise<string | undefined> {
  const markdown = [...new Set([deck.entry, ...deck.slides.map(({ file }) => file)])]
  try {
    await keepFolder(folder, async (scratch) => {
      if (!existsSync(join(from, sourcesFile)) || brokenSeal(from) !== undefined || !hasSameInputs(from, markdown))
        throw new Unlike('more than its Markdown changed')
      const { files, changed } = await changedFiles(deck, from, warm)
      await cp(from, scratch, { recursive: true, filter: path => path !== join(from, keptFolder) })
      for (const [path, content] of [...Object.entries(files), [inputsFile, inputsWith(from, markdown)], [patchFile, JSON.stringify({ from, changed } satisfies Patched)]] as const)
        await writeFile(join(scratch, path), content)
    })
    return undefined
  }
  catch (error) {
    if (error instanceof Unlike)
      return error.message
    // What is wrong with the deck, a whole build tells.
    if (error instanceof LecternError)
      return 'it does not compile'
    throw error
  }
}

async function changedFiles(deck: Deck, from: string, warm?: WarmSlidev): Promise<{ files: Record<string, string>, changed: number[] }> {
  await mkdir(join(cache, 'patched'), { recursive: true })
  const output = await mkdtemp(join(cache, 'patched', 'slides-'))
  try {
    await runSlidev({ deck, output, patches: from }, warm)
    const patch = readJson(patchSchema, join(output, patchFile))
    if ('why' in patch)
      throw new Unlike(patch.why)
    return patch
  }
  finally {
    await rm(output, { recursive: true, force: true })
  }
}
