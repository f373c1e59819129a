import type { Deck } from '../../project/deck.ts'
import type { Lock } from '../../project/remote/lock.ts'
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { copyPath, integrityOf } from '../../project/remote/copies.ts'
import { readLock } from '../../project/remote/lock.ts'
import { withParts } from '../../project/remote/sheet.ts'

/** Whether a deck's builds take along what it shows of other hosts: Slidev's own key says no, and is not heeded where it is not written. */
export function takesAlong({ headmatter: { remoteAssets } }: Pick<Deck, 'headmatter'>): boolean {
  return remoteAssets !== false && remoteAssets !== 'dev'
}

/** Absolute paths of the copies that this machine has of a deck's remote files, by address. A style sheet's names copies in turn. */
export function localCopies(deck: Pick<Deck, 'entry' | 'headmatter'>): Map<string, string> {
  const lock = takesAlong(deck) ? readLock(deck.entry) : {}
  return new Map(Object.entries(lock).flatMap(([address, locked]) => {
    const path = locked.ending === 'css' ? localSheet(address, lock)?.path : copyPath(locked)
    return path !== undefined && existsSync(path) ? [[address, path]] : []
  }))
}

/** A style sheet that names copies, and where it is kept; undefined when it or one of its parts is not there. */
export function localSheet(address: string, lock: Lock, above: string[] = []): { path: string, text: string, parts: { path: string, text: string }[] } | undefined {
  const locked = lock[address]
  if (locked === undefined || !existsSync(copyPath(locked)) || above.includes(address))
    return undefined
  const parts: { path: string, text: string }[] = []
  const text = withParts(readFileSync(copyPath(locked), 'utf8'), locked.from ?? address, (part) => {
    const entry = lock[part]
    if (entry?.ending !== 'css')
      // A page's policy has no fonts inside style sheets.
      return entry && existsSync(copyPath(entry)) ? `./${basename(copyPath(entry))}?no-inline` : undefined
    const sheet = localSheet(part, lock, [...above, address])
    if (sheet)
      parts.push(sheet, ...sheet.parts)
    return sheet && `./${basename(sheet.path)}`
  })
  return text === undefined ? undefined : { path: copyPath({ integrity: integrityOf(text), ending: 'local.css' }), text, parts }
}
