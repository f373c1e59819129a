import { deckBase } from '../deck-base.ts'

/**
 * Lets the site play without a network after one visit: starts the service worker at the site's root and tells
 * it which deck is open. Where there is none (plain http, private windows), everything works but offline.
 */
export function keepOffline(): void {
  if (!('serviceWorker' in navigator) || !isSecureContext)
    return
  const worker = new URL('../sw.js', new URL(deckBase, location.href))
  addEventListener('load', async () => {
    try {
      await navigator.serviceWorker.register(worker)
      const { active } = await navigator.serviceWorker.ready
      active?.postMessage({ keep: deckBase })
    }
    catch {
      // A talk that cannot be kept for later still plays now.
    }
  }, { once: true })
}
