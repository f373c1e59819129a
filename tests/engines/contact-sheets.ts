import type { Engine } from './engine.ts'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { serveFolder } from '../../lib/browser/serve.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'
import { chromium } from './chromium.ts'
import { firefox } from './firefox.ts'
import { contactSheet } from './sheet.ts'
import { walk } from './walk.ts'
import { webkit } from './webkit.ts'

/**
 * Pictures of every slide of a built site, first and last click, in each engine that is here, to be looked at:
 * `node tests/engines/contact-sheets.ts dist <folder> [--dark] [engine…]`.
 */
const [site = 'dist', output = '.cache/contact-sheets', ...words] = process.argv.slice(2)
const dark = words.includes('--dark')
const named = words.filter(word => !word.startsWith('--'))
const folder = resolve(output)
await mkdir(folder, { recursive: true })
const server = await serveFolder(resolve(site), '/talks/')
const engines: Engine[] = [chromium, firefox, webkit]
for (const engine of engines.filter(({ name }) => named.length === 0 || named.includes(name))) {
  const missing = engine.missing()
  if (missing) {
    console.warn(`skipped ${engine.name}: ${missing}`)
    continue
  }
  const view = await engine.start()
  try {
    for (const entry of findDecks(root).filter(({ name }) => !process.env.DECKS || process.env.DECKS.split(',').includes(name))) {
      const deck = await loadDeck(entry)
      const pictures: Buffer[] = []
      for await (const shown of walk(view, `${server.url}${deck.name}/`, deck.slides.length, dark)) {
        pictures.push(shown.picture)
        for (const fault of shown.faults)
          console.warn(`${engine.name} ${deck.name} ${shown.place}: ${fault}`)
        await writeFile(join(folder, `${deck.name}-${engine.name}${dark ? '-dark' : ''}-${shown.place.replace(/\W+/g, '-')}.png`), shown.picture)
      }
      await writeFile(join(folder, `${deck.name}-${engine.name}${dark ? '-dark' : ''}.png`), contactSheet(pictures))
    }
  }
  finally {
    await view.close()
  }
}
await server.close()
