import type { Deck } from '../project/deck.ts'
import { spawn } from 'node:child_process'
import process from 'node:process'
import { compileCache } from '../project/cache.ts'
import { starter } from './process.ts'
import { sessionFor } from './run.ts'
import { unusedParts } from './unused.ts'

/** Slidev's live server, running. */
export interface Live {
  /** Resolves with its exit code. */
  ended: Promise<number>
  stop: () => void
  /** Calls a listener with what the plugins of the server send. */
  hear: (listener: (message: unknown) => void) => void
  /** Sends to the server's process what its plugins wait for. */
  tell: (message: object) => void
}

/**
 * Starts Slidev's live server for one deck, in this terminal.
 *
 * @param open whether to open the talk in the default browser
 */
export function startLive(deck: Deck, port: number, open: boolean): Live {
  const session = sessionFor(deck, [deck.entry, '--port', String(port), '--open', String(open)], unusedParts(deck))
  const child = spawn(process.execPath, [starter, JSON.stringify(session)], {
    cwd: deck.folder,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // A build within this process, as the check's, has left "production" behind: the page would stay blank.
    env: { ...process.env, NODE_ENV: 'development', NODE_COMPILE_CACHE: compileCache },
  })
  return {
    ended: new Promise(resolve => child.on('close', code => resolve(code ?? 0))),
    stop: () => void child.kill(),
    hear: listener => void child.on('message', listener),
    tell: message => void (child.connected && child.send(message)),
  }
}
