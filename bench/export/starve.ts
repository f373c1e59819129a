import type { Deck } from '../../lib/project/deck.ts'
import { cpus } from 'node:os'
import process from 'node:process'
import { Worker } from 'node:worker_threads'
import { readPdf } from '../../lib/print/pdf/read/read-pdf.ts'
import { LecternError } from '../../lib/project/problem.ts'

/** What came of printing with no processor time to spare. */
export interface Starved {
  right: number
  /** First line of each refusal. */
  refused: string[]
  /** Files that were accepted and are wrong: must stay empty. */
  wrong: string[]
}

/**
 * Prints one deck again and again while every core is busy with something else.
 *
 * @param print makes one file; it may refuse
 */
export async function starve(deck: Deck, runs: number, print: () => Promise<Uint8Array>): Promise<Starved> {
  const spin = 'const { parentPort } = require("node:worker_threads"); for (;;) Math.sqrt(Math.random())'
  const load = cpus().flatMap(() => [0, 1].map(() => new Worker(spin, { eval: true })))
  const outcome: Starved = { right: 0, refused: [], wrong: [] }
  try {
    for (let run = 1; run <= runs; run++) {
      const bytes = await print().catch((error: unknown) => {
        if (!(error instanceof LecternError))
          throw error
        outcome.refused.push(error.message.split('\n')[0] ?? '')
      })
      if (!bytes)
        continue
      const { pages } = await readPdf(bytes)
      const fault = pages.length < deck.slides.length ? `${pages.length} pages` : pages.findIndex(page => page.text === '' || page.text.includes('Loadingslide')) + 1
      if (fault)
        outcome.wrong.push(`run ${run}: ${fault}`)
      else
        outcome.right++
    }
    return outcome
  }
  finally {
    await Promise.all(load.map(worker => worker.terminate()))
  }
}

if (process.argv[1] === import.meta.filename) {
  const { withBuiltDeck } = await import('./built-deck.ts')
  const { launchBrowser } = await import('../../lib/browser/browser.ts')
  const { printSlides } = await import('../../lib/print/pdf/slides.ts')
  const runs = Number(process.argv[3] ?? 30)
  await withBuiltDeck(process.argv[2] ?? 'lectern-tour', async (deck, url) => {
    const outcome = await starve(deck, runs, async () => {
      const browser = await launchBrowser()
      try {
        return (await printSlides(browser, url, deck)).bytes
      }
      finally {
        await browser.close()
      }
    })
    console.log(`${runs} exports with ${cpus().length * 2} busy threads on ${cpus().length} cores: ${outcome.right} right, ${outcome.refused.length} refused by name, ${outcome.wrong.length} wrong`)
    for (const line of [...outcome.refused, ...outcome.wrong])
      console.log(line)
    process.exitCode = outcome.wrong.length > 0 ? 1 : 0
  })
}
