import type { Deck } from '../project/deck.ts'
import { spawn } from 'node:child_process'
import { connect, createServer } from 'node:net'
import process from 'node:process'
import { portTaken } from '../browser/serve.ts'
import { compileCache } from '../project/cache.ts'
import { sessionFor, starter } from '../slidev/run.ts'

/**
 * Runs Slidev's live server for one deck on this machine's own address until it is stopped.
 *
 * @param deck the deck to show
 * @param port port to listen on, refused when taken: Slidev would move to another without a word
 * @param open whether to open the talk in the default browser
 * @param onOpen called once the server answers: what may come later must not hold up the first slide
 * @returns Slidev's exit code
 * @throws LecternError when the port is taken
 */
export async function serveDeck(deck: Deck, port: number, open: boolean, onOpen: () => Promise<void>): Promise<number> {
  // Slidev listens on "localhost", which is either of the two loopback addresses.
  for (const host of ['127.0.0.1', '::1'])
    await refuseTakenPort(port, host)
  const session = sessionFor(deck, [deck.entry, '--port', String(port), '--open', String(open)])
  const child = spawn(process.execPath, [starter, JSON.stringify(session)], {
    cwd: deck.folder,
    stdio: 'inherit',
    // A build within this process, as the check's, has left "production" behind: the page would stay blank.
    env: { ...process.env, NODE_ENV: 'development', NODE_COMPILE_CACHE: compileCache },
  })
  const ended = new Promise<number>(resolve => child.on('close', code => resolve(code ?? 0)))
  // A terminal's Ctrl-C reaches both; a supervisor's signal reaches only this process.
  for (const signal of ['SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => child.kill(signal))
  const over = new AbortController()
  void ended.then(() => over.abort())
  while (!over.signal.aborted && !await answers(port))
    await new Promise(resolve => setTimeout(resolve, 50))
  if (!over.signal.aborted) {
    await onOpen().catch((error: unknown) => {
      child.kill()
      throw error
    })
  }
  return ended
}

/** Whether anything listens on either of this machine's own addresses. */
async function answers(port: number): Promise<boolean> {
  const tried = await Promise.all(['127.0.0.1', '::1'].map(host => new Promise<boolean>((resolve) => {
    const socket = connect({ port, host }, () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })))
  return tried.includes(true)
}

function refuseTakenPort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    // A machine without IPv6 has no port to take there.
    probe.once('error', (error: NodeJS.ErrnoException) => error.code === 'EADDRINUSE'
      ? reject(portTaken(port))
      : resolve())
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}
