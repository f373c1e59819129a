import type { Problem } from './problem.ts'
import { Buffer } from 'node:buffer'
import { relative } from 'node:path'

/** A deck's name, and the absolute path of its file. */
interface Named { name: string, entry: string }

/** What is wrong with the names and paths of decks that are built together. */
export function refusedNames(projectRoot: string, decks: Named[]): Problem[] {
  return [sharedNames, takenNames, wrongPaths, longNames].flatMap(rule => rule(projectRoot, decks))
}

function sharedNames(projectRoot: string, decks: Named[]): Problem[] {
  const first = new Map<string, Named>()
  return decks.flatMap((deck) => {
    const twin = first.get(deck.name)
    if (!twin) {
      first.set(deck.name, deck)
      return []
    }
    return {
      file: relative(projectRoot, deck.entry),
      found: `two decks are named "${deck.name}": ${relative(projectRoot, twin.entry)} and ${relative(projectRoot, deck.entry)}`,
      expected: 'one deck for each name, since the name is the address of the built talk',
      fix: 'rename one of the two',
    }
  })
}

/** The built site has files of its own beside the decks' folders. */
function takenNames(projectRoot: string, decks: Named[]): Problem[] {
  return decks.filter(({ name }) => name === 'assets').map(deck => ({
    file: relative(projectRoot, deck.entry),
    found: `a deck is named "${deck.name}"`,
    expected: 'another name: the built site keeps its own files in a folder of this name',
    fix: 'rename it',
  }))
}

/** Vite takes a path for an address: what follows one of these is none of it, and a build would end in words about something else. */
// eslint-disable-next-line no-control-regex
const noPath = /[?\0-\x1F\x7F]/
/** The same of the folder that Lectern is started in, whose files a browser asks for. */
// eslint-disable-next-line no-control-regex
const noRoot = /[?#\0-\x1F\x7F]/

function wrongPaths(projectRoot: string, decks: Named[]): Problem[] {
  const paths = noRoot.test(projectRoot) ? [projectRoot] : decks.map(({ entry }) => relative(projectRoot, entry)).filter(path => noPath.test(path))
  return paths.map(path => ({
    // eslint-disable-next-line no-control-regex
    file: path.replace(/[\0-\x1F\x7F]/g, letter => JSON.stringify(letter).slice(1, -1)),
    found: `${JSON.stringify((path === projectRoot ? noRoot : noPath).exec(path)![0])} in the path of a talk: to Vite, the path ends there`,
    expected: 'files and folders without ?, line breaks and (of the folder that Lectern is started in) # in their names',
    fix: 'rename the file or the folder',
  }))
}

/** Bytes of a deck's name: a disk's names have at most 255, and beside the name stand hashes, a process and an extension. */
const longestName = 180

function longNames(projectRoot: string, decks: Named[]): Problem[] {
  return decks.filter(({ name }) => Buffer.byteLength(name) > longestName).map(({ name, entry }) => ({
    file: relative(projectRoot, entry),
    found: `the talk's name, which its files take, has ${Buffer.byteLength(name)} bytes`,
    expected: `at most ${longestName}: a letter of Latin is one byte, one of Chinese three`,
    fix: 'shorten the name of the file, or of its folder',
  }))
}
