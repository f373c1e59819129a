import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import process from 'node:process'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'
import { starter } from '../../lib/slidev/process.ts'
import { sessionFor } from '../../lib/slidev/run.ts'

/**
 * Starts the live server of one deck as `lectern dev` does after its check.
 *
 * @param file the deck's Markdown file
 * @param env variables besides those of this process
 */
export async function startDevServer(file: string, port: number, env: Record<string, string>): Promise<ChildProcess> {
  const session = sessionFor(await loadDeck(findDecks(root, [file])[0]!), [file, '--port', String(port), '--open', 'false'])
  return spawn(process.execPath, [starter, JSON.stringify(session)], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'development', ...env },
  })
}
