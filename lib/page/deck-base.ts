/**
 * The path a built deck is mounted under, e.g. `/talks/intro/`, read once from the page it was loaded with:
 * `<meta name="lectern-base" content="../">` is relative to that page's address. Read at load, since
 * navigation changes the address later.
 */
export const deckBase: string = (() => {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="lectern-base"]')
  return new URL(meta?.content ?? './', location.href).pathname
})()
