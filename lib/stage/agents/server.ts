import type { Answer, ToolCall } from './tools.ts'
import { fromJsonSchema, McpServer } from '@modelcontextprotocol/server'
import { ownManifest } from '../../project/version.ts'
import { tools } from './tools.ts'

/**
 * An MCP server with Lectern's tools, to be connected to one transport. Calls that a tool's schema does not allow are
 * refused before they reach `answer`.
 */
export function createAgentServer(answer: Answer): McpServer {
  const server = new McpServer({ name: 'lectern', version: ownManifest().version }, {
    instructions: 'Tools to check slide decks in Markdown and to look at them. They change nothing: edit the Markdown, check it, and look at each slide that you changed.',
  })
  for (const { name, title, description, schema } of tools) {
    server.registerTool(name, { title, description, inputSchema: fromJsonSchema<object>(schema), annotations: { readOnlyHint: true } }, async values =>
      ({ ...await answer({ ...values, tool: name } as ToolCall) }))
  }
  return server
}
