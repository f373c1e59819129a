import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { object, optional, string } from 'valibot'
import { jsonObject, readJson } from './json.ts'

const infoSchema = object({
  name: optional(string()),
  version: optional(string()),
  author: optional(object({ url: optional(string()) })),
  license: optional(object({ title: optional(string()), spdx: optional(string()) })),
})
const setSchema = object({ info: optional(infoSchema), icons: jsonObject, aliases: optional(jsonObject, {}) })
const fix = 'install the set of icons again'

const sets = new Map<string, Set<string> | undefined>()

/**
 * Names of the icons in a set that this machine has: in the project, beside Lectern, or beside Slidev, which brings
 * `carbon`, `ph` and `svg-spinners`.
 *
 * @param set `carbon`
 * @param folder absolute path of a folder of the project
 * @returns undefined when the set is not installed
 */
export function iconsOf(set: string, folder: string): Set<string> | undefined {
  const key = `${folder}\0${set}`
  if (!sets.has(key)) {
    const file = findSet(set, folder)
    sets.set(key, file === undefined
      ? undefined
      : namesIn(file))
  }
  return sets.get(key)
}

/** Hyphens in a set's name at most; each is looked for on disk. */
const mostParts = 8

/**
 * Where the name of a set ends in a tag's name, `carbon-arrow-right` or `CarbonArrowRight`: Slidev makes an icon of each
 * tag that begins with one.
 *
 * @param folder absolute path of a folder of the project
 * @returns undefined where no set that this machine has is named
 */
export function splitIcon(tag: string, folder: string): { set: string, icon: string } | undefined {
  const parts = tag.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase().split('-')
  const sets = parts.slice(1, mostParts + 1).map((_, index) => parts.slice(0, index + 1).join('-'))
  const set = sets.findLast(set => iconsOf(set, folder) !== undefined)
  return set === undefined ? undefined : { set, icon: parts.slice(set.split('-').length).join('-') }
}

/**
 * Under which terms a set of icons may be published.
 *
 * @param set `carbon`
 * @param folder absolute path of a folder of the project
 */
export function describeIcons(set: string, folder: string): { name: string, version: string, licence: string, source?: string } | undefined {
  const file = findSet(set, folder)
  if (file === undefined)
    return undefined
  // A set's own package has its facts in a file beside.
  const beside = join(dirname(file), 'info.json')
  const info = existsSync(beside)
    ? readJson(infoSchema, beside, fix)
    : readJson(setSchema, file, fix).info
  return {
    name: `icons: ${info?.name ?? set}`,
    version: info?.version ?? '',
    licence: info?.license?.spdx ?? info?.license?.title ?? 'see its source',
    source: info?.author?.url,
  }
}

/** An icon that was renamed is still known by its old name. */
function namesIn(file: string): Set<string> {
  const { icons, aliases } = readJson(setSchema, file, fix)
  return new Set([...Object.keys(icons), ...Object.keys(aliases)])
}

function findSet(set: string, folder: string): string | undefined {
  const ours = createRequire(import.meta.url)
  const places = [createRequire(join(folder, 'package.json')), ours, createRequire(ours.resolve('@slidev/cli/package.json'))]
  for (const place of places) {
    for (const file of [`@iconify-json/${set}/icons.json`, `@iconify/json/json/${set}.json`]) {
      try {
        return place.resolve(file)
      }
      catch {
        // Not there: the next place may have it.
      }
    }
  }
  return undefined
}
