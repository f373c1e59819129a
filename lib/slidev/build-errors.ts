import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { lineAt } from '../markdown/markup.ts'
import { slashPath } from '../project/paths.ts'
import { modules } from './contract.ts'
import { missingPart } from './missing-part.ts'

/** One error of a build, as Vite and Rolldown print it. */
interface Printed {
  message: string
  /** Absolute, or relative to the deck's folder. */
  file?: string
  line?: number
  /** The line of code in which it is. */
  code?: string
}

/** How each of them begins, up to the file that it names. */
const heads = [
  // [UNRESOLVED_IMPORT] Could not resolve './a.ts' in b.vue ⏎ ╭─[ b.vue:4:15 ]
  /^\[[A-Z_]+\] (?<message>.+)\n\s*╭─\[ (?<file>.+?):(?<line>\d+):\d+ \]/gm,
  // [UNRESOLVED_ENTRY] Cannot resolve entry module src/app.html.
  /^\[UNRESOLVED_ENTRY\] (?<message>.+)/gm,
  // [plugin vite:vue] /talks/a.vue:6:11 ⏎ SyntaxError: Element is missing end tag.
  /^\[plugin [^\]\n]+\](?: (?<file>.+?):(?<line>\d+|undefined):\S+)?\n(?:\S+: )?(?<message>.+)/gm,
  // [plugin vite:vue] …/@slidev/client/App.vue ⏎ RolldownError: At least one <template> or <script> is required …
  /^\[plugin vite:vue\] \S*@slidev\/client\/\S+\n\S+: (?<message>At least one <template> or <script> is required)/gm,
  // [vite]: Rolldown failed to resolve import "a" from "/talks/b.ts".
  /\[vite\]: Rolldown (?<message>failed to resolve import "[^"]+") from "(?<file>[^"]+)"/g,
  // Error: Cannot find module 'a' ⏎ Require stack: ⏎ - /talks/b.ts
  /^Error: (?<message>Cannot find module '[^']+')\n.*\n- (?<file>.+)/gm,
  // The theme "slidev-theme-serif" was not found and cannot prompt for installation
  /^(?:Error: )?(?<message>The (?:theme|addon) "[^"]+" was not found)/gm,
  // YAMLParseError: Implicit keys need to be on a single line at line 2, column 1:
  /^YAMLParseError: (?<message>.+) at line (?<line>\d+), column \d+/gm,
]

/**
 * What a failed build's output says is wrong, each with its place in the author's files.
 *
 * @param text what the build printed
 * @param projectRoot absolute path
 * @returns nothing where none of it can be understood
 */
export function readBuildErrors(text: string, deck: Deck, projectRoot: string): Problem[] {
  const plain = stripVTControlCharacters(text).replaceAll('\r', '')
  const printed = heads.flatMap(head => [...plain.matchAll(head)]).sort((a, b) => a.index - b.index).map(({ groups = {}, index, 0: all }, place, matches): Printed => ({
    message: groups.message ?? '',
    file: groups.file,
    line: Number.parseInt(groups.line ?? '', 10) || undefined,
    code: codeAt(plain.slice(index + all.length, matches[place + 1]?.index).split(/\n\s+at |───╯/)[0] ?? '', groups.line),
  }))
  const problems = printed.map(each => ({ ...placeOf(each, deck, projectRoot), ...wordsOf(each.message) }))
  return problems.filter((problem, index) => problems.findIndex(other => other.file === problem.file && other.found === problem.found) === index)
}

/** The code of a line in the frame below an error. */
function codeAt(frame: string, line: string | undefined): string | undefined {
  return frame.split('\n').map(each => /^\s*(\d+)\s*[|│](.*)$/.exec(each)).find(each => each?.[1] === line)?.[2]?.trim() || undefined
}

function placeOf({ file, line, code, message }: Printed, deck: Deck, projectRoot: string): Pick<Problem, 'file' | 'line' | 'slide'> {
  const entry = { file: slashPath(projectRoot, deck.entry) }
  const key = /^The (theme|addon) /.exec(message)?.[1]
  if (key) {
    const at = readFileSync(deck.entry, 'utf8').split('\n').findIndex(text => text.startsWith(key))
    return { ...entry, ...at >= 0 && { line: at + 1 } }
  }
  // YAML counts from the line below the first.
  if (file === undefined)
    return { ...entry, ...line !== undefined && { line: line + 1 } }
  const [, no] = modules.slide.exec(file) ?? []
  const slide = deck.slides.find(slide => slide.no === Number(no))
  if (slide) {
    const at = [code, /['"][^'"]+['"]/.exec(message)?.[0].slice(1, -1)].map(words => words === undefined ? -1 : slide.content.indexOf(words)).find(index => index >= 0)
    return { file: slide.file, slide: slide.no, line: slide.line + (at === undefined ? 0 : lineAt(slide.content, at)) }
  }
  const path = isAbsolute(file) ? file : join(deck.folder, file)
  if (!existsSync(path))
    return entry
  const lines = readFileSync(path, 'utf8').split('\n')
  // Slidev adds lines to the top of a component before anybody compiles it.
  const at = code === undefined ? -1 : lines.findIndex(each => each.includes(code))
  return { file: slashPath(projectRoot, path), ...at >= 0 ? { line: at + 1 } : line !== undefined && !path.endsWith('.vue') && line <= lines.length && { line } }
}

function wordsOf(message: string): Pick<Problem, 'found' | 'expected' | 'fix'> {
  const [, missing] = /^(?:Could not resolve|failed to resolve import|Cannot find module|\[postcss\] ENOENT: no such file or directory, open) ['"]([^'"]+)['"]/.exec(message) ?? []
  const [, kind, name] = /^The (theme|addon) "([^"]+)"/.exec(message) ?? []
  const [, inside, of] = /^Could not load \S*\/node_modules\/(((?:@[^/\s]+\/)?[^/\s]+)\/\S+)$/.exec(message) ?? []
  if (kind !== undefined && name !== undefined)
    return missingPart({ type: kind as 'theme' | 'addon', name })
  if (inside !== undefined)
    return { found: `it imports "${inside}", and the installed ${of} has no such file`, expected: 'a file of the version that the project has', fix: `correct the path: another version of ${of} may have had it` }
  const [, start] = /^Cannot resolve entry module (\S+?)\.?$/.exec(message) ?? []
  if (start !== undefined)
    return { found: `Vite's configuration beside the deck begins at "${start}", a page of something else`, expected: 'a configuration that fits slides', fix: 'keep the talk in a folder of its own, or take the input out of the configuration' }
  // Of two such plugins the second gets what the first has compiled.
  if (message.startsWith('At least one <template>'))
    return { found: 'Vite\'s configuration beside the deck adds Vue\'s plugin, which Slidev brings itself', expected: 'one plugin that compiles components', fix: 'keep the talk in a folder of its own, or take vue() out of the configuration; options for it go to slidev.vue there' }
  if (missing === undefined)
    return { found: `the build stops here: ${shorter(message)}`, expected: 'code that Slidev can build', fix: 'correct it' }
  return /^[./~]|^@\//.test(missing)
    ? { found: `it imports "${missing}", and there is no such file`, expected: 'the path of a file', fix: 'correct the path, or put the file there' }
    : { found: `it imports "${missing}", and there is no such package`, expected: 'a package that the project has', fix: `npm install ${/^(?:@[^/]+\/)?[^/]+/.exec(missing)?.[0] ?? missing}, or correct the name` }
}

/** A package's name for the path of its file; without the place, which is told apart, and who says it. */
function shorter(message: string): string {
  return message
    .replace(/[^\s"']*\/node_modules\/((?:@[^/\s"']+\/)?[^/\s"']+)(?:\/[^\s"']*)?/g, '$1')
    .replace(/^\[[\w/-]+\] /, '')
    .replace(/^\/\S+:\d+:\d+: /, '')
    .replace(/ \(\d+:\d+\)$|\.$/, '')
}
