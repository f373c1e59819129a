import type { Deck } from '../project/deck.ts'
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import process from 'node:process'
import { portTaken } from '../browser/serve.ts'
import { sessionFor, starter } from '../slidev/run.ts'

/**
 * Runs Slidev's live server for one deck on this machine's own address until it is stopped.
 *
 * @param deck the deck to show
 * @param port port to listen on, refused when taken: Slidev would move to another without a word
 * @param open whether to open the talk in the default browser
 * @returns Slidev's exit code
 * @throws LecternError when the port is taken
 */
export async function serveDeck(deck: Deck, port: number, open: boolean): Promise<number> {
  // Slidev listens on "localhost", which is either of the two loopback addresses.
  for (const host of ['127.0.0.1', '::1'])
    await refuseTakenPort(port, host)
  const session = sessionFor(deck, [deck.entry, '--port', String(port), '--open', String(open)])
  const child = spawn(process.execPath, [starter, JSON.stringify(session)], {
    cwd: deck.folder,
    stdio: 'inherit',
    // A build within this process, as the check's, has left "production" behind: the page would stay blank.
    env: { ...process.env, NODE_ENV: 'development' },
  })
  // A terminal's Ctrl-C reaches both; a supervisor's signal reaches only this process.
  for (const signal of ['SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => child.kill(signal))
  return new Promise(resolve => child.on('close', code => resolve(code ?? 0)))
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
