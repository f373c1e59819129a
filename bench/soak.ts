import type { Row } from './row.ts'
import { chromiumOf } from '../tests/engines/chromium.ts'
import { firefox } from '../tests/engines/firefox.ts'
import { webkit } from '../tests/engines/webkit.ts'
import { serveSnippetDeck } from './soak/deck.ts'
import { measureLanguage } from './soak/language.ts'

/** Storms of output in each engine that is here, and what Stop leaves running in Chromium. */
export async function run(): Promise<Row[]> {
  const site = await serveSnippetDeck()
  const rows: Row[] = []
  try {
    // The Chromium that people use: the shell does not give a sandboxed frame, such as the cage, a process of its own.
    for (const engine of [chromiumOf('whole'), firefox, webkit]) {
      const missing = engine.missing()
      if (missing) {
        console.error(`skipped ${engine.name}: ${missing}`)
        continue
      }
      for (const language of ['TypeScript', 'Python'] as const)
        rows.push(...await measureLanguage(engine, `${site.url}cage/`, site.slideOf(language), language))
    }
  }
  finally {
    await site.close()
  }
  return rows
}
