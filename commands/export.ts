import { defineCommand } from 'citty'
import { deckOptions } from './options.ts'

export default defineCommand({
  meta: { name: 'export', description: 'Prints PDFs of the decks from the built site.' },
  args: { ...deckOptions },
  async run() {},
})
