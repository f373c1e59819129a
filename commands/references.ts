import { Buffer } from 'node:buffer'
import { existsSync, readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import process from 'node:process'
import { defineCommand } from 'citty'
import { giveReferences, takeReferences } from '../lib/pipeline/references.ts'
import { loadDeck } from '../lib/project/deck.ts'
import { findDecks } from '../lib/project/decks.ts'
import { placeFile } from '../lib/project/place.ts'
import { UseError } from '../lib/project/problem.ts'

export default defineCommand({
  meta: { name: 'references', description: 'Imports the sources that a talk cites from a bibliography into its references.yml, or exports them as one: BibTeX (.bib) or CSL-JSON (.json).' },
  args: {
    deck: { type: 'positional', description: 'Markdown file, folder or name of a deck', required: true },
    from: { type: 'string', description: 'bibliography to import from: what the talk cites and references.yml lacks', valueHint: 'file' },
    to: { type: 'string', description: 'the file to write: refs.bib or refs.json', valueHint: 'file' },
  },
  async run({ args: { deck: name, from, to } }) {
    const [entry] = findDecks(process.cwd(), [name])
    if (!entry || (from === undefined) === (to === undefined))
      throw new UseError({ file: '', found: from === undefined ? 'neither --from nor --to' : 'both --from and --to', expected: 'one of them', fix: 'lectern references talk.md --from refs.bib, or --to refs.bib' })
    const deck = await loadDeck(entry, process.cwd())
    if (from !== undefined) {
      if (!existsSync(from))
        throw new UseError({ file: from, found: 'no such file', expected: 'a bibliography: BibTeX or CSL-JSON', fix: 'check the path' })
      const { added, missing } = await takeReferences(deck, process.cwd(), readFileSync(from, 'utf8'), from)
      console.log(added.length > 0 ? `references.yml: added ${added.join(', ')}` : 'references.yml: nothing to add')
      if (missing.length > 0)
        console.log(`in neither file: ${missing.join(', ')}`)
      return
    }
    const path = resolve(process.cwd(), to ?? '')
    await placeFile(path, Buffer.from(giveReferences(deck, process.cwd(), path)))
    console.log(relative(process.cwd(), path))
  },
})
