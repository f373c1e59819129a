import type { Page } from 'playwright'

const styles = `
/* A long recorded output scrolls on the slide; paper says where the rest is. */
[data-continues] { position: relative; overflow: hidden !important }
[data-continues]::after {
  content: attr(data-continues);
  position: sticky;
  display: block;
  bottom: 0;
  width: max-content;
  margin-inline-start: auto;
  padding: 0 8px;
  border-radius: 4px;
  background: var(--lectern-ink);
  color: var(--lectern-paper);
  font-family: var(--lectern-font);
  font-size: 16px;
  line-height: 24px;
}
`

/**
 * Marks each recorded output that scrolls on its slide, since paper does not scroll.
 *
 * @param words what the mark says: where the whole output stands
 */
export async function markContinuations(page: Page, words: string): Promise<void> {
  await page.addStyleTag({ content: styles })
  await page.evaluate((words) => {
    for (const output of document.querySelectorAll<HTMLElement>('.snippet-output')) {
      if (output.scrollHeight > output.clientHeight + 2)
        output.dataset.continues = words
    }
  }, words)
}
