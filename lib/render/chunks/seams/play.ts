import type { DeckParts } from './deck.ts'
import { createApp } from 'vue'
import App from '#player/App.vue'
import setupMain from '#player/setup/main.ts'
import { keepOffline } from '../../../page/offline/register.ts'
import { provideDeck } from './deck.ts'

/** Starts the talk: what Slidev's own `main.ts` does, after the deck has handed over its parts. */
export async function play(parts: DeckParts): Promise<void> {
  provideDeck(parts)
  const app = createApp(App)
  await setupMain(app)
  app.mount('#app')
  removeStill()
  keepOffline()
}

/** Takes the prerendered slide away as soon as the player shows a slide itself. */
function removeStill(): void {
  const still = document.getElementById('lectern-still')
  const observer = new MutationObserver(look)
  function look(): void {
    const shown = [
      ...document.querySelectorAll<HTMLElement>('#app .slidev-page'),
    ].some(page => page.offsetParent !== null && page.querySelector('.slidev-layout'))
    if (!shown && !document.querySelector('#app #page-root:not(:has(#slide-content)), #app .print-slide-container'))
      return
    observer.disconnect()
    still?.remove()
    document.documentElement.dataset.lecternPlaying = ''
    performance.mark('lectern-playing')
    void import('../../trim/stand-ins/italic.ts')
  }
  observer.observe(document.getElementById('app')!, { childList: true, subtree: true })
  look()
}
