import type { Audience } from '../audience/server.ts'
import type { RemoteOrder, RemoteReport } from './messages.ts'
import type { RemoteServer } from './server.ts'
/**
 * The remote's own process, started by `run.ts`: whatever the network does to it, the dev server and the talk's page
 * have nothing to do with. It knows the talk's state and the code, and no file.
 */
import process from 'node:process'
import { createAudience } from '../audience/server.ts'
import { createAccess } from './access.ts'
import { startRemoteServer } from './server.ts'

let server: RemoteServer | undefined
const tell = (report: RemoteReport): void => void process.send?.(report, undefined, undefined, () => {})
let audience: Audience | undefined

process.on('message', (order: RemoteOrder) => {
  if (order.type === 'show')
    return server?.show(order.state)
  if (order.type === 'ask')
    return audience?.ask(order.ballot, order.votes)
  const access = createAccess(
    (address, seconds) => tell({ type: 'paused', address, seconds }),
    order.secrets.code,
    { ...order.secrets, onToken: token => tell({ type: 'signed in', token }) },
  )
  audience = createAudience((ballot, votes) => tell({ type: 'votes', ballot, votes }), order.lang)
  const room = order.secrets.room && { path: `/vote/${order.secrets.room}`, audience }
  startRemoteServer(access, action => tell({ type: 'action', action }), order.host, order.port, room || undefined, order.lang).then((started) => {
    server = started
    tell({ type: 'listening', port: started.port })
  }, (error: unknown) => tell({ type: 'failed', reason: String(error) }))
})
// The dev server has ended.
process.on('disconnect', () => process.exit())
