import type { DeckEntry } from '../lib/project/decks.ts'
import process from 'node:process'
import { createInterface } from 'node:readline/promises'
import { defineCommand } from 'citty'
import { serveDeck } from '../lib/pipeline/dev.ts'
import { findDecks } from '../lib/project/decks.ts'
import { formatProblem, UseError } from '../lib/project/problem.ts'
import { deckOptions, wantedDecks } from './options.ts'

export default defineCommand({
  meta: { name: 'dev', description: 'Opens a deck live, with presenter mode at /presenter. Several decks: name one, or pick it.' },
  args: {
    ...deckOptions,
    port: {
      type: 'string',
      description: 'port to listen on',
      alias: 'p',
      default: '3030',
      valueHint: 'number',
    },
    remote: { type: 'boolean', description: 'let a phone on the local network control the talk, with a one-time code', default: false },
    votes: { type: 'boolean', description: 'let the audience vote by phone on the local network; includes --remote', default: false },
    rehearse: { type: 'boolean', description: 'time each slide, and save the times beside the talk', default: false },
    write: { type: 'boolean', description: 'with --rehearse: write the measured times into the slides, as minutes:', default: false },
    open: { type: 'boolean', alias: 'o', description: 'open the talk in the browser, as `lectern talk.md` does', default: false },
  },
  async run({ args }) {
    const port = Number(args.port)
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      throw new UseError({
        file: '',
        found: `--port is "${args.port}"`,
        expected: 'a whole number from 1 to 65535',
        fix: 'lectern dev --port 3030',
      })
    }
    const deck = await pickDeck(findDecks(process.cwd(), wantedDecks(args)))
    if (args.write && !args.rehearse) {
      throw new UseError({
        file: '',
        found: '--write without --rehearse',
        expected: 'a rehearsal whose times are to be written',
        fix: 'lectern dev --rehearse --write',
      })
    }
    if (args.rehearse)
      process.env.LECTERN_REHEARSE = args.write ? 'write' : '1'
    if (args.remote || args.votes)
      process.env.LECTERN_REMOTE = '1'
    if (args.votes)
      process.env.LECTERN_VOTES = '1'
    process.exitCode = await serveDeck({ projectRoot: process.cwd(), deck, port, open: args.open, tell: problem => console.warn(`${formatProblem(problem)}\n`) })
  },
})

async function pickDeck(decks: DeckEntry[]): Promise<DeckEntry> {
  const [first, ...others] = decks
  if (first && others.length === 0)
    return first
  const list = decks.map((deck, index) => `  ${index + 1}  ${deck.name}`).join('\n')
  if (!process.stdin.isTTY) {
    throw new UseError({
      file: 'slides/',
      found: `${decks.length} decks and no terminal to pick one`,
      expected: `the name of one:\n${list}`,
      fix: `lectern dev ${first?.name ?? '<deck>'}`,
    })
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  for (;;) {
    const answer = (await terminal.question(`${list}\nwhich deck? `)).trim()
    const deck = decks[Number(answer) - 1] ?? decks.find(candidate => candidate.name === answer)
    if (deck) {
      terminal.close()
      return deck
    }
  }
}
