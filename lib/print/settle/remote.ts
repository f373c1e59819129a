import type { Page, Request } from 'playwright'
import type { RemoteKind, RemoteSources } from './snapshot.ts'

/** Playwright's names for what a request is for. */
const kinds: Record<string, RemoteKind> = {
  script: 'script',
  stylesheet: 'style',
  image: 'img',
  font: 'font',
  media: 'media',
  texttrack: 'media',
  fetch: 'connect',
  xhr: 'connect',
  eventsource: 'connect',
  websocket: 'connect',
}

/**
 * Notes from which other hosts a page takes something, answered or not. What a foreign page in a frame takes for
 * itself is not the page's.
 *
 * @param own the page's own origin
 */
export function watchRemote(page: Page, own: string): () => RemoteSources {
  const found: RemoteSources = {}
  page.on('request', (request) => {
    const origin = originOf(request.url())
    const kind = origin === own ? undefined : kindOf(request, page)
    if (origin && kind)
      addSource(found, kind, origin)
  })
  return () => found
}

function kindOf(request: Request, page: Page): RemoteKind | undefined {
  const frame = request.frame()
  if (request.isNavigationRequest())
    return frame.parentFrame() === page.mainFrame() ? 'frame' : undefined
  return frame === page.mainFrame() ? kinds[request.resourceType()] : undefined
}

/** `https://host:port` of an address on the web, as a policy can name it; undefined for any other. */
export function originOf(address: string): string | undefined {
  const { origin } = URL.parse(address) ?? {}
  return origin && /^(?:https?|wss?):\/\/(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i.test(origin) ? origin : undefined
}

/** Adds an origin, once. */
export function addSource(sources: RemoteSources, kind: RemoteKind, origin: string): void {
  const known = sources[kind] ??= []
  if (!known.includes(origin))
    known.push(origin)
}
