import type { Problem } from './problem.ts'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
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

/**
 * `My Talk` => `my-talk`, `Ampliación` => `ampliacion`, `日本語` stays: what a folder's name becomes in an URL. Letters of
 * any script are kept, Latin ones without their accents. A name without a letter or digit becomes its code points.
 */
export function slugify(name: string): string {
  const words = name.normalize('NFKD').replace(/(?<=\p{Script=Latin})\p{M}+/gu, '').normalize('NFC').toLowerCase()
  return words.replace(/[^\p{L}\p{N}\p{M}]+/gu, '-').replace(/^-|-$/g, '')
    || [...name].map(letter => letter.codePointAt(0)!.toString(16)).join('-')
}

/** How a deck's name, which may be in any script, is written in an address. */
export function addressOf(name: string): string {
  return encodeURIComponent(name)
}

/**
 * Finds the decks under `<projectRoot>/slides`, sorted by name; `names` keeps only those.
 *
 * @throws LecternError when there is none, when two share a name, or when a wanted name is unknown.
 */
export function findDecks(projectRoot: string, names: string[] = []): DeckEntry[] {
  const slides = join(projectRoot, 'slides')
  const folders = existsSync(slides)
    ? readdirSync(slides).filter(name => isFolder(join(slides, name))).sort()
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
        ...takenNames(projectRoot, decks),
        ...unknownNames(decks, names),
      ]
  if (problems.length > 0)
    throw new LecternError(problems)
  return names.length === 0
    ? decks
    : decks.filter(deck => names.some(name => isNamed(deck, name)))
}

/** A link that leads to a folder counts as one; one that leads nowhere does not. */
function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** Decks may also be called by their folder's name. */
function isNamed({ name, folder }: DeckEntry, wanted: string): boolean {
  return name === wanted || basename(folder).normalize() === wanted.normalize()
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

/** The built site has files of its own beside the decks' folders. */
function takenNames(projectRoot: string, decks: DeckEntry[]): Problem[] {
  return decks.filter(({ name }) => name === 'assets').map(deck => ({
    file: relative(projectRoot, deck.entry),
    found: `a deck is named "${deck.name}"`,
    expected: 'another name: the built site keeps its own files in a folder of this name',
    mend: 'rename the deck\'s folder',
  }))
}

function unknownNames(decks: DeckEntry[], names: string[]): Problem[] {
  const known = decks.map(deck => deck.name)
  return names.filter(name => !decks.some(deck => isNamed(deck, name))).map(name => ({
    file: 'slides/',
    found: `no deck named "${name}"`,
    expected: `one of: ${known.join(', ')}`,
    mend: 'check the spelling, or leave the name out to take every deck',
  }))
}
