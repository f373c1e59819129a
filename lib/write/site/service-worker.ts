import type { BuiltDeck } from '../../render/chunks/build.ts'
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { root } from '../../root.ts'
import { bundle } from './search.ts'

/** Too heavy to fetch for everybody: kept only when a visitor has used it. */
const onlyWhenUsed = /(?:^|\/)runtimes\/|\/noto-[^/]*\.woff2$|\.pdf$/

/**
 * Writes `sw.js` and, for each deck, the list of files that make it playable without a network.
 * The lists' hash is the worker's version: a new build is taken over at the next visit.
 */
export async function writeServiceWorker(built: BuiltDeck[], site: string): Promise<void> {
  const files = (folder: string): string[] => readdirSync(join(site, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => posix.relative(site, posix.join(entry.parentPath, entry.name)))
    .filter(path => !onlyWhenUsed.test(path))
    // A page is kept by the address it is visited under.
    .map(path => path.replace(/(^|\/)index\.html$/, '$1'))
    .sort()
  const lists = Object.fromEntries(built.map(({ deck, client }) => [
    deck.name,
    [
      '',
      ...files(deck.name),
      ...Object.entries(client.manifest.files).flatMap(([file, needs]) => [file, ...needs.css]),
      ...files('assets').filter(path => /\.(?:woff2|svg)$|\/site-/.test(path)),
    ],
  ]))
  const kept = Object.fromEntries(Object.entries(lists).map(([name, list]) => [
    name,
    [
      ...new Set(list),
    ],
  ]))
  const version = createHash('sha256')
  for (const path of Object.values(kept).flat()) {
    version.update(path).update(path === '' || path.endsWith('/')
      ? await readFile(join(site, path, 'index.html'))
      : '')
  }
  const code = await bundle(join(root, 'lib/page/offline/worker.ts'))
  await writeFile(join(site, 'sw.js'), `self.lecternKept=${JSON.stringify({
    version: version.digest('hex').slice(0, 12),
    decks: kept,
  })};\n${code}`)
}
