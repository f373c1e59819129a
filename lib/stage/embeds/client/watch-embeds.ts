import { useNav } from '@slidev/client'
import { postScripts, probePath } from '../probe.ts'

/** What of another host a slide may show, apart from pictures. */
const embeds = 'iframe[src], video, audio, .slidev-tweet[data-post], .slidev-bluesky[data-post]'
/** Milliseconds without an answer before a poster is shown; whoever answers later is shown then. */
const patience = 8000

/**
 * Shows a poster with title, address and code in the place of a frame, film, sound or post whose host cannot be reached,
 * and the thing itself as soon as it can. Browsers tell no page whether a frame of another host failed, so its host is
 * asked.
 *
 * Called once, from the app's root.
 */
export function watchEmbeds(): void {
  if (useNav().isPrintMode.value)
    return
  /** What each was seen to show: Slidev mounts slides late, and a frame's address may change. */
  const seen = new WeakMap<Element, string>()
  const look = (): void => {
    for (const stray of document.querySelectorAll('iframe.lectern-stand-in')) {
      if (!stray.previousElementSibling?.matches(embeds))
        stray.remove()
    }
    for (const element of document.querySelectorAll<HTMLElement>(embeds)) {
      const address = addressOf(element)
      if (address === undefined || seen.get(element) === address)
        continue
      seen.set(element, address)
      nameFrame(element, address)
      void follow(element, address, () => element.isConnected && seen.get(element) === address)
    }
  }
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributeFilter: ['src'] })
}

/** A frame without a name, as Slidev's layouts have it, is a blank for who listens: it gets its host's. */
function nameFrame(element: HTMLElement, address: string): void {
  if (element instanceof HTMLIFrameElement && !element.title && !element.ariaLabel)
    element.title = hostOf(address)
}

function hostOf(address: string): string {
  return isForeign(address) ? new URL(address).host : ''
}

/** Where an element takes what it shows from; undefined for what the deck includes. */
function addressOf(element: HTMLElement): string | undefined {
  const { post, lecternPoster } = element.dataset
  // A post's address may be of a protocol of its own.
  if (post !== undefined)
    return post
  const isOwnPage = element.hasAttribute('srcdoc') && lecternPoster === undefined
  const { src } = element as HTMLIFrameElement | HTMLMediaElement
  const address = src || (element.querySelector('source')?.src ?? '')
  return !isOwnPage && isForeign(address) ? address : undefined
}

function isForeign(address: string): boolean {
  try {
    const { protocol, origin } = new URL(address)
    return /^https?:$/.test(protocol) && origin !== location.origin
  }
  catch {
    return false
  }
}

/** @param isCurrent whether the element still shows this */
async function follow(element: HTMLElement, address: string, isCurrent: () => boolean): Promise<void> {
  removePoster(element)
  const host = Object.entries(postScripts).find(([name]) => element.classList.contains(name))?.[1] ?? new URL(address).origin
  while (isCurrent()) {
    const asked = isReached(host)
    const isLate = new Promise<'late'>(resolve => setTimeout(resolve, patience, 'late'))
    if (await Promise.race([asked, isLate]) !== true && isCurrent())
      await placePoster(element, address)
    if (await asked)
      return isCurrent() ? removePoster(element) : undefined
    await new Promise(resolve => addEventListener('online', resolve, { once: true }))
  }
}

async function isReached(host: string): Promise<boolean> {
  try {
    await fetch(host + probePath, { mode: 'no-cors', cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' })
    return true
  }
  catch {
    return false
  }
}

async function placePoster(element: HTMLElement, address: string): Promise<void> {
  const { posterPage } = await import('./poster-page.ts')
  const kind = element.matches('video') ? 'Video' : element.matches('audio') ? 'Sound' : 'Web page'
  const page = posterPage(address, element.title === hostOf(address) ? '' : element.title || element.ariaLabel || '', kind, document.documentElement.lang)
  if (element instanceof HTMLIFrameElement) {
    element.dataset.lecternPoster = ''
    element.srcdoc = page
    return
  }
  const { offsetWidth, offsetHeight } = element
  const frame = document.createElement('iframe')
  frame.className = 'lectern-stand-in'
  frame.title = kind
  frame.srcdoc = page
  frame.style.cssText = `border:0;max-width:100%;width:${Math.max(offsetWidth, 400)}px;height:${Math.max(offsetHeight, 120)}px`
  element.style.display = 'none'
  element.after(frame)
}

function removePoster(element: HTMLElement): void {
  if (element.dataset.lecternPoster !== undefined) {
    delete element.dataset.lecternPoster
    element.removeAttribute('srcdoc')
  }
  if (element.nextElementSibling?.matches('iframe.lectern-stand-in')) {
    element.nextElementSibling.remove()
    element.style.removeProperty('display')
  }
}
