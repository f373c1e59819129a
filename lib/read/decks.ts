import type { Problem } from './problem.ts'
import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { LecternError } from './problem.ts'

/** A deck found on disk, not read yet. */
export interface DeckEntry {
  /** Name in URLs and on the command line: the folder's name as a slug. */
  name: string
  /** Absolute path of `slides/<deck>/`. */
  folder: string
  /** Absolute path of `slides/<deck>/slides.md`. */
  entry: string
}

/** `My Talk` => `my-talk`: what a folder's name becomes in an URL. */
export function slugify(name: string): string {
  return name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
}

/**
 * Finds the decks under `<projectRoot>/slides`, sorted by name; `names` keeps only those.
 *
 * @throws LecternError when there is none, when two share a name, or when a wanted name is unknown.
 */
export function findDecks(projectRoot: string, names: string[] = []): DeckEntry[] {
  const slides = join(projectRoot, 'slides')
  const folders = existsSync(slides)
    ? readdirSync(slides, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name).sort()
    : []
  const decks = folders
    .map(folder => ({
      name: slugify(folder),
      folder: join(slides, folder),
      entry: join(slides, folder, 'slides.md'),
    }))
    .filter(deck => existsSync(deck.entry))

  const problems = decks.length === 0
    ? [
        noDeck(),
      ]
    : [
        ...sharedNames(projectRoot, decks),
        ...unknownNames(decks, names),
      ]
  if (problems.length > 0)
    throw new LecternError(problems)
  return names.length === 0
    ? decks
    : decks.filter(deck => names.includes(deck.name))
}

function noDeck(): Problem {
  return {
    file: 'slides/',
    found: 'no deck',
    expected: 'at least one folder slides/<deck>/ with a slides.md in it',
    mend: 'create slides/my-talk/slides.md; CONTRIBUTING.md shows the five lines it starts with',
  }
}

function sharedNames(projectRoot: string, decks: DeckEntry[]): Problem[] {
  const first = new Map<string, DeckEntry>()
  return decks.flatMap((deck) => {
    const twin = first.get(deck.name)
    if (!twin) {
      first.set(deck.name, deck)
      return []
    }
    return {
      file: relative(projectRoot, deck.entry),
      found: `two decks are named "${deck.name}": ${relative(projectRoot, twin.folder)} and ${relative(projectRoot, deck.folder)}`,
      expected: 'one deck for each name, since the name is the address of the built talk',
      mend: 'rename one of the two folders',
    }
  })
}

function unknownNames(decks: DeckEntry[], names: string[]): Problem[] {
  const known = decks.map(deck => deck.name)
  return names.filter(name => !known.includes(name)).map(name => ({
    file: 'slides/',
    found: `no deck named "${name}"`,
    expected: `one of: ${known.join(', ')}`,
    mend: 'check the spelling, or leave the name out to take every deck',
  }))
}
