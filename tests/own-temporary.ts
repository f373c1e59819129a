import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

let folder: string | undefined

/**
 * One temporary folder for all that a run and the programs that it starts put there, removed with it. Its name is short:
 * browsers put sockets below it, whose paths may have 100 letters or so.
 */
export default function ownTemporary(): void {
  if (folder !== undefined)
    return
  const own = folder = mkdtempSync(join(realpathSync(tmpdir()), 'lv-'))
  // Windows asks for the other two.
  process.env.TMPDIR = process.env.TEMP = process.env.TMP = own
  // Each project has a set-up of its own, and any of them may be the last to use it.
  process.on('exit', () => rmSync(own, { recursive: true, force: true, maxRetries: 5 }))
}
