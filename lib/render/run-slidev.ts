import type { Deck } from '../read/deck.ts'
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import { LecternError } from '../read/problem.ts'
import { root } from '../root.ts'

/** Path of Slidev's own program. */
export const slidev: string = join(dirname(createRequire(import.meta.url).resolve('@slidev/cli/package.json')), 'bin/slidev.mjs')

/**
 * Builds one deck's single-page app into `output` with Slidev, in a process of its own: Slidev keeps its
 * roots for the life of a process, so a second deck would be built with the first one's.
 *
 * @param deck the deck to build
 * @param output absolute path of the folder to fill; cleared first
 * @throws LecternError with what Slidev printed when it fails
 */
export async function buildDeck(deck: Deck, output: string): Promise<void> {
  const args = [
    'build',
    deck.entry,
    '--out',
    output,
    '--base',
    './',
    ...(deck.publicNotes
      ? []
      : ['--without-notes']),
  ]
  const { code, text } = await run(args)
  if (code === 0)
    return
  throw new LecternError({
    file: relative(root, deck.entry),
    found: `Slidev could not build this deck (exit code ${code}):\n${text.trim().split('\n').slice(-30).join('\n')}`,
    expected: 'a deck that builds',
    mend: 'mend what Slidev names above',
  })
}

function run(args: string[]): Promise<{ code: number, text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [slidev, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => text += chunk)
    child.stderr.on('data', (chunk: Buffer) => text += chunk)
    child.on('error', reject)
    child.on('close', code => resolve({ code: code ?? 1, text }))
  })
}
