import process from 'node:process'
import { defineCommand } from 'citty'
import { serveAgents } from '../lib/pipeline/mcp.ts'

export default defineCommand({
  meta: { name: 'mcp', description: 'Serves agents and editors over MCP on standard input and output: check, picture, outline and find, for the decks of this folder. A live talk serves the same at /__lectern/mcp.' },
  args: {},
  run: () => serveAgents(process.cwd()),
})
