import type { SlideLink, SlidePicture, Snapshot } from '../snapshot.ts'

/**
 * Reads the print page from inside it. Sent to the browser as source text, so it uses nothing from outside itself.
 */
export function readSlides({ deckUrl, aliases }: { deckUrl: string, aliases: Record<string, number> }): Snapshot {
  /** A heading's words; KaTeX writes a formula twice, for eyes and for readers, with its source. */
  const titleOf = (heading: Element | null): string => {
    const copy = heading?.cloneNode(true) as Element | undefined
    for (const part of copy?.querySelectorAll('.katex-mathml + .katex-html, annotation') ?? [])
      part.remove()
    return copy?.textContent.replace(/\s+/g, ' ').trim() ?? ''
  }
  const base = new URL(deckUrl)
  /** An address below the deck becomes relative to it, so that the markup can move with the deck. */
  const relative = (address: string): string => {
    const url = new URL(address, location.href)
    if (url.origin !== base.origin)
      return address
    const from = base.pathname.split('/').slice(1, -1)
    const to = url.pathname.split('/').slice(1)
    let shared = 0
    while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared])
      shared++
    return `${'../'.repeat(from.length - shared) || './'}${to.slice(shared).join('/')}${url.search}${url.hash}`
  }
  const slideOf = (href: string): number | undefined => {
    const url = new URL(href, location.href)
    if (url.origin !== base.origin)
      return undefined
    const name = url.pathname === location.pathname
      ? url.hash.replace(/^#\/?/, '').replace(/^(\d+)-\d+$/, '$1')
      : url.pathname.startsWith(base.pathname)
        ? url.pathname.slice(base.pathname.length).replace(/\/$/, '')
        : ''
    const alias = Object.entries(aliases).find(([alias]) => alias === name || encodeURIComponent(alias) === name)
    return alias?.[1] ?? (/^\d{1,4}$/.test(name) ? Number(name) : undefined)
  }
  const rendered = (element: Element): boolean => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })

  const slides = [
    ...document.querySelectorAll<HTMLElement>('.print-slide-container'),
  ].map((container) => {
    const [no = 0, step = 1] = container.id.split('-').map(Number)
    const links: SlideLink[] = []
    const images: SlidePicture[] = []
    const copy = container.cloneNode(true) as HTMLElement
    const originals = [
      ...container.querySelectorAll('*'),
    ]
    const copies = [
      ...copy.querySelectorAll<HTMLElement>('*'),
    ]
    originals.forEach((original, index) => {
      const twin = copies[index]
      if (!twin)
        return
      if (original.matches('script, noscript, template, .slidev-vclick-hidden, [data-lectern-live]')) {
        twin.remove()
        return
      }
      if (original instanceof HTMLAnchorElement && original.hasAttribute('href')) {
        const slide = slideOf(original.href)
        const href = slide
          ? `./${slide}`
          : relative(original.href)
        twin.setAttribute('href', href)
        twin.removeAttribute('target')
        if (rendered(original)) {
          links.push({
            text: original.textContent.trim(),
            href,
            ...(slide
              ? { slide }
              : {}),
          })
        }
      }
      if (original.shadowRoot) {
        const shadow = document.createElement('template')
        shadow.setAttribute('shadowrootmode', 'open')
        shadow.innerHTML = original.shadowRoot.innerHTML
        twin.prepend(shadow)
      }
      if (original instanceof HTMLImageElement) {
        twin.setAttribute('src', relative(original.currentSrc || original.src))
        twin.removeAttribute('srcset')
        twin.removeAttribute('loading')
      }
      if (original.matches('video, audio, source, track, iframe, embed, object')) {
        for (const name of ['src', 'poster', 'data'] as const) {
          const address = (original as Partial<Record<typeof name, string>>)[name]
          if (address && /^https?:/.test(address))
            twin.setAttribute(name, relative(address))
        }
      }
      const { backgroundImage } = (original as HTMLElement).style ?? {}
      if (backgroundImage?.includes('url('))
        twin.style.backgroundImage = backgroundImage.replace(/url\("(?!data:|#)([^"]*)"\)/g, (_, address: string) => `url("${relative(address)}")`)
      if (original instanceof HTMLCanvasElement) {
        const picture = document.createElement('img')
        // Without pixels, or with another host's picture, which no script may read, it is blank.
        const blank = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>'
        try {
          picture.src = original.toDataURL().replace(/^data:,$/, blank)
        }
        catch {
          picture.src = blank
        }
        // Rules for `canvas` and `img` differ, and so do its pixels and its size.
        picture.style.cssText = original.style.cssText
        const look = getComputedStyle(original)
        for (const name of ['display', 'width', 'height', 'vertical-align'])
          picture.style.setProperty(name, look.getPropertyValue(name))
        picture.className = original.className
        picture.alt = original.getAttribute('aria-label') ?? ''
        twin.replaceWith(picture)
      }
      // Without a script a button does nothing: it stays as what it says.
      if (original instanceof HTMLButtonElement) {
        const words = document.createElement('span')
        for (const { name, value } of [...twin.attributes].filter(({ name }) => !/^(?:type|disabled|name|value|role|title|tabindex|aria-.*|form.*|popover.*|command.*)$/.test(name)))
          words.setAttribute(name, value)
        words.setAttribute('data-button', '')
        words.append(...twin.childNodes)
        twin.replaceWith(words)
      }
      const isPicture = original.matches('img, [role="img"], svg:not([aria-hidden="true"])') && !original.parentElement?.closest('svg, [role="img"]')
      if (isPicture && rendered(original)) {
        const box = original.getBoundingClientRect()
        images.push({
          alt: original.getAttribute('alt') ?? original.getAttribute('aria-label') ?? original.querySelector('title')?.textContent ?? '',
          src: original instanceof HTMLImageElement
            ? relative(original.currentSrc || original.src)
            : '',
          width: Math.round(box.width),
          height: Math.round(box.height),
        })
      }
    })
    for (const element of [
      copy,
      ...copy.querySelectorAll('*'),
    ]) {
      for (const name of element.getAttributeNames().filter(name => name === 'data-waitfor' || name.startsWith('on')))
        element.removeAttribute(name)
    }
    const comments = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT)
    const found: Node[] = []
    while (comments.nextNode())
      found.push(comments.currentNode)
    for (const comment of found)
      comment.parentNode?.removeChild(comment)
    return {
      no,
      click: step - 1,
      title: titleOf(container.querySelector('h1, h2, h3')),
      html: `<div class="slide-snapshot" style="position:relative;overflow:hidden;width:${container.offsetWidth}px;height:${container.offsetHeight}px">${copy.innerHTML}</div>`,
      ground: getComputedStyle(container).backgroundColor,
      text: container.innerText.split('\n').map(line => line.replace(/\s+/g, ' ').trim()).filter(Boolean).join('\n'),
      links,
      images,
    }
  })
  return {
    slides,
    styleSheets: [
      ...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'),
    ].map(link => relative(link.href)),
    styles: [
      ...document.querySelectorAll('style'),
    ].map(style => style.textContent).filter(text => !text.includes('@page')).join('\n'),
    lang: document.documentElement.lang,
    htmlClass: document.documentElement.className.replace(/\bprint\b/, '').trim(),
  }
}
