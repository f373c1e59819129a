import type { Plugin } from 'vite'
import type { EndpointLimits } from './settings.ts'
import { randomBytes } from 'node:crypto'
import process from 'node:process'
import { createEndpointProxy } from './proxy.ts'
import { readEndpointSettings } from './settings.ts'

/** Where the dev server mounts the proxy; client/client.ts asks there. */
const mount = '/__lectern/endpoint'

/**
 * Lets the slides of a live deck ask the speaker's own model, when `OPENAI_BASE_URL` and `OPENAI_API_KEY` are set.
 * Works in the dev server only: a build gets neither the address, nor the key, nor the token.
 *
 * @param env where the two are read from
 * @param limits as for the proxy
 * @throws Error when the environment names half of an endpoint
 */
export function endpoint(env: Record<string, string | undefined> = process.env, limits?: EndpointLimits): Plugin {
  const token = randomBytes(24).toString('base64url')
  let open = false
  return {
    name: 'lectern:endpoint',
    apply: 'serve',
    // Of the page's half: Vite would find it when the first snippet is shown, and reload the talk.
    config: () => ({ optimizeDeps: { include: ['valibot'] } }),
    configureServer(server) {
      const settings = readEndpointSettings(env)
      if (!settings)
        return
      open = true
      server.middlewares.use(mount, createEndpointProxy(settings, token, limits))
      server.config.logger.info(`  snippets may ask ${new URL(settings.baseUrl).host}, as OPENAI_BASE_URL says`)
    },
    transform: {
      filter: { id: /[\\/]endpoint[\\/]client[\\/]token\.ts$/ },
      handler: () => `export const token = ${JSON.stringify(open ? token : '')}`,
    },
  }
}
