import type { Plugin } from 'vite'
import { commandAnswers } from './command.ts'

/** Beside Slidev's `/__mcp`, and as that behind the guard, which wants the terminal's token for all that begins with `/__`. */
export const agentsPath = '/__lectern/mcp'

/** Serves Lectern's tools to agents over MCP (Streamable HTTP, without sessions) while the live server runs. */
export function agents(): Plugin | undefined {
  const answer = commandAnswers()
  return answer && {
    name: 'lectern:agents',
    apply: 'serve',
    configureServer({ middlewares }) {
      middlewares.use(agentsPath, (request, response, next) => {
        void (async () => {
          // Read when somebody asks: most talks are shown without an agent.
          const [{ NodeStreamableHTTPServerTransport }, { createAgentServer }] = await Promise.all([import('@modelcontextprotocol/node'), import('./server.ts')])
          const server = createAgentServer(answer)
          const transport = new NodeStreamableHTTPServerTransport({ sessionIdGenerator: undefined })
          response.on('close', () => void server.close())
          await server.connect(transport)
          await transport.handleRequest(request, response)
        })().catch(next)
      })
    },
  }
}
