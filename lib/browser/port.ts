import { connect, createServer } from 'node:net'
import { UseError } from '../project/problem.ts'

/** A server that listens on "localhost" is on either. */
const loopback = ['127.0.0.1', '::1']

/** @throws UseError when another program listens on this port of this machine's own addresses */
export async function refuseTakenPort(port: number): Promise<void> {
  for (const host of loopback) {
    await new Promise<void>((resolve, reject) => {
      const probe = createServer()
      // A machine without IPv6 has no port to take there.
      probe.once('error', (error: NodeJS.ErrnoException) => error.code === 'EADDRINUSE'
        ? reject(new UseError({
            file: '',
            found: `port ${port} is taken by another program`,
            expected: 'a free port',
            fix: `stop that program, or choose another port: lectern dev --port ${port + 1}`,
          }))
        : resolve())
      probe.listen(port, host, () => probe.close(() => resolve()))
    })
  }
}

/**
 * Waits until anything listens on a port of this machine's own addresses.
 *
 * @param ended settles when nothing will any more
 * @returns whether something does
 */
export async function answers(port: number, ended: Promise<unknown>): Promise<boolean> {
  const over = new AbortController()
  void ended.then(() => over.abort())
  while (!over.signal.aborted) {
    const tried = await Promise.all(loopback.map(host => new Promise<boolean>((resolve) => {
      const socket = connect({ port, host }, () => resolve(true)).on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })))
    if (tried.includes(true))
      return !over.signal.aborted
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  return false
}
