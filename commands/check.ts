import process from 'node:process'
import { defineCommand } from 'citty'
import { checkDecks } from '../lib/pipeline/check.ts'
import { LecternError } from '../lib/project/problem.ts'
import { deckOptions, wantedDecks } from './options.ts'

export default defineCommand({
  meta: { name: 'check', description: 'Examines the decks and reports every mistake with its file and line.' },
  args: { ...deckOptions },
  async run({ args }) {
    const { decks, problems } = await checkDecks(process.cwd(), wantedDecks(args))
    if (problems.length > 0)
      throw new LecternError(problems)
    for (const deck of decks)
      console.log(`${deck.name}: ${deck.slides.length} slides, no problem found`)
  },
})
