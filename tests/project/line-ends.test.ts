import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { parseRecording } from '../../lib/cage/recording.ts'
import { readReferences } from '../../lib/features/references/read-references.ts'
import { loadSnippet } from '../../lib/features/snippet/load-snippet.ts'
import { readTable } from '../../lib/features/table/read-table.ts'
import { findTags } from '../../lib/markdown/tags.ts'
import { readCorrections } from '../../lib/print/handout/corrections.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'

/** The tour and its snippets, as Git leaves them here, as it does on Windows, and as Notepad saves them. */
const projects = ['\n', '\r\n', '\uFEFF\r\n'].map((ends) => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-ends-'))
  cpSync(join(root, 'slides/lectern-tour'), join(folder, 'slides/lectern-tour'), { recursive: true })
  for (const snippets of ['snippets', 'tests/fixtures/decks/snippets/snippets'])
    cpSync(join(root, snippets), join(folder, 'snippets'), { recursive: true })
  writeFileSync(join(folder, 'slides/lectern-tour/corrections.md'), '---\nlang: en\n---\n\n# Corrections\n\n- The second bar is *lower*.\n')
  const texts = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile() && /\.(?:md|csv|yml|vue|py|ts)$/.test(entry.name))
  for (const { parentPath, name } of texts) {
    const path = join(parentPath, name)
    // A recording is nobody's to save.
    writeFileSync(path, (name.includes('recorded') ? '' : ends.replace(/\r?\n/, '')) + readFileSync(path, 'utf8').replaceAll('\n', ends.replace('\uFEFF', '')))
  }
  return { folder, texts: texts.length }
})
afterAll(() => projects.forEach(({ folder }) => rmSync(folder, { recursive: true, force: true })))

async function read(folder: string): Promise<Record<string, unknown>> {
  const deck = await loadDeck(findDecks(folder)[0]!, folder)
  return {
    slides: deck.slides,
    headmatter: deck.headmatter,
    tables: deck.slides.flatMap(({ content }) => findTags(content, 'ComparisonTable').map(tag => readTable(tag, deck.entry))),
    snippets: ['markov.py', 'bars.ts'].map(src => loadSnippet(folder, src)),
    recording: parseRecording(readFileSync(join(folder, 'snippets/markov.py.recorded.md'), 'utf8')),
    references: readReferences(deck.folder, folder),
    corrections: readCorrections(deck.folder),
  }
}

it('a talk whose files end their lines as on Windows, or begin with a mark, says the same', async () => {
  const [here, windows, notepad] = await Promise.all(projects.map(({ folder }) => read(folder)))
  expect(projects[0]!.texts).toBeGreaterThan(10)
  expect((here!.slides as unknown[]).length).toBeGreaterThan(10)
  expect((here!.tables as unknown[]).length).toBeGreaterThan(1)
  for (const [name, value] of Object.entries(here!)) {
    expect(windows![name], name).toEqual(value)
    expect(notepad![name], `${name}, with a mark`).toEqual(value)
  }
})
