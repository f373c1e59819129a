import type { ArgsDef } from 'citty'
import process from 'node:process'
import { skippedFiles } from '../lib/project/decks.ts'
import { nearest } from '../lib/project/nearest.ts'
import { UseError } from '../lib/project/problem.ts'

/** What every command that takes decks accepts: names in a row, or `--deck a,b`. */
export const deckOptions = {
  'deck': { type: 'string', description: 'Markdown files, folders, globs or names of decks, separated by commas (also as plain words); default: slides.md, else every talk below this folder', valueHint: 'name' },
  'install-browser': { type: 'boolean', description: 'install Chromium where there is no browser', default: false },
} as const satisfies ArgsDef

/** For commands that wait for slides. */
export const timeoutOption = {
  timeout: { type: 'string', description: 'seconds for a deck to settle', default: '120', valueHint: 'number' },
} as const satisfies ArgsDef

/** For commands that judge decks. */
export const strictOption = {
  strict: { type: 'boolean', description: 'treat every finding as an error, including those of taste and accessibility, which are warnings under a theme of your own', default: false },
} as const satisfies ArgsDef

/** For commands that build decks. */
export const offlineOption = {
  offline: { type: 'boolean', description: 'contact no other host: pictures and fonts that were not fetched before are errors', default: false },
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
  throw new UseError({
    file: '',
    found: `--timeout is "${seconds}"`,
    expected: 'a number of seconds above 0',
    fix: `npm run ${command} -- --timeout 120`,
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
  const options = Object.entries(args as ArgsDef).filter(([, { type }]) => type !== 'positional')
  const known = options.map(([name]) => name)
  const names = new Set([...known, ...options.flatMap(([, option]) => 'alias' in option ? option.alias ?? [] : [])])
  const unknown = words
    .filter(word => /^--?[a-z]/i.test(word))
    .map(word => word.split('=')[0] ?? '')
    .filter(word => !names.has(word.replace(/^--?(?:no-)?/, '')))
  if (unknown.length === 0)
    return
  throw new UseError(unknown.map(name => ({
    file: '',
    found: `${command} has no option ${name}`,
    expected: expectedOption(name, known),
    fix: `npm run ${command} -- --help explains each`,
  })))
}

function expectedOption(word: string, known: string[]): string {
  const near = nearest(word.replace(/^-+/, ''), known)
  return near ? `--${near}?` : `one of: ${known.map(option => `--${option}`).join(', ')}`
}

/** Says which Markdown files were taken for no talks, so that none is missed in silence. */
export function tellSkipped(wanted: string[]): void {
  const skipped = skippedFiles(process.cwd(), wanted)
  const shown = skipped.slice(0, 12).map(({ file, why }) => `${file} (${why})`)
  if (skipped.length > 0)
    console.log(`skipped: ${shown.join(', ')}${skipped.length > shown.length ? `, and ${skipped.length - shown.length} more` : ''}`)
}
