import type { BuiltDeck } from '../slidev/build.ts'
import type { Capture } from './capture.ts'
import type { SearchEntry } from './gallery/search-entry.ts'
import { join } from 'node:path'
import { bundle } from '../project/bundle.ts'
import { addressOf } from '../project/decks.ts'
import { root } from '../project/root.ts'
import { writeHashed } from './styles.ts'

/** What the gallery needs for searching, as paths below the site. */
export interface Search {
  /** The script, which fetches the index when somebody starts to type. */
  script: string
  /** JSON: every slide's words, and its notes where they are public. */
  index: string
}

/** Writes the search's script and its index. */
export async function writeSearch(built: BuiltDeck[], captures: Map<BuiltDeck, Capture>, site: string): Promise<Search> {
  const entries = built.flatMap((talk): SearchEntry[] => talk.deck.slides.map((slide) => {
    const { deck } = talk
    const shown = captures.get(talk)?.snapshot.slides.find(({ no }) => no === slide.no)
    return {
      id: `${addressOf(deck.name)}/${slide.no}/`,
      talk: deck.title,
      title: shown?.title || slide.title,
      text: shown?.text ?? '',
      ...(deck.publicNotes && slide.notes
        ? { notes: slide.notes }
        : {}),
    }
  }))
  return {
    script: await writeHashed(site, 'search', 'js', await bundleScript(join(root, 'lib/site/gallery/main.ts'))),
    index: await writeHashed(site, 'search', 'json', JSON.stringify(entries)),
  }
}

/** One browser script with everything it imports. */
export async function bundleScript(entry: string): Promise<string> {
  return (await bundle(entry, { build: { minify: true } })).code
}
