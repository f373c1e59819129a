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

/**
 * Puts the poster of each film in the film's place, with the film's look: Chromium prints a player's buttons, and often
 * before the poster is there. Runs in the page.
 */
export async function showPosters(): Promise<void> {
  for (const film of document.querySelectorAll('video')) {
    film.controls = false
    if (!film.poster)
      continue
    const picture = new Image()
    picture.src = film.poster
    picture.className = film.className
    picture.alt = film.getAttribute('aria-label') ?? ''
    if (film.hasAttribute('aria-hidden'))
      picture.setAttribute('aria-hidden', 'true')
    picture.style.cssText = film.style.cssText
    const style = getComputedStyle(film)
    const look = [...style].map((name): [string, string] => [name, style.getPropertyValue(name)])
    film.replaceWith(picture)
    const now = getComputedStyle(picture)
    for (const [name, value] of look.filter(([name, value]) => now.getPropertyValue(name) !== value))
      picture.style.setProperty(name, value)
    await picture.decode().catch(() => {})
  }
}

/** Addresses of pictures that show nothing, of the site's own and of recorded outputs. Runs in the page. */
export function brokenPictures(): string[] {
  return [...document.images]
    .filter(image => image.naturalWidth === 0 && image.src !== '' && (image.matches('.output-picture') || new URL(image.src).origin === location.origin))
    .map(image => image.src.slice(0, 100))
}
