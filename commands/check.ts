import process from 'node:process'
import { defineCommand } from 'citty'
import { checkDecks } from '../lib/pipeline/check.ts'
import { LecternError } from '../lib/project/problem.ts'
import { tellWarnings } from '../lib/rules/severity.ts'
import { deckOptions, strictOption, tellSkipped, wantedDecks } from './options.ts'

export default defineCommand({
  meta: { name: 'check', description: 'Examines the decks and reports every mistake with its file and line.' },
  args: { ...deckOptions, ...strictOption },
  async run({ args }) {
    tellSkipped(wantedDecks(args))
    const { decks, problems, warnings } = await checkDecks(process.cwd(), wantedDecks(args), { strict: args.strict })
    tellWarnings(warnings)
    if (problems.length > 0)
      throw new LecternError(problems)
    for (const deck of decks)
      console.log(`${deck.name}: ${deck.slides.length} slides, ${warnings.length > 0 ? 'nothing that refuses it' : 'no problem found'}`)
  },
})
