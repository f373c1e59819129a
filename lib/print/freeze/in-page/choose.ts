/** Which states of the slides to keep, and how to read their links. */
export interface Choice {
  /** Address of the deck's folder on the server that the page came from. */
  deckUrl: string
  /** Clicks to keep, by slide number; slides not named keep their last. */
  clicks: Record<number, number[] | 'all'>
  /** `routeAlias` of a slide to its number. */
  aliases: Record<string, number>
}

/**
 * Takes away the states of slides that were not chosen, and notes where each link into the site leads: on
 * `data-slide` the slide, else on `data-site` the path from the site's folder. Runs in the print page.
 */
export function chooseSlides({ deckUrl, clicks, aliases }: Choice): void {
  const base = new URL(deckUrl)
  const site = new URL('..', base)
  const bySlide = Map.groupBy(document.querySelectorAll<HTMLElement>('.print-slide-container'), container => Number.parseInt(container.id, 10))
  for (const [slide, group] of bySlide) {
    const choice = clicks[slide]
    const clickOf = (container: HTMLElement): number => Number(container.id.split('-')[1]) - 1
    const last = Math.max(...group.map(clickOf))
    const wanted = choice === 'all'
      ? group.map(clickOf)
      : (choice ?? [last]).map(click => Math.min(click, last))
    for (const container of group) {
      if (wanted.includes(clickOf(container)))
        container.setAttribute('role', 'article')
      else
        container.remove()
    }
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.print-slide-container a[href]')) {
    const url = new URL(link.href)
    if (url.origin !== base.origin)
      continue
    const inside = url.pathname.startsWith(base.pathname)
      ? url.pathname.slice(base.pathname.length).replace(/\/$/, '')
      : undefined
    const anchor = /^#\/?([\w%.~-]+)$/.exec(url.hash)?.[1]
    const name = url.pathname === location.pathname && anchor
      ? anchor
      : inside ?? ''
    const slide = Object.entries(aliases).find(([alias]) => alias === name || encodeURIComponent(alias) === name)?.[1] ?? Number(name || Number.NaN)
    link.removeAttribute('target')
    if (bySlide.has(slide))
      link.dataset.slide = String(slide)
    // A place on a slide; one that is not there is no link.
    else if (url.pathname === location.pathname && url.hash)
      document.getElementById(decodeURIComponent(url.hash.slice(1))) ? link.setAttribute('href', url.hash) : link.removeAttribute('href')
    else
      link.dataset.site = url.href.startsWith(site.href) ? url.href.slice(site.href.length) : `${url.pathname}${url.search}${url.hash}`.slice(1)
  }
}
