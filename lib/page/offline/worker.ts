/**
 * The site's service worker. A deck's files are fetched once it has been opened; anything else that a visitor
 * uses, a language's runtime for instance, is kept when it is used. Pages come from the network while there is
 * one, so that a new build is seen at once; files with a hash in their name never change and come from the cache.
 */

interface Kept {
  version: string
  /** Addresses relative to this script, by deck. */
  decks: Record<string, string[]>
}

interface WorkerScope {
  lecternKept: Kept
  location: Location
  clients: { claim: () => Promise<void> }
  skipWaiting: () => Promise<void>
  addEventListener: (name: string, listener: (event: WorkerEvent) => void) => void
}

interface WorkerEvent {
  request: Request
  data: unknown
  waitUntil: (promise: Promise<unknown>) => void
  respondWith: (response: Promise<Response>) => void
}

const scope = globalThis as unknown as WorkerScope
const { version, decks } = scope.lecternKept
const cacheName = `lectern-${version}`
const base = new URL('./', scope.location.href)
const hashed = /-[\w-]{8}\.\w+$/

scope.addEventListener('install', event => event.waitUntil(scope.skipWaiting()))

scope.addEventListener('activate', event => event.waitUntil((async () => {
  const old = (await caches.keys()).filter(name => name.startsWith('lectern-') && name !== cacheName)
  // Decks kept from the last build are kept again; hashed files that did not change are taken over.
  const again = new Set<string>()
  const cache = await caches.open(cacheName)
  for (const name of old) {
    const before = await caches.open(name)
    for (const request of await before.keys()) {
      const path = request.url.slice(base.href.length)
      const deck = path.split('/')[0] ?? ''
      if (deck in decks)
        again.add(deck)
      const response = hashed.test(path) || path.includes('runtimes/')
        ? await before.match(request)
        : undefined
      if (response)
        await cache.put(request, response)
    }
    await caches.delete(name)
  }
  await scope.clients.claim()
  await Promise.all([...again].map(keep))
})()))

scope.addEventListener('message', (event) => {
  const path = (event.data as { keep?: string } | null)?.keep
  if (path)
    event.waitUntil(keep(new URL(path, base).href.slice(base.href.length).replace(/\/$/, '')))
})

scope.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method === 'GET' && request.url.startsWith(base.href))
    event.respondWith(answer(request))
})

/** Fetches what is not there yet of a deck. One file that fails does not lose the others. */
async function keep(deck: string): Promise<void> {
  const cache = await caches.open(cacheName)
  await Promise.all((decks[deck] ?? []).map(async (path) => {
    const url = new URL(path, base)
    if (await cache.match(url))
      return
    const response = await fetch(url)
    if (response.ok)
      await cache.put(url, response)
  }).map(promise => promise.catch(() => {})))
  // Tells whoever asks, the page included, that the deck is here whole.
  await cache.put(new URL(`kept/${deck}`, base), new Response(version))
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  const url = new URL(request.url)
  const kept = await cache.match(url, { ignoreSearch: true })
  if (kept && hashed.test(url.pathname) && !request.headers.has('range'))
    return kept
  try {
    const response = await fetch(request)
    if (response.status === 200 && response.type === 'basic')
      await cache.put(url, response.clone())
    return response
  }
  catch (error) {
    const page = kept ?? (request.mode === 'navigate'
      ? await pageFor(cache, url)
      : undefined)
    if (page)
      return page
    throw error
  }
}

/** A page by the address without a slash, or the player of the deck that the address is in. */
async function pageFor(cache: Cache, url: URL): Promise<Response | undefined> {
  const withSlash = new URL(`${url.pathname.replace(/\/$/, '')}/`, url)
  const [deck = ''] = url.pathname.slice(base.pathname.length).split('/')
  if (await cache.match(withSlash))
    return Response.redirect(withSlash.href + url.search)
  return deck in decks
    ? Response.redirect(`${base.href}${deck}/?at=${encodeURIComponent(url.pathname.slice(base.pathname.length + deck.length + 1))}`)
    : undefined
}
