import type { Page } from 'playwright'

/** What the pages of slides say. */
export const inHandout = 'goes on in the handout'

const styles = `
[data-continues] { flex: none !important; overflow: hidden !important }
[data-continues-in]::after { content: ' · ' attr(data-continues-in); font-weight: 620 }
[data-continues-in] .runtime { display: none }
`

/**
 * Paper does not scroll: each recorded output that scrolls on its slide ends after a whole line, and its caption
 * says where the rest is.
 *
 * @param words where the whole output stands
 */
export async function markContinuations(page: Page, words: string): Promise<void> {
  await page.addStyleTag({ content: styles })
  await page.evaluate((words) => {
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
  }, words)
}
