import process from 'node:process'
import { defineCommand } from 'citty'
import { recordDecks } from '../lib/pipeline/record.ts'
import { deckOptions, wantedDecks } from './options.ts'

export default defineCommand({
  meta: { name: 'record', description: 'Runs every snippet for real and saves its output beside it. Name decks, or files of snippets/, to run only those.' },
  args: {
    ...deckOptions,
    local: { type: 'boolean', description: 'run Python snippets under this machine\'s own python3, with its packages, keys and network', default: false },
  },
  async run({ args }) {
    const names = wantedDecks(args).map(word => word.replace(/^snippets\//, ''))
    const recorded = await recordDecks({ projectRoot: process.cwd(), names, local: args.local })
    const count = (change: string): number => recorded.filter(entry => entry.change === change).length
    console.log(`${recorded.length} snippet${recorded.length === 1 ? '' : 's'} ran: ${count('new')} new, ${count('changed')} changed, ${count('same')} as before`)
  },
})
