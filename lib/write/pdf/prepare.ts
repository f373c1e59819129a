import type { Page } from 'playwright'
import { markContinuations } from './continuations.ts'

/** How links and clicks are to stand in the file. */
export interface Preparation {
  /** Address of the deck's folder on the server that is printed from. */
  deckUrl: string
  /** Clicks to keep, by slide number; slides not named keep their last. */
  clicks: Record<number, number[] | 'all'>
  /** `routeAlias` of a slide to its number. */
  aliases: Record<string, number>
  /** Where the deck is published, with a final slash; without it, links into the site become plain words. */
  publicUrl?: string
}

/** One page for each slide: no fragmentation, nothing after the last. */
const printStyles = `
#page-root { display: block !important }
#twoslash-container, #mermaid-rendering-container, [data-lectern-live] { display: none !important }
/* Without a size of its own a slide that is a little too tall moves to the next page, unseen. */
.print-slide-container { contain: size }
.print-slide-container:last-child { break-after: auto !important }
a { break-inside: avoid }
`

/** What a page that is ready to be written consists of. */
export interface Prepared {
  /** Slide and first heading of each page of the file, in order. */
  pages: { no: number, title: string }[]
  /** Links that had to become plain words. */
  plain: string[]
}

/** Makes a settled print page ready to be written as PDF. */
export async function preparePage(page: Page, preparation: Preparation): Promise<Prepared> {
  // Slides that are taken away first need no layout for what follows.
  const prepared = await page.evaluate(chooseAndLink, preparation)
  await page.addStyleTag({ content: printStyles })
  await markContinuations(page, 'goes on in the handout')
  return prepared
}

/** Runs in the page. */
function chooseAndLink({ deckUrl, clicks, aliases, publicUrl }: Preparation): Prepared {
  const base = new URL(deckUrl)
  const containers = [
    ...document.querySelectorAll<HTMLElement>('.print-slide-container'),
  ]
  const bySlide = Map.groupBy(containers, container => Number.parseInt(container.id, 10))
  for (const [slide, group] of bySlide) {
    const choice = clicks[slide]
    const clickOf = (container: HTMLElement): number => Number(container.id.split('-')[1]) - 1
    const last = Math.max(...group.map(clickOf))
    const wanted = choice === 'all'
      ? group.map(clickOf)
      : (choice ?? [last]).map(click => Math.min(click, last))
    const kept = group.filter(container => wanted.includes(clickOf(container)))
    for (const container of group.filter(container => !kept.includes(container)))
      container.remove()
    bySlide.set(slide, kept)
    for (const container of kept)
      container.setAttribute('role', 'article')
  }
  const plain: string[] = []
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.print-slide-container a[href]')) {
    const url = new URL(link.href)
    if (url.origin !== base.origin)
      continue
    const inside = url.pathname.startsWith(base.pathname)
      ? url.pathname.slice(base.pathname.length).replace(/\/$/, '')
      : undefined
    const anchor = /^#\/?([\w-]+)$/.exec(url.hash)?.[1]
    const name = url.pathname === location.pathname && anchor
      ? anchor
      : inside ?? ''
    const target = bySlide.get(aliases[name] ?? Number(name))?.[0]
    link.removeAttribute('target')
    if (target) {
      link.setAttribute('href', `#${target.id}`)
    }
    else if (publicUrl) {
      link.href = new URL(inside === undefined
        ? `..${url.pathname}`
        : `${inside}${url.search}${url.hash}`, publicUrl).href
    }
    else {
      plain.push(`slide ${Number.parseInt(link.closest('.print-slide-container')?.id ?? '', 10)}: ${link.getAttribute('href')}`)
      link.removeAttribute('href')
    }
  }
  const pages = [...bySlide].flatMap(([no, kept]) => kept.map(container => ({
    no,
    title: container.querySelector('h1, h2')?.textContent.trim() ?? '',
  })))
  return { pages, plain }
}
