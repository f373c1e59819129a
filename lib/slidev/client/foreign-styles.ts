/**
 * Shows a slide without what its style sheet takes from another host (`@import`) where there is no network. The sheet's
 * own rules apply then, but browsers call the whole of it failed, and Vite would give up the slide.
 */
export function doWithoutForeignStyles(): void {
  addEventListener('vite:preloadError', (event) => {
    if (/preload CSS/.test(String((event as Event & { payload?: unknown }).payload)))
      event.preventDefault()
  })
}
