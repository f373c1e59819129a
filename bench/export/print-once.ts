import { writeFileSync } from 'node:fs'
import process from 'node:process'
import { launchBrowser } from '../../lib/browser.ts'
import { printSlides } from '../../lib/write/pdf/slides.ts'
import { withBuiltDeck } from './built-deck.ts'

/** Prints a built deck to a checked slides.pdf, as a process of its own: what the other programs are timed as. */
const [, , name = '', output = ''] = process.argv
await withBuiltDeck(name, async (deck, url) => {
  const browser = await launchBrowser()
  try {
    writeFileSync(output, (await printSlides(browser, url, deck)).bytes)
  }
  finally {
    await browser.close()
  }
})
