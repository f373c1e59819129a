import type { BuiltDeck } from '../slidev/build.ts'
import type { Kept, Sums } from './offline/shelf.ts'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { addressOf } from '../project/decks.ts'
import { filesBelow } from '../project/paths.ts'
import { root } from '../project/root.ts'
import { hashedFolder } from '../slidev/client/never-changes.ts'
import { contentSum } from './offline/content-sum.ts'
import { bundleScript } from './search.ts'

/** Fonts of letters that few talks have, each with those letters. */
const rareFonts: [file: RegExp, letters: RegExp][] = [
  [/\/noto-emoji-/, /\p{Emoji_Presentation}|\uFE0F/u],
  [/\/vazirmatn-/, /\p{Script=Arabic}/u],
  [/\/noto-sans-hebrew-/, /\p{Script=Hebrew}/u],
  [/\/noto-sans-devanagari-/, /\p{Script=Devanagari}/u],
  [/\/noto-sans-cyrillic-/, /\p{Script=Cyrillic}/u],
  [/\/noto-sans-greek-/, /\p{Script=Greek}/u],
  [/\/noto-sans-vietnamese-/, /[\u0102\u0110\u01A0\u01AF\u1EA0-\u1EF9]/i],
  [/-latin-ext-/, /[\u0100-\u02FF\u1E00-\u1EFF\u20A0-\u20CF]/],
]
/** Runtimes are kept once a visitor has used them. The cage itself is light, and enough for TypeScript as recorded. */
const heavy = /\/runtimes\/(?!cage\/)/
/** Pages that show the player, as the deck's first page does: offline, that one stands in for them. */
const playerPage = /^(?:\d+|presenter|print|overview|notes|entry)\//

/**
 * Writes `sw.js` and, for each deck, the list of files that make it playable without a network.
 * The version is a hash of those files: a new build is taken over at the next visit.
 */
export async function writeServiceWorker(built: BuiltDeck[], site: string): Promise<void> {
  const own = ['icon.svg', ...files(site, hashedFolder).filter(path => !rareFonts.some(([file]) => file.test(path)))]
  const lists = await Promise.all(built.map(async ({ deck }) => {
    const all = files(site, deck.name)
    const words = (await Promise.all(all.filter(path => path.endsWith('.html') && !path.includes('/runtimes/')).map(path => readFile(join(site, path), 'utf8')))).join('')
    return {
      name: deck.name,
      onUse: all.filter(path => heavy.test(path)),
      files: all.filter(path => !heavy.test(path) && !path.endsWith('.pdf') && !playerPage.test(path.slice(deck.name.length + 1))
        && !rareFonts.some(([file, letters]) => file.test(path) && !letters.test(words))),
    }
  }))
  const sums = async (paths: string[]): Promise<Sums> => Object.fromEntries(await Promise.all(paths.map(async path => [address(path), await contentSum(address(path), await readFile(join(site, path)))])))
  const kept: Omit<Kept, 'version'> = {
    shared: await sums(['index.html', ...own]),
    decks: Object.fromEntries(await Promise.all(lists.map(async ({ name, files, onUse }) => [addressOf(name), { files: await sums(files), onUse: await sums(onUse) }] as const))),
  }
  const code = await bundleScript(join(root, 'lib/site/offline/worker.ts'))
  const version = createHash('sha256').update(code).update(JSON.stringify(kept))
  for (const path of ['index.html', ...lists.flatMap(({ files }) => files)].filter(path => path.endsWith('.html')))
    version.update(await readFile(join(site, path)))
  await writeFile(join(site, 'sw.js'), `self.lecternKept=${JSON.stringify({ version: version.digest('hex').slice(0, 12), ...kept })};\n${code}`)
}

/** Paths below `base` of all files in one of its folders. */
function files(base: string, folder: string): string[] {
  return existsSync(join(base, folder)) ? filesBelow(join(base, folder)).map(path => posix.join(folder, path)).sort() : []
}

/** A page is kept by the address it is visited under, which browsers write without letters beyond ASCII. */
function address(path: string): string {
  const visited = path.replace(/(^|\/)index\.html$/, '$1').replace(/[%?#\\]/g, encodeURIComponent)
  return new URL(visited, 'http://site/').pathname.slice(1)
}
