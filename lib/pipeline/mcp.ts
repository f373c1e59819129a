import { StdioServerTransport } from '@modelcontextprotocol/server/stdio'
import { createAgentServer } from '../stage/agents/server.ts'
import { answerAgents } from './answer-agent.ts'

/** Serves the decks of a folder to one agent or editor on standard input and output, until the input ends. */
export async function serveAgents(projectRoot: string): Promise<void> {
  // Standard output is the protocol's.
  console.log = console.error
  await createAgentServer(answerAgents(projectRoot)).connect(new StdioServerTransport())
}
