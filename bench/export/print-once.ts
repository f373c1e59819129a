import { writeFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'
import { compileCache } from '../../lib/project/cache.ts'

/**
 * Prints one deck of a built site to a checked slides.pdf, as a process of its own: what the other programs are
 * timed as.
 */
enableCompileCache(compileCache)
const [, , folder = '', site = '', output = '', kept] = process.argv
const { launchBrowser } = await import('../../lib/browser/browser.ts')
const launching = launchBrowser()
const [{ printSlides }, { loadDeck }, { serveFolder }] = await Promise.all([
  import('../../lib/print/pdf/slides.ts'),
  import('../../lib/project/deck.ts'),
  import('../../lib/browser/serve.ts'),
])
const name = folder.split('/').at(-1) ?? ''
const [deck, server] = await Promise.all([loadDeck({ name, folder, entry: join(folder, 'slides.md') }), serveFolder(site)])
const browser = await launching
try {
  writeFileSync(output, (await printSlides(browser, `${server.url}${name}/`, deck, { kept })).bytes)
}
finally {
  await Promise.all([browser.close(), server.close()])
}
