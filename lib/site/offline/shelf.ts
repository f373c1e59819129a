import { neverChanges } from '../../slidev/client/never-changes.ts'
import { contentSum } from './content-sum.ts'

/** Paths below the site, each with its file's `contentSum`. */
export type Sums = Record<string, string>

/** What `lib/site/service-worker.ts` writes before this script. */
export interface Kept {
  /** Differs when any kept file does. */
  version: string
  /** Files of every talk. */
  shared: Sums
  decks: Record<string, {
    files: Sums
    /** Kept only when used. */
    onUse: Sums
  }>
}

/** The service worker's store: a cache for each build, the current one and the one before. */
export interface Shelf {
  /** Name of the deck that an address belongs to; `''` for the gallery. */
  deckOf: (url: URL) => string
  /** Keeps a deck whole, and the decks that were kept of the build before. */
  keepAll: (deck: string) => Promise<void>
  /** Keeps one file that never changes. */
  keepFile: (url: URL) => Promise<void>
  /** Keeps a response in the current build's cache if it is what the build has there; tells whether it is. */
  take: (url: URL, response: Response) => Promise<boolean>
  /** A file that never changes, from any build. */
  find: (url: URL) => Promise<Response | undefined>
  /** What is shown without a network: from the newest build of which the deck is here whole. */
  answer: (url: URL, isPage: boolean) => Promise<Response | undefined>
  /** Deletes all builds but this one and the one before, which open pages may still be playing. */
  forgetOldest: () => Promise<void>
}

/** Files fetched at the same time: the talk that is being watched needs the line as well. */
const atOnce = 4

/**
 * @param kept what the build lists
 * @param base the site's address; sites that share an origin do not share a store
 */
