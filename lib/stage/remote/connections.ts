import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Open connections from one address: a browser opens six at most to one host, one of which carries the state. */
const mostFromOne = 16
/** Open connections in all: a room of 500 phones, and then some; each costs some 50 kB. */
const mostInAll = 768

/** Which connections a server keeps when more are opened than it can serve. */
export interface Connections {
  /** Marks a connection as the phone's: it is never closed to make room. */
  trust: (socket: Socket) => void
  /** Number of open connections. */
  readonly size: number
}

/**
 * Limits a server's open connections. An address that opens too many is refused; when there are too many in all, the
 * oldest that is not the phone's makes room, so that a crowd of silent connections cannot keep the phone out.
 *
 * @param server not listening yet
 */
export function limitConnections(server: Server): Connections {
  const open = new Set<Socket>()
  const trusted = new WeakSet<Socket>()
  server.on('connection', (socket) => {
    if ([...open].filter(other => other.remoteAddress === socket.remoteAddress).length >= mostFromOne)
      return void socket.destroy()
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    if (open.size > mostInAll)
      [...open].find(other => !trusted.has(other))?.destroy()
  })
  return {
    trust: socket => void trusted.add(socket),
    get size() {
      return open.size
    },
  }
}
