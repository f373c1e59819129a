/**
 * Links to this machine lead to where the site is published, or become plain words. Runs in the page.
 *
 * @returns addresses, below the site, of those that became words
 */
export function publishLinks({ deckUrl, publicUrl }: { deckUrl: string, publicUrl?: string }): string[] {
  const base = new URL(deckUrl)
  const site = new URL('..', base)
  return [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].flatMap((link) => {
    const url = new URL(link.href)
    if (url.origin !== base.origin || link.getAttribute('href')?.startsWith('#'))
      return []
    const path = url.href.startsWith(site.href) ? url.href.slice(site.href.length) : `${url.pathname}${url.search}${url.hash}`.slice(1)
    if (publicUrl) {
      link.href = new URL(`../${path}`, publicUrl).href
      return []
    }
    link.removeAttribute('href')
    return [path]
  })
}

/** Runs in the page. */
export function fillPageNumbers(anchors: Record<string, number>): void {
  for (const number of document.querySelectorAll('.contents a > .page'))
    number.textContent = String(anchors[number.parentElement?.getAttribute('href')?.slice(1) ?? ''] ?? '')
}

/** Addresses of the site's own pictures that show nothing. Runs in the page. */
export function brokenPictures(): string[] {
  return [...document.images]
    .filter(image => image.naturalWidth === 0 && image.src !== '' && new URL(image.src).origin === location.origin)
    .map(image => image.src.slice(0, 100))
}
