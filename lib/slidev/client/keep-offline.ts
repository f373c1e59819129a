import { deckBase } from './deck-base.ts'

/**
 * Lets the site play without a network after one visit: starts the service worker at the site's root and tells
 * it which deck is open. Where there is none (plain http, private windows), everything works but offline.
 */
export function keepOffline(): void {
  if (!('serviceWorker' in navigator) || !isSecureContext)
    return
  const { serviceWorker } = navigator
  const tell = (): void => serviceWorker.controller?.postMessage({ keep: deckBase })
  // Also when a new build's worker takes over while the page is open.
  serviceWorker.addEventListener('controllerchange', tell)
  addEventListener('load', async () => {
    try {
      letTakeOver(await serviceWorker.register(new URL('../sw.js', new URL(deckBase, location.href))))
      await serviceWorker.ready
      if (!serviceWorker.controller)
        await new Promise(resolve => serviceWorker.addEventListener('controllerchange', resolve, { once: true }))
      tell()
      tellUse(serviceWorker)
    }
    catch {
      // A talk that cannot be kept for later still plays now.
    }
  }, { once: true })
}

/**
 * Asks a new build's worker to take over once it is installed. It asks so itself while it is being installed, but
 * Chromium then forgets it when the worker before it is busy at that moment.
 */
function letTakeOver(registration: ServiceWorkerRegistration): void {
  const ask = (): void => registration.waiting?.postMessage({ takeOver: true })
  const watch = (): void => registration.installing?.addEventListener('statechange', ask)
  registration.addEventListener('updatefound', watch)
  watch()
  ask()
}

/** Names what was loaded before the worker could see it: on the very first visit, a runtime. */
function tellUse(serviceWorker: ServiceWorkerContainer): void {
  const runtimes = new URL('runtimes/', new URL(deckBase, location.href)).href
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) {
      if (name.startsWith(runtimes))
        serviceWorker.controller?.postMessage({ used: name })
    }
  }).observe({ type: 'resource', buffered: true })
}
