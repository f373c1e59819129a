/** Something of another host that paper cannot show. */
export interface Embed {
  /** Where a reader finds it: the page of a film, not its player. */
  address: string
  title: string
  /** `Video`, `Post` or `Page`, for those who see no title. */
  kind: string
}

/**
 * Runs in the page; marks what it finds.
 *
 * @param players how the addresses of players and posts begin, the page where a reader finds the same, and what it is
 */
export function findEmbeds(players: [pattern: string, page: string, kind: string][]): Embed[] {
  const isForeign = (address: string): boolean => /^https?:\/\//.test(address) && new URL(address).origin !== location.origin
  const embeds: Embed[] = []
  const mark = (element: Element, embed: Embed): void => {
    element.setAttribute('data-lectern-embed', String(embeds.length))
    embeds.push(embed)
  }
  for (const element of document.querySelectorAll<HTMLElement>('.print-slide-container :is(iframe, embed, object, video, audio, .slidev-tweet, .slidev-bluesky)')) {
    if (element.parentElement?.closest('[data-lectern-embed]') || !element.checkVisibility())
      continue
    const title = (element.getAttribute('title') ?? element.getAttribute('aria-label') ?? '').trim()
    const source = element.dataset.post ?? element.getAttribute('src') ?? element.getAttribute('data') ?? element.querySelector('source')?.getAttribute('src') ?? ''
    const address = element.dataset.post ?? (source && new URL(source, location.href).href)
    if ((element.dataset.post === undefined && !isForeign(address)) || (element.matches('video') && element.hasAttribute('poster') && !isForeign(new URL(element.getAttribute('poster')!, location.href).href)))
      continue
    const [pattern, page = '', kind = ''] = players.find(([pattern]) => new RegExp(pattern).test(address)) ?? []
    mark(element, pattern
      ? { address: address.replace(new RegExp(pattern), page), title: title === 'YouTube' ? '' : title, kind }
      : { address, title, kind: element.matches('video') ? 'Video' : element.matches('audio') ? 'Sound' : 'Web page' })
  }
  return embeds
}

/** Runs in the page, after `findEmbeds`. */
export function replaceEmbeds(posters: (Embed & { isWeb: boolean, shown: string, code: string })[]): void {
  const sheet = document.createElement('style')
  // Sizes in em: a frame that its author scaled down has letters that are larger by as much.
  sheet.textContent = `
.lectern-poster { display: flex; box-sizing: border-box; align-items: center; justify-content: space-between; gap: 1.25em; max-width: 100%; overflow: hidden;
  border: 2px solid currentcolor; border-radius: 8px; background: #fff; color: #1a1a1a; line-height: 1.4; text-align: start }
.lectern-poster.moved { max-width: none }
.lectern-poster[hidden] { display: none }
.lectern-poster > p { display: flex; flex-direction: column; gap: 0.25em; min-width: 0; margin: 0; font-size: inherit; line-height: inherit; color: inherit }
.lectern-poster > p > * { line-height: inherit; color: inherit; overflow-wrap: anywhere; text-decoration: none; border: 0 }
.lectern-poster > p > strong { font-size: 1.25em; font-weight: 700 }
.lectern-poster > svg { flex: none; width: auto; height: 100%; max-width: 38%; max-height: 10em; min-height: 4em; aspect-ratio: 1 }
.lectern-poster.small { gap: 0.8em }`
  document.head.append(sheet)
  for (const [index, { address, title, kind, isWeb, shown: written, code }] of posters.entries()) {
    const embed = document.querySelector<HTMLElement>(`[data-lectern-embed="${index}"]`)
    if (!embed)
      continue
    const { offsetWidth: width, offsetHeight: height } = embed
    const style = getComputedStyle(embed)
    const container = embed.closest<HTMLElement>('.print-slide-container') ?? document.body
    const [slide, box] = [container.getBoundingClientRect(), embed.getBoundingClientRect()]
    /** How much smaller the frame is drawn than the slide around it. */
    const shrunk = (width / Math.max(1, box.width)) * (slide.width / Math.max(1, container.offsetWidth))
    /** What of the frame lies outside the slide, in its own pixels: nothing is written there. */
    const outside = [slide.top - box.top, box.right - slide.right, box.bottom - slide.bottom, slide.left - box.left].map(edge => Math.max(0, edge) * (width / Math.max(1, box.width)))
    const shown = { width: (width - outside[1]! - outside[3]!) / shrunk, height: (height - outside[0]! - outside[2]!) / shrunk }
    const isSmall = shown.height < 160 || shown.width < 320
    const moves = ['transform', 'transform-origin', 'translate', 'scale', 'rotate', ...(/absolute|fixed/.test(style.position) ? ['position', 'inset'] : [])]
    const poster = document.createElement('div')
    poster.className = `lectern-poster${isSmall ? ' small' : ''}${style.transform !== 'none' || style.position === 'absolute' ? ' moved' : ''}`
    poster.style.cssText = `width:${width}px;height:${height}px;margin:${style.margin};font-size:${(isSmall ? 12 : 16) * shrunk}px;padding:${outside.map((edge, side) => `${edge + (isSmall ? 10 : 22) * shrunk * (side % 2 === 0 ? 0.9 : 1)}px`).join(' ')};${moves.map(name => `${name}:${style.getPropertyValue(name)}`).join(';')}`
    const words = document.createElement('p')
    const name = document.createElement('strong')
    name.textContent = title || kind
    // What a post says of itself may be a program, which no file of ours links to.
    const link = document.createElement(isWeb ? 'a' : 'span')
    if (isWeb)
      link.setAttribute('href', address)
    link.textContent = written
    words.append(name)
    if (title && title !== kind) {
      const what = document.createElement('span')
      what.textContent = kind
      words.append(what)
    }
    words.append(link)
    poster.append(words)
    // No phone reads a smaller one from paper.
    if (code && shown.height >= 100 && shown.width >= 220) {
      poster.insertAdjacentHTML('beforeend', code)
      const drawing = poster.querySelector('svg')!
      drawing.setAttribute('role', 'img')
      drawing.setAttribute('aria-label', `Code that leads to ${address}`)
    }
    embed.replaceWith(poster)
  }
}
