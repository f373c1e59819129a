import type { Skipped } from './discover.ts'
import type { Problem } from './problem.ts'
import { existsSync, globSync, readdirSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { discoverTalks } from './discover.ts'
import { nearest } from './nearest.ts'
import { isFile, isFolder, slashPath } from './paths.ts'
import { UseError } from './problem.ts'
import { refusedNames } from './refused-names.ts'

/** A deck found on disk, not read yet. */
export interface DeckEntry {
  /** Name in URLs and on the command line: the file's, or for `slides.md` the folder's, as a slug. */
  name: string
  /** Absolute path of the folder that the file lies in: Slidev's root. */
  folder: string
  /** Absolute path of the Markdown file. */
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
 * Finds the decks that a command is to work on.
 *
 * @param folder absolute path of the folder that the command was started in
 * @param wanted Markdown files, folders, globs, or names of decks. Without any: `slides.md` in that folder, else every
 * talk below it
 * @returns decks sorted by name
 * @throws LecternError when there is none, when two share a name, or for every word that leads nowhere
 */
export function findDecks(folder: string, wanted: string[] = []): DeckEntry[] {
  const problems: Problem[] = []
  const files = new Set<string>()
  if (wanted.length === 0 && isFile(join(folder, 'slides.md')))
    files.add(join(folder, 'slides.md'))
  let all: DeckEntry[] | undefined
  const found = (): DeckEntry[] => all ??= nameDecks(folder, discoverTalks(folder).talks)
  if (wanted.length === 0 && files.size === 0)
    found().forEach(({ entry }) => files.add(entry))
  for (const word of wanted) {
    const entries = entriesOf(folder, word, found)
    entries.forEach(entry => files.add(entry))
    if (entries.length === 0)
      problems.push(unknownWord(folder, word, found()))
  }
  if (problems.length === 0 && files.size === 0)
    problems.push(noDeck(folder))
  const decks = nameDecks(folder, [...files])
  problems.push(...refusedNames(folder, decks))
  if (problems.length > 0)
    throw new UseError(problems)
  return decks
}

/**
 * The one deck that a word means; without a word, the one that there is.
 *
 * @throws UseError when there is none, or more than one
 */
export function findDeck(folder: string, wanted?: string): DeckEntry {
  const entries = findDecks(folder, wanted === undefined ? [] : [wanted])
  const [entry] = entries
  if (!entry || entries.length > 1)
    throw new UseError({ file: '', found: `${wanted === undefined ? 'this folder' : `"${wanted}"`} has ${entries.length} decks: ${entries.map(({ name }) => name).join(', ')}`, expected: 'one deck', fix: 'name one of them' })
  return entry
}

/** The Markdown files that `findDecks` looked at and took for no talks, where it had to look for talks itself. */
export function skippedFiles(folder: string, wanted: string[] = []): Skipped[] {
  const searched = wanted.length > 0 ? wanted.map(word => resolve(folder, word)) : [folder]
  return searched.filter(path => isFolder(path) && !isFile(join(path, 'slides.md'))).flatMap(path =>
    discoverTalks(path).skipped.map(skipped => ({ ...skipped, file: slashPath(folder, join(path, skipped.file)) })))
}

/** Absolute paths of the Markdown files that a word on the command line means. */
function entriesOf(folder: string, word: string, found: () => DeckEntry[]): string[] {
  const path = resolve(folder, word)
  if (isFile(path) || (path.endsWith('.md') && existsSync(path)))
    return [path]
  if (isFile(`${path}.md`))
    return [`${path}.md`]
  if (isFolder(path)) {
    return existsSync(join(path, 'slides.md'))
      ? [join(path, 'slides.md')]
      : discoverTalks(path).talks
  }
  if (/[*?[{]/.test(word))
    return globSync(word, { cwd: folder, exclude: name => name === 'node_modules' }).filter(file => file.endsWith('.md')).map(file => resolve(folder, file))
  return found().filter(deck => isNamed(deck, word)).map(({ entry }) => entry)
}

/** `talks/2026/vue.md` => `vue`, `vue/slides.md` => `vue`; a name that two would have takes the folder above with it. */
function nameDecks(folder: string, entries: string[]): DeckEntry[] {
  const parts = entries.map((entry) => {
    const path = relative(folder, entry).split(/[\\/]/)
    const file = path.pop()!.replace(/\.md$/, '')
    return file !== 'slides' ? [...path, file] : path.length > 0 ? path : [basename(dirname(entry))]
  })
  const nameOf = (index: number, depth: number): string => slugify(parts[index]!.slice(-depth).join('-'))
  return entries.map((entry, index): DeckEntry => {
    const isAlone = (depth: number): boolean => entries.every((_, other) => other === index || nameOf(other, depth) !== nameOf(index, depth))
    const depth = parts[index]!.findIndex((_, above) => isAlone(above + 1)) + 1
    return { name: nameOf(index, depth || 1), folder: dirname(entry), entry }
  }).sort((a, b) => a.name < b.name ? -1 : 1)
}

/** Decks may also be called by their folder's name. */
function isNamed({ name, folder }: DeckEntry, wanted: string): boolean {
  return name === wanted || basename(folder).normalize() === wanted.normalize()
}

function noDeck(folder: string): Problem {
  return {
    file: '',
    found: `no talk in ${folder}`,
    expected: 'slides.md, or Markdown files with headmatter of Slidev\'s or Marp\'s, here or in a folder below',
    fix: 'name the file: lectern build talk.md',
  }
}

function unknownWord(folder: string, word: string, decks: DeckEntry[]): Problem {
  if (isFolder(resolve(folder, word)))
    return noDeck(word)
  const known = decks.map(deck => deck.name)
  const siblings = readdirSync(isFolder(dirname(resolve(folder, word))) ? dirname(resolve(folder, word)) : folder)
  const twin = siblings.find(name => [name, name.replace(/\.md$/, '')].some(written => written.toLowerCase() === basename(word).toLowerCase()))
  const near = twin === undefined ? nearest(word, [...known, ...siblings.filter(name => name.endsWith('.md'))]) : join(dirname(word), twin)
  return {
    file: '',
    found: /[\\/.]/.test(word) ? `no file or folder ${word}` : `no deck named "${word}"`,
    expected: near
      ? `${near}?`
      : known.length > 0
        ? `one of: ${known.join(', ')}`
        : 'the path of a Markdown file',
    fix: 'check the spelling, or leave the name out to take every talk',
  }
}
