import type { ExpectedPage } from './measure.ts'

/** How the slides and their links are to be in the file. */
export interface Preparation {
  /** Numbers of the slides to keep; all when left out. */
  slides?: number[]
  /** Where the deck is published, with a final slash; without it, links into the site become plain words. */
  publicUrl?: string
}

/** What a page that is ready to be written consists of. */
export interface Prepared {
  /** Slide and first heading of each page of the file, in order. */
  pages: { no: number, title: string }[]
  /** Links that had to become plain words. */
  plain: string[]
  /** Names of the font families that the page includes. */
  families: string[]
}

/**
 * Makes opened slides ready to be written as PDF: only those that are wanted, and links that lead to where they
 * will be. Runs in the page, so it uses nothing from outside itself.
 */
export function prepareSlides({ slides, publicUrl }: Preparation): Prepared {
  /** A heading's words; KaTeX writes a formula twice, for eyes and for readers, with its source. */
  const titleOf = (heading: Element | null): string => {
    const copy = heading?.cloneNode(true) as Element | undefined
    for (const part of copy?.querySelectorAll('.katex-mathml + .katex-html, annotation') ?? [])
      part.remove()
    return copy?.textContent.replace(/\s+/g, ' ').trim() ?? ''
  }
  for (const container of document.querySelectorAll('.print-slide-container')) {
    if (slides && !slides.includes(Number.parseInt(container.id, 10)))
      container.remove()
  }
  const containers = [...document.querySelectorAll('.print-slide-container')]
  const first = new Map(containers.map((container): [number, string] => [Number.parseInt(container.id, 10), container.id]).reverse())
  const plain: string[] = []
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.print-slide-container a[href]')) {
    const { slide, site } = link.dataset
    const target = first.get(Number(slide))
    if (target) {
      link.setAttribute('href', `#${target}`)
    }
    else if (publicUrl && (slide ?? site) !== undefined) {
      link.href = new URL(slide ?? `../${site}`, publicUrl).href
    }
    else if ((slide ?? site) !== undefined) {
      plain.push(`slide ${Number.parseInt(link.closest('.print-slide-container')?.id ?? '', 10)}: ${slide ? `to slide ${slide}` : site}`)
      link.removeAttribute('href')
    }
  }
  return {
    pages: containers.map(container => ({
      no: Number.parseInt(container.id, 10),
      title: titleOf(container.querySelector('h1, h2')),
    })),
    plain,
    families: [...document.fonts].map(face => face.family.replace(/"/g, '')),
  }
}

/** What `prepareSlides` makes of a slide's links, known without the page. */
export function settleLinks(page: ExpectedPage, slides: number[], publicUrl?: string): ExpectedPage {
  const inside = page.open.filter(({ slide }) => slide !== undefined && slides.includes(slide))
  const outside = page.open.filter(link => !inside.includes(link))
  return {
    ...page,
    open: [],
    internal: page.internal + inside.length,
    external: [...page.external, ...publicUrl ? outside.map(({ slide, site }) => new URL(slide ? String(slide) : `../${site}`, publicUrl).href) : []],
  }
}
