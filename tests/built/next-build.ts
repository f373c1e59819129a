import type { Kept } from '../../lib/site/offline/shelf.ts'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { contentSum } from '../../lib/site/offline/content-sum.ts'

const bundled = /-[\w-]{8}\.js$/

/**
 * Makes of a built site what another build of it would be: a deck's scripts with other hashes in their names, other
 * words on its slides, another version of the service worker. Runtimes and PDFs are left out.
 *
 * @param from the built site's folder
 * @param to folder to write
 * @param deck whose slides differ
 * @param words what is said, and what is said instead
 */
export async function writeNextBuild(from: string, to: string, deck: string, [before, after]: [string, string]): Promise<void> {
  copySite(from, to)
  const assets = join(to, deck, 'by.hash')
  const scripts = readdirSync(assets).filter(name => bundled.test(name))
  const renamed = new Map(scripts.map(name => [name, name.replace(/(.)\.js$/, (_, last: string) => `${last === 'Z' ? 'Y' : 'Z'}.js`)]))
  for (const [name, other] of renamed)
    renameSync(join(assets, name), join(assets, other))
  for (const file of textFiles(to)) {
    let text = readFileSync(file, 'utf8')
    if (file.startsWith(join(to, deck)) || basename(file) === 'sw.js') {
      for (const [name, other] of renamed)
        text = text.replaceAll(name, other)
      text = text.replaceAll(before, after)
    }
    writeFileSync(file, text.replace(/"version":"\w+","shared"/, '"version":"secondbuild0","shared"'))
  }
  await sumAgain(to)
}

/** Gives the service worker the sums of the files as they are now. */
async function sumAgain(site: string): Promise<void> {
  const [first = '', ...rest] = readFileSync(join(site, 'sw.js'), 'utf8').split('\n')
  const kept = JSON.parse(first.slice('self.lecternKept='.length, -1)) as Kept
  for (const sums of [kept.shared, ...Object.values(kept.decks).map(({ files }) => files)]) {
    for (const path of Object.keys(sums)) {
      const file = join(site, decodeURIComponent(path.replace(/(^|\/)$/, '$1index.html')))
      // Another deck's file of the same name was renamed in the list only; nobody visits that deck.
      if (existsSync(file))
        sums[path] = await contentSum(path, readFileSync(file))
    }
  }
  writeFileSync(join(site, 'sw.js'), [`self.lecternKept=${JSON.stringify(kept)};`, ...rest].join('\n'))
}

/** A site's folder without what weighs most and nobody keeps unasked. */
export function copySite(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true, filter: path => !/\/runtimes\/(?!cage(?:\/|$))|\.pdf$/.test(path.slice(from.length)) })
}

function textFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(?:html|js)$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
}
