import { renameSync, writeFileSync } from 'node:fs'

/**
 * Replaces a small file while the process may be about to end, so without waiting: readers see the old text or the new
 * one, never half of it.
 *
 * @throws Error when the folder cannot be written to
 */
export function replaceFile(path: string, text: string): void {
  writeFileSync(`${path}.new`, text)
  renameSync(`${path}.new`, path)
}
