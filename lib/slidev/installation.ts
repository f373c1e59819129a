import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { packageManifest, readJson } from '../project/json.ts'
import { places } from './contract.ts'

/** One installed Slidev. */
export interface Installation {
  /** Absolute path of its program, `bin/slidev.mjs`. */
  bin: string
  version: string
}

/** Versions that Lectern's hooks are tested with: the last of 52, and 53. */
const slidevVersions = '52.19.1 or newer, and 53'
const fits = /^(?:52\.(?:19\.[1-9]\d*|[2-9]\d\.\d+)|53\.\d+\.\d+)$/

/** Program of Lectern's own Slidev. */
export const slidev: string = installationFrom(import.meta.url)!.bin

/** The Slidev that a folder's packages have, of whatever version. */
export function ownSlidev(folder: string): Installation | undefined {
  return installationFrom(join(folder, 'package.json'))
}

/**
 * The Slidev that a deck is shown with: its project's own where Lectern knows it, else Lectern's.
 *
 * @param folder absolute path of the deck's folder
 */
export function slidevFor(folder: string): Installation {
  const own = ownSlidev(folder)
  return own && fits.test(own.version)
    ? own
    : installationFrom(import.meta.url)!
}

/**
 * What to say where a project's Slidev is not the one that its deck is shown with.
 *
 * @returns one line; undefined where it is, or where the project has none
 */
export function remarkOnSlidev(folder: string): string | undefined {
  const own = ownSlidev(folder)
  return own && !fits.test(own.version)
    ? `the project has Slidev ${own.version}; Lectern works with ${slidevVersions}, so the deck is shown with its own ${installationFrom(import.meta.url)!.version}`
    : undefined
}

function installationFrom(place: string): Installation | undefined {
  try {
    const manifest = createRequire(place).resolve('@slidev/cli/package.json')
    const { version } = readJson(packageManifest, manifest)
    return { bin: join(dirname(manifest), places.program), version }
  }
  catch {
    return undefined
  }
}
