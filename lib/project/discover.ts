import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readFrontMatter } from '../markdown/translate/front-matter.ts'
import { isTalk } from '../markdown/translate/kind.ts'
import { slashPath } from './paths.ts'
import { textOf } from './source-text.ts'

/** A Markdown file that was looked at and is no talk. */
export interface Skipped {
  /** Relative to the folder that was searched, with forward slashes. */
  file: string
  why: string
}

/** Folders that hold no talks of this project. */
const passedOver = /^(?:\..*|__.*|node_modules|dist|export|public|coverage|vendor|tests?|fixtures)$/
/** No talk whatever is in it. */
const documents = /^(?:readme|changelog|contributing|code_of_conduct|security|license|agents|claude)\b/i

/**
 * Looks for talks in a folder of any layout: files named `slides.md`, and Markdown with Slidev's or Marp's headmatter that
 * no other file imports.
 *
 * @param folder absolute path
 * @returns absolute paths of the talks, sorted, and the Markdown files that are none
 */
export function discoverTalks(folder: string): { talks: string[], skipped: Skipped[] } {
  const texts = new Map(markdownBelow(folder, new Set(above(realpathSync(folder)))).map(file => [file, statSync(file).isFile() ? textOf(readFileSync(file)) : '']))
  const imported = new Set([...texts].filter(([file]) => !isDocument(file)).flatMap(([file, text]) =>
    Array.from(text.matchAll(/^src:\s*['"]?([^\s'"#]+)/gm), ([, path = '']) => join(file, '..', path))))
  const talks: string[] = []
  const skipped: Skipped[] = []
  for (const [file, text] of texts) {
    const why = whyNot(file, text, imported.has(file))
    if (why === undefined)
      talks.push(file)
    else
      skipped.push({ file: slashPath(folder, file), why })
  }
  return { talks: talks.sort(), skipped }
}

function isDocument(file: string): boolean {
  return documents.test(basename(file))
}

function whyNot(file: string, text: string, isImported: boolean): string | undefined {
  if (isDocument(file))
    return 'a document'
  if (isImported)
    return 'slides that another file imports'
  if (basename(file) === 'slides.md')
    return undefined
  const front = readFrontMatter(text.split(/\r?\n/))
  return front.lines === 0
    ? 'no headmatter'
    : isTalk(front) ? undefined : 'no headmatter of Slidev\'s or Marp\'s'
}

/** Folders that contain a folder, of which a link in it may lead to any: to the whole disk. */
function above(folder: string): string[] {
  const parent = dirname(folder)
  return parent === folder ? [] : [parent, ...above(parent)]
}

/** @param seen real paths of the folders that are not entered, or not again: links may lead in a circle */
function markdownBelow(folder: string, seen: Set<string>): string[] {
  const real = realpathSync(folder)
  if (seen.has(real))
    return []
  seen.add(real)
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name)
    const stat = statSync(path, { throwIfNoEntry: false })
    if (stat?.isDirectory()) {
      // A folder of this name breaks one deck, which says so when it is read, and no other.
      return name === 'slides.md' ? [path] : passedOver.test(name) ? [] : markdownBelow(path, seen)
    }
    return stat?.isFile() && name.endsWith('.md') ? [path] : []
  })
}
