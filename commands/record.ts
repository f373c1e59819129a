import { defineCommand } from 'citty'
import { deckOptions } from './options.ts'

export default defineCommand({
  meta: { name: 'record', description: 'Runs every snippet for real and stores its output beside it.' },
  args: { ...deckOptions },
  async run() {},
})
