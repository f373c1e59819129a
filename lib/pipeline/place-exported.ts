import type { Exported } from '../print/export-deck.ts'
import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import process from 'node:process'
import { hashOf } from '../project/kept/seal.ts'
import { placeFile } from '../project/place.ts'

/** What was put in place and said before, where exports follow each other: it is neither written nor said again. */
export interface Placed {
  /** Hash of each file in place, by its absolute path; empty while it is being put there. */
  placed: Map<string, string>
  remarks: Set<string>
}

/**
 * Puts checked files in place, and says what the reader of the log should know.
 *
 * @param targetOf the absolute path for a file's path
 * @param onFile called with a line for each file that was put in place
 */
export async function placeExported({ files, remarks }: Exported, targetOf: (path: string) => string, before: Placed | undefined, onFile: (line: string) => void): Promise<void> {
  for (const file of files) {
    const target = targetOf(file.path)
    const hash = hashOf(file.bytes)
    if (before?.placed.get(target) === hash && existsSync(target))
      continue
    before?.placed.set(target, '')
    await placeFile(target, file.bytes)
    before?.placed.set(target, hash)
    onFile(`${relative(process.cwd(), target)} (${file.size})`)
  }
  for (const remark of remarks.filter(remark => !before?.remarks.has(remark))) {
    before?.remarks.add(remark)
    process.stderr.write(`${remark}\n`)
  }
}
