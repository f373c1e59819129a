import type { Row } from '../row.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { walkDeck } from '../../lib/check/walk/walk-deck.ts'
import { exportDeck } from '../../lib/print/export-deck.ts'
import { cache } from '../../lib/project/cache.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'
import { temporarySite } from '../../lib/site/temporary-site.ts'
import { buildDeck } from '../../lib/slidev/build.ts'
import { slidevDeck } from '../export/decks.ts'
import { ownTalk } from '../own-talk.ts'
import { median, verdict } from './verdict.ts'
import { headmatters, lectern, seconds } from './work.ts'

const decks = 50
const slides = 20

/** What an author waits for who has a project checked, and a talk of this repository walked through. */
export async function measureCheck(): Promise<Row[]> {
  return [await measureSources(), ...await measureWalk()]
}

/** The command, with its start. */
async function measureSources(): Promise<Row> {
  const project = mkdtempSync(join(tmpdir(), 'lectern-bench-'))
  try {
    for (let index = 1; index <= decks; index++) {
      const folder = join(project, `slides/talk-${index}`)
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, 'slides.md'), slidevDeck(slides, headmatters.lectern).replace('first of', `talk ${index} of`))
    }
    const check = (): number => seconds([...lectern, 'check', '--source-only'], project)
    check()
    return verdict({ what: `source rules, ${decks} decks of ${slides} slides`, value: median([check(), check(), check()]), unit: 's', limit: 3, note: 'one process, with its start' })
  }
  finally {
    rmSync(project, { recursive: true, force: true })
  }
}

/** Both from the same built player, with nothing kept, the browser started before. */
async function measureWalk(): Promise<Row[]> {
  const [entry] = findDecks(root, [ownTalk])
  const deck = await loadDeck(entry!, root)
  const site = temporarySite()
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const start = performance.now()
    await work()
    return (performance.now() - start) / 1000
  }
  try {
    const opened = await site.place(await buildDeck(deck))
    const open = (): Promise<typeof opened> => Promise.resolve(opened)
    const exported = await timed(() => exportDeck(open, deck, root, { format: 'pdf', notes: true, handout: { layout: 'notes', perPage: 3, paper: 'A4' } }))
    rmSync(join(cache, 'walked'), { recursive: true, force: true })
    const walk = (): Promise<number> => timed(() => walkDeck(deck, [], open, 20_000))
    return [
      verdict({ what: `${ownTalk}: walk, every slide at every click`, value: await walk(), unit: 's', limit: exported, from: 'its export' }),
      { area: 'goals', what: `${ownTalk}: export, slides and handout`, value: exported, unit: 's' },
      { area: 'goals', what: `${ownTalk}: walk, unchanged`, value: await walk(), unit: 's' },
    ]
  }
  finally {
    await site.close()
  }
}
