import process from 'node:process'
import { defineCommand } from 'citty'
import { fixDecks } from '../lib/pipeline/fix.ts'
import { deckOptions, wantedDecks } from './options.ts'

export default defineCommand({
  meta: { name: 'fix', description: 'Shows corrections of mechanical mistakes (a misspelt name, a picture without alt, a duplicate id); --fix writes them.' },
  args: {
    deck: deckOptions.deck,
    fix: { type: 'boolean', description: 'write the corrections into the files', default: false },
  },
  async run({ args }) {
    const { files, left } = await fixDecks(process.cwd(), wantedDecks(args), args.fix)
    for (const { diff } of files)
      console.log(`${diff}\n`)
    const done = files.length === 0 ? 'nothing to correct automatically' : `${files.length} file${files.length === 1 ? '' : 's'} ${args.fix ? 'corrected' : 'to correct; --fix writes the corrections'}`
    console.log(`${done}${left > 0 ? `; ${left} finding${left === 1 ? '' : 's'} left for you: lectern check --source-only` : ''}`)
  },
})
