import type { StaticServer } from '../../lib/browser/serve.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveFolder } from '../../lib/browser/serve.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { writeDeckPages } from '../../lib/site/deck-pages.ts'
import { buildDeck } from '../../lib/slidev/build.ts'
import { placeDecks } from '../../lib/slidev/place-decks.ts'
import { snippetProject } from '../../tests/built/snippet-site.ts'

export type Language = 'TypeScript' | 'Python'

/** The deck with a snippet of each kind, served as a site has it, policy included, under a sub-path. */
export interface SnippetDeck extends StaticServer {
  /** Number of the slide whose snippet runs anything in a language. */
  slideOf: (language: Language) => number
}

export async function serveSnippetDeck(): Promise<SnippetDeck> {
  const [entry] = findDecks(snippetProject)
  const deck = await loadDeck(entry!, snippetProject)
  const built = await buildDeck(deck)
  const site = await mkdtemp(join(tmpdir(), 'lectern-snippets-'))
  await placeDecks([built], site)
  await writeDeckPages(built, undefined, { site, siteUrl: undefined })
  const server = await serveFolder(site, '/deep/talks/')
  return {
    url: server.url,
    slideOf: language => deck.slides.find(({ title }) => title === `Anything in ${language}`)!.no,
    close: async () => {
      await server.close()
      await rm(site, { recursive: true, force: true })
    },
  }
}

/** Puts a program into the slide's editor and presses Run; `wait` is what has to be seen then, as an expression. */
export function startProgram(no: number, code: string, wait: string): string {
  return `
    let slide
    const button = name => [...slide.querySelectorAll('button')].find(({ innerText }) => innerText.trim() === name)
    const until = async holds => { for (let tries = 0; tries < 800 && !holds(); tries++) await new Promise(go => setTimeout(go, 50)) }
    await until(() => (slide = document.querySelector('#slideshow [data-slidev-no="${no}"]')) && button('Run'))
    if (!slide.querySelector('textarea')) button('Edit').click()
    await until(() => slide.querySelector('textarea'))
    const area = slide.querySelector('textarea')
    area.value = ${JSON.stringify(code)}
    area.dispatchEvent(new InputEvent('input', { bubbles: true }))
    const shown = name => slide.querySelector('.result').dataset.showing === name
    await until(() => !shown('running') && !shown('loading'))
    button('Run').click()
    // The run before is shown until the page has heard of this one.
    await new Promise(go => setTimeout(go))
    await until(() => ${wait})`
}
