import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin, WebSocketClient } from 'vite'
import type { AccessSecrets } from './access.ts'
import type { TalkState } from './talk-state.ts'
import { networkInterfaces } from 'node:os'
import process from 'node:process'
import { renderUnicodeCompact } from 'uqr'
import { keepVoting } from '../audience/plugin.ts'
import { createSecrets } from './access.ts'
import { runRemote } from './run.ts'
import { actionMessage, stateMessage } from './talk-state.ts'

/**
 * Lets one phone steer the talk that the dev server shows. Off unless `LECTERN_REMOTE` is set (`lectern dev
 * --remote`). The phone gets a server of its own with a one-time code; Slidev's, which would give notes to anybody
 * and let anybody rewrite slides, stays on this machine. With `LECTERN_VOTES` (`--votes`) the audience may vote there.
 */
export function remoteControl({ entry, data }: Pick<ResolvedSlidevOptions, 'entry'> & Partial<Pick<ResolvedSlidevOptions, 'data'>>): Plugin | undefined {
  const wanted = process.env.LECTERN_REMOTE
  if (!wanted)
    return undefined
  return {
    name: 'lectern:remote',
    apply: 'serve',
    // Whatever else was asked for: with a remote, the dev server itself must not be on the network.
    config: () => ({
      server: { host: '127.0.0.1' },
    }),
    async configureServer(vite) {
      const secrets: AccessSecrets = { ...createSecrets(), ...process.env.LECTERN_VOTES ? {} : { room: undefined } }
      const voting = secrets.room === undefined ? undefined : keepVoting(vite, entry)
      const port = Number(wanted) > 1
        ? Number(wanted)
        : 0
      // Of several windows only one may answer, else a tap would go two steps: the one heard last that is still open.
      const windows = new Set<WebSocketClient>()
      const remote = await runRemote(secrets, {
        onAction(action) {
          const open = [...windows].filter(window => vite.ws.clients.has(window))
          open.at(-1)?.send(actionMessage, { action })
        },
        onPause: (address, seconds) => console.log(`\n  remote      five wrong codes came from ${address}, which now has to wait ${seconds} seconds\n`),
        onVotes: voting?.take,
      }, '0.0.0.0', port, String(data?.headmatter.lang ?? data?.config.htmlAttrs?.lang ?? 'en'))
      vite.ws.on(stateMessage, (state: TalkState, window) => {
        windows.delete(window)
        windows.add(window)
        remote.show(state)
      })
      vite.httpServer?.on('close', () => remote.close())
      const [first = '', ...others] = addresses().map(address => `http://${address}:${remote.port}/`)
      voting?.listen(remote, `${first}vote/${secrets.room}`)
      console.log(`\n  remote      ${[first, ...others].join('  ')}\n  code        ${secrets.code}  (once, for one phone; or point its camera here)\n\n${renderUnicodeCompact(`${first}#${secrets.key}`, { border: 1 }).replace(/^/gm, '  ')}\n${secrets.room === undefined ? '' : `\n  votes       ${first}vote/${secrets.room}  (the slide shows it to the audience)\n`}`)
    },
  }
}

function addresses(): string[] {
  const found = Object.values(networkInterfaces()).flatMap(list => list ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address)
  return found.length > 0
    ? found
    : ['localhost']
}