export function createShelf({ version, shared, decks }: Kept, base: URL): Shelf {
  const prefix = `lectern ${base.pathname} `
  const current = prefix + version
  const address = (path: string): URL => new URL(path, base)
  const markOf = (deck: string): URL => address(`kept/${deck}`)
  const deckOf = (url: URL): string => url.pathname.slice(base.pathname.length).split('/')[0] ?? ''
  const sums = new Map(Object.entries(Object.assign({}, shared, ...Object.values(decks).flatMap(({ files, onUse }) => [files, onUse])) as Record<string, string>))
  /** Decks whose kept files were looked at since this worker was started. */
  const looked = new Set<string>()
  let busy: Promise<void> = Promise.resolve()

  function isStray(url: URL, response: Response): boolean {
    return /^text\/html\b/i.test(response.headers.get('content-type') ?? '') && /\.(?!html$)\w+$/.test(url.pathname)
  }

  /** The response, if it is whole and the build's own. */
  async function verified(url: URL, response: Response | undefined): Promise<Response | undefined> {
    if (response?.status !== 200 || isStray(url, response))
      return
    const bytes = new Uint8Array(await response.arrayBuffer())
    const path = url.href.slice(base.href.length)
    const sum = sums.get(path)
    return sum === undefined || sum === await contentSum(path, bytes)
      ? new Response(bytes, { headers: response.headers })
      : undefined
  }

  /** Newest first. */
  async function builds(): Promise<string[]> {
    const others = (await caches.keys()).filter(name => name.startsWith(prefix) && name !== current)
    return [current, ...others.reverse()]
  }

  async function find(url: URL): Promise<Response | undefined> {
    for (const name of await builds()) {
      const cache = await caches.open(name)
      const found = await cache.match(url, { ignoreSearch: true })
      if (found && !isStray(url, found))
        return found
      if (found)
        await cache.delete(url, { ignoreSearch: true })
    }
  }

  async function take(url: URL, response: Response): Promise<boolean> {
    const good = await verified(url, response)
    if (good)
      await (await caches.open(current)).put(url, good)
    return good !== undefined
  }

  async function keepFile(url: URL, changes = false): Promise<void> {
    const cache = await caches.open(current)
    if (await verified(url, await cache.match(url)))
      return
    const from = [
      async () => changes ? undefined : find(url),
      // What a browser's own cache still holds of the build before would be mixed in.
      async () => fetch(url, { cache: changes ? 'no-cache' : 'default', priority: 'low' }),
      // Or what it holds is a page that a host once sent in the file's stead.
      async () => fetch(url, { cache: 'reload', priority: 'low' }),
    ]
    for (const take of from) {
      const good = await verified(url, await take())
      if (good)
        return cache.put(url, good)
    }
    await cache.delete(url)
    throw new Error(`${url.href} is not what this build has there`)
  }

  /** Paths of all that is kept, of any build. */
  async function keptPaths(): Promise<string[]> {
    const lists = await Promise.all((await builds()).map(async name => (await caches.open(name)).keys()))
    return lists.flat().map(({ url }) => url.slice(base.href.length))
  }

  /** What was used of a deck in an earlier build, as this build names it. */
  async function usedBefore(deck: string): Promise<string[]> {
    const used = new Set((await keptPaths()).map(withoutHash))
    return Object.keys(decks[deck]!.onUse).filter(path => used.has(withoutHash(path)))
  }

  async function keep(deck: string): Promise<void> {
    const cache = await caches.open(current)
    const whole = await cache.match(markOf(deck)) !== undefined
    if (!(deck in decks) || (whole && looked.has(deck)))
      return
    const queue = [...Object.keys(shared), ...Object.keys(decks[deck]!.files), ...await usedBefore(deck)].values()
    await Promise.all(Array.from({ length: atOnce }, async () => {
      for (const path of queue)
        await keepFile(address(path), !neverChanges(path))
    }))
    looked.add(deck)
    // What was only looked at again may have been so without a network.
    if (whole)
      return
    // While the files came, the site may have been replaced: then some are of the next build.
    const now = await fetch(address('sw.js'), { cache: 'no-store' })
    if (!(await now.text()).includes(`"version":"${version}"`)) {
      await caches.delete(current)
      return
    }
    await cache.put(markOf(deck), new Response(version))
  }

  async function keepAll(deck: string): Promise<void> {
    const before = (await keptPaths()).filter(path => path.startsWith('kept/')).map(path => path.slice('kept/'.length))
    for (const one of new Set([deck, ...before]))
      await keep(one)
  }

  async function answer(url: URL, isPage: boolean): Promise<Response | undefined> {
    const deck = deckOf(url)
    for (const name of await builds()) {
      const cache = await caches.open(name)
      const whole = await cache.match(markOf(deck)) !== undefined
      if (deck in decks && !whole)
        continue
      const found = await cache.match(url, { ignoreSearch: true }) ?? (isPage && whole
        ? await pageFor(cache, url, deck)
        : undefined)
      if (found)
        return found
    }
  }

  /** A page by the address without a slash, or the player, told which of the deck's addresses was asked for. */
  async function pageFor(cache: Cache, url: URL, deck: string): Promise<Response | undefined> {
    const withSlash = new URL(`${url.pathname.replace(/\/$/, '')}/`, url)
    if (await cache.match(withSlash))
      return Response.redirect(withSlash.href + url.search)
    // Not a page: a PDF, which nobody has asked to keep.
    if (/\.(?!html)\w+$/.test(url.pathname))
      return
    const query = new URLSearchParams(url.search)
    query.set('at', url.pathname.slice(address(`${deck}/`).pathname.length))
    return Response.redirect(`${address(`${deck}/`).href}?${query}`)
  }

  return {
    deckOf,
    // One after the other: two pages of a talk would fetch the same files.
    keepAll: deck => busy = busy.then(() => keepAll(deck)).catch(() => {}),
    keepFile,
    take,
    find,
    answer,
    async forgetOldest() {
      const [, , ...oldest] = await builds()
      await Promise.all(oldest.map(name => caches.delete(name)))
    },
  }
}

/** `cage/0a1b2c3d4e5f.html`, `pyodide-3.1/a.wasm` => what the same file is called in another build, hash and version left out. */
function withoutHash(path: string): string {
  return path.replace(/-?(?:[\da-f]{12}|\d[\d.]*(?=\/))/g, '')
}
