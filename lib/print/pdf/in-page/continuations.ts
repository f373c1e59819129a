/** Cuts each recorded output that scrolls after its last whole line, and lets its caption say where the rest is. Runs in the page. */
export function cutScrolled(words: string): void {
  /** Where the last line or picture ends that is there whole, in pixels below the output's top. */
  function wholeHeight(output: HTMLElement): number {
    const { top, bottom, height } = output.getBoundingClientRect()
    const range = document.createRange()
    const ends = [...output.querySelectorAll('pre, img')].flatMap((element) => {
      range.selectNodeContents(element)
      return [...(element.matches('img') ? element : range).getClientRects()].map(rect => rect.bottom)
    })
    return (Math.max(top, ...ends.filter(end => end <= bottom + 1)) - top) * output.offsetHeight / height
  }
  for (const output of document.querySelectorAll<HTMLElement>('.snippet-output')) {
    const caption = output.parentElement?.querySelector<HTMLElement>('.caption')
    if (output.scrollHeight <= output.clientHeight + 2 || !caption)
      continue
    caption.dataset.continuesIn = words
    output.dataset.continues = ''
    output.style.height = `${wholeHeight(output)}px`
  }
}
