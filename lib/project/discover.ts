import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readYamlMap } from '../markdown/yaml.ts'
import { slashPath } from './paths.ts'

/** A Markdown file that was looked at and is no talk. */
export interface Skipped {
  /** Relative to the folder that was searched, with forward slashes. */
  file: string
  why: string
}

/** Headmatter that nothing but Slidev, Marp and Lectern reads: other tools' pages have `title`, `layout` and `theme` too. */
const telling = new Set([
  'addons',
  'aspectRatio',
  'canvasWidth',
  'clickAnimation',
  'colorSchema',
  'drawings',
  'exportFilename',
  'highlighter',
  'lineNumbers',
  'marp',
  'mdc',
  'monaco',
  'presenter',
  'routerMode',
  'twoslash',
  'wakeLock',
])

/** Folders that hold no talks of this project. */
const passedOver = /^(?:\..*|__.*|node_modules|dist|export|public|coverage|vendor|tests?|fixtures)$/
/** No talk whatever stands in it. */
const documents = /^(?:readme|changelog|contributing|code_of_conduct|security|license|agents|claude)\b/i

/**
 * Looks for talks in a folder of any layout: files named `slides.md`, and Markdown with Slidev's or Marp's headmatter.
 *
 * @param folder absolute path
 * @returns absolute paths of the talks, sorted, and the Markdown files that are none
 */
export function discoverTalks(folder: string): { talks: string[], skipped: Skipped[] } {
  const talks: string[] = []
  const skipped: Skipped[] = []
  const imported = new Set<string>()
  for (const file of markdownBelow(folder)) {
    const why = basename(file) === 'slides.md' ? undefined : whyNot(file)
    if (why === undefined)
      talks.push(file)
    else
      skipped.push({ file: slashPath(folder, file), why })
  }
  for (const talk of talks.filter(talk => statSync(talk).isFile())) {
    for (const [, path = ''] of readFileSync(talk, 'utf8').matchAll(/^src:\s*['"]?([^\s'"#]+)/gm))
      imported.add(join(talk, '..', path))
  }
  return { talks: talks.filter(talk => !imported.has(talk)).sort(), skipped }
}

function whyNot(file: string): string | undefined {
  if (documents.test(basename(file)))
    return 'a document'
  const [, headmatter] = /^---[^\S\n]*\n([\s\S]*?)\n---[^\S\n]*(?:\n|$)/.exec(readFileSync(file, 'utf8')) ?? []
  if (headmatter === undefined)
    return 'no headmatter'
  return Object.keys(readYamlMap(headmatter)).some(key => telling.has(key))
    ? undefined
    : 'no headmatter of Slidev\'s or Marp\'s'
}

/** @param seen real paths of the folders that were entered: links may lead in a circle */
function markdownBelow(folder: string, seen = new Set<string>()): string[] {
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
