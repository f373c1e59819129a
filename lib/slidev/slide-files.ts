import type { BuiltDeck } from './build.ts'
import { sealed } from '../project/kept/seal.ts'
import { publishedFiles } from './place-decks.ts'

/**
 * What of a build a slide may be shown with, each file with its content's hash: all but what other slides alone need.
 *
 * @returns a function of a slide's number
 */
export function filesOfSlide({ folder, manifest }: BuiltDeck['app']): (no: number) => [string, string][] {
  const hashes = sealed(folder)
  const all = publishedFiles(folder).map((path): [string, string] => [path, hashes[path] ?? ''])
  const scripts = new Set(Object.values(manifest.slides))
  return (no) => {
    const needed = new Set([manifest.entry, manifest.slides[no]].flatMap(file => file === undefined ? [] : [file]))
    // A set grows while it is walked.
    for (const file of needed)
      manifest.files[file]?.imports.forEach(path => needed.add(path))
    return all.filter(([path]) => needed.has(path) || !scripts.has(path))
  }
}
