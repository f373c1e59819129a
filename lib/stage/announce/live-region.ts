/**
 * The one live region of a window. Each text is written once; an empty text is not said.
 *
 * @returns says a text after the reader's current sentence
 */
export function createLiveRegion(): (text: string) => void {
  const region = document.createElement('div')
  region.id = 'lectern-announcer'
  region.className = 'only-read'
  region.setAttribute('role', 'status')
  region.setAttribute('aria-live', 'polite')
  region.setAttribute('aria-atomic', 'true')
  document.body.append(region)
  let last = ''
  return (text) => {
    if (text === '')
      return
    // Readers drop a text equal to the one before; a no-break space makes it another without being heard.
    last = text === last
      ? `${text}\u00A0`
      : text
    region.textContent = last
  }
}
