/**
 * The path a built deck is mounted under, e.g. `/talks/intro/`, read once from the page it was loaded with:
 * `<meta name="lectern-base" content="../">` is relative to that page's address. Read at load, since
 * navigation changes the address later.
 */
export const deckBase: string = (() => {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="lectern-base"]')
  const base = new URL(meta?.content ?? './', location.href).pathname
  if (meta)
    settleAddress(base)
  return base
})()

/** Puts back a deep link that the site's 404 page brought here as `?at=presenter/3`; the page's own links stay right. */
function settleAddress(base: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a.lectern-read'))
    link.href = new URL(link.href).href
  const query = new URLSearchParams(location.search)
  const at = query.get('at')
  if (at === null)
    return
  query.delete('at')
  const path = new URL(at.replace(/^\/+/, ''), location.origin + base).pathname
  // Only ever an address of this deck.
  if (path.startsWith(base)) {
    history.replaceState(null, '', `${path}${query.size > 0
      ? `?${query}`
      : ''}${location.hash}`)
  }
}
