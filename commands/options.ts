import type { ArgsDef } from 'citty'
import { LecternError } from '../lib/project/problem.ts'

/** What every command that takes decks accepts: names in a row, or `--deck a,b`. */
export const deckOptions = {
  deck: { type: 'string', description: 'Markdown files, folders, globs or names of decks, separated by commas (also as plain words); default: slides.md, else every talk below this folder', valueHint: 'name' },
} as const satisfies ArgsDef

/** For commands that wait for slides. */
export const timeoutOption = {
  timeout: { type: 'string', description: 'seconds for a deck to settle', default: '120', valueHint: 'number' },
} as const satisfies ArgsDef

/** For commands that judge decks. */
export const strictOption = {
  strict: { type: 'boolean', description: 'every finding refuses, also those of taste and care that are only told under other themes than ours', default: false },
} as const satisfies ArgsDef

/**
 * What `--timeout` says, in milliseconds.
 *
 * @throws LecternError when it is not a number above 0
 */
export function milliseconds(command: string, seconds: string): number {
  const value = Number(seconds)
  if (value > 0)
    return value * 1000
  throw new LecternError({
    file: '',
    found: `--timeout is "${seconds}"`,
    expected: 'a number of seconds above 0',
    mend: `npm run ${command} -- --timeout 120`,
  })
}

/** The names given as plain words and with `--deck`. */
export function wantedDecks(args: { _: string[], deck?: string }): string[] {
  return [
    ...args._,
    ...(args.deck?.split(',') ?? []),
  ].map(name => name.trim()).filter(name => name !== '')
}

/**
 * A misspelt option must not pass for its absence.
 *
 * @throws LecternError naming every unknown option and the known ones
 */
export function refuseUnknownOptions(command: string, words: string[], args: unknown): void {
  const known = Object.keys(args as ArgsDef).filter(name => (args as ArgsDef)[name]?.type !== 'positional')
  const unknown = words
    .filter(word => word.startsWith('--') && word.length > 2)
    .map(word => word.slice(2).split('=')[0] ?? '')
    .filter(name => !known.includes(name) && !known.includes(name.replace(/^no-/, '')))
  if (unknown.length === 0)
    return
  throw new LecternError(unknown.map(name => ({
    file: '',
    found: `${command} has no option --${name}`,
    expected: known.length > 0
      ? `one of: ${known.map(option => `--${option}`).join(', ')}`
      : 'no options',
    mend: `npm run ${command} -- --help tells what each does`,
  })))
}
