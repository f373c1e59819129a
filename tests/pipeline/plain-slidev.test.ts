import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { buildPlainSlidev } from '../../bench/plain-slidev.ts'
import { serveFolder } from '../../lib/browser/serve.ts'
import { cache } from '../../lib/project/cache.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'
import { temporarySite } from '../../lib/site/temporary-site.ts'
import { buildDeck } from '../../lib/slidev/build.ts'
import { isLong } from '../long.ts'
import { enter, openPage, walk } from './rehearsal/walk.ts'

mkdirSync(cache, { recursive: true })
const project = mkdtempSync(join(cache, 'plain-'))
const site = temporarySite()

afterAll(async () => {
  await site.close()
  rmSync(project, { recursive: true, force: true })
})

it.runIf(isLong)('a deck with each feature of Slidev shows the words, elements and pictures that plain Slidev gives it, at every click', { timeout: 900_000 }, async () => {
  cpSync(join(root, 'tests/fixtures/decks/features/slides/features'), project, { recursive: true })
  const entry = join(project, 'slides.md')
  // The look is ours or nobody's: plain Slidev has no theme of ours to give.
  writeFileSync(entry, readFileSync(entry, 'utf8').replace('---\n', '---\ntheme: none\n'))
  buildPlainSlidev(entry, join(project, 'dist'))
  const deck = await loadDeck(findDecks(root, [entry])[0]!)
  const { browser, url } = await site.place(await buildDeck(deck))
  const server = await serveFolder(join(project, 'dist'))
  try {
    const [dev, built] = await Promise.all([server.url, `${url}1/`].map(async (address) => {
      const page = await openPage(browser)
      await enter(page, address)
      return page
    }))
    const { found, looks } = await walk({ dev: dev!, built: built!, slides: deck.slides.map(({ no }) => no) }, true)
    const allowed = [
      // An editor is some pixels taller than the code in its place, and so is the box around it.
      /^slide 9, click 0: <div> "" at 0,0 in 980 × \d+ px stands at 0,0 in 980 × \d+ px$/,
      // Plain Slidev draws a mark by chance, which is held still here; ours by its words, the same on each stage and on paper.
      /^slide 2, click [1-3]: (?:<path> ""|the pictures differ) at /,
    ]
    expect(found.filter(difference => !allowed.some(each => each.test(difference)))).toEqual([])
    expect(looks).toBeGreaterThan(deck.slides.length)
  }
  finally {
    await server.close()
  }
})
