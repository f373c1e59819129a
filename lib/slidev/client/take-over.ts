import { doWithoutForeignStyles } from './foreign-styles.ts'
import { keepOffline } from './keep-offline.ts'

/** Takes the prerendered slide away as soon as the player shows a slide itself, and keeps the talk for offline use. */
export function takeOver(): void {
  doWithoutForeignStyles()
  const app = document.getElementById('app')
  if (!app)
    return
  const observer = new MutationObserver(look)
  function look(): void {
    const shown = [...document.querySelectorAll<HTMLElement>('#app .slidev-page')]
      .some(page => page.offsetParent !== null && page.querySelector('.slidev-layout'))
    if (!shown && !document.querySelector('#app #page-root:not(:has(#slide-content)), #app .print-slide-container'))
      return
    observer.disconnect()
    document.getElementById('lectern-still')?.remove()
    document.documentElement.dataset.lecternPlaying = ''
    performance.mark('lectern-playing')
  }
  observer.observe(app, { childList: true, subtree: true })
  look()
  keepOffline()
}
