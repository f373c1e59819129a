import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

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
export function writeNextBuild(from: string, to: string, deck: string, [before, after]: [string, string]): void {
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
