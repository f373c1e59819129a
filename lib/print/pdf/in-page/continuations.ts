/**
 * Cuts each recorded output that scrolls after its last whole line, and lets its caption say where the rest is. All that
 * surrounds it keeps its size. Runs in the page.
 *
 * @param said.words what the caption says
 * @param said.roomFor the words whose room it takes, so that pages with other words look the same
 */
export function cutScrolled({ words, roomFor }: { words: string, roomFor: string }): void {
  /** Where the last line or picture ends that is there whole, in pixels below the output's top. */
  function wholeHeight(output: HTMLElement): number {
    const { top, bottom, height } = output.getBoundingClientRect()
    const scale = height / output.offsetHeight
    const range = document.createRange()
    const ends = [...output.querySelectorAll('pre, img')].flatMap((element) => {
      range.selectNodeContents(element)
      return [...(element.matches('img') ? element : range).getClientRects()].map(rect => rect.bottom)
    })
    return (Math.max(top, ...ends.filter(end => end <= bottom + scale)) - top) / scale
  }
  function keepSize(element: HTMLElement): void {
    const { width, height } = getComputedStyle(element)
    Object.assign(element.style, { flex: 'none', width, height })
  }
  for (const output of document.querySelectorAll<HTMLElement>('.snippet-output')) {
    const card = output.parentElement
    const caption = card?.querySelector<HTMLElement>('.caption')
    if (output.scrollHeight <= output.clientHeight + 2 || !card || !caption)
      continue
    // An output that asks for less room would have the code beside it share the slide in another way.
    keepSize(card)
    caption.dataset.continuesIn = roomFor
    if (words !== roomFor) {
      keepSize(caption)
      caption.dataset.continuesIn = words
    }
    output.scrollTop = 0
    const height = wholeHeight(output)
    output.dataset.continues = ''
    output.style.height = `${height}px`
  }
}
