import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { RuleInfo } from '../project/rule.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readReferences } from '../features/references/read-references.ts'
import { readMarkup } from '../markdown/markup.ts'
import { filesBelow } from '../project/paths.ts'
import { findKeys } from '../rules/secrets.ts'

/** What is found by searching what is built. */
export const leakRules: RuleInfo[] = [
  { id: 'leaked-words', kind: 'privacy', severity: 'error', why: 'Notes, comments and drafts are in the page\'s source for everybody to read.' },
  { id: 'leaked-key', kind: 'privacy', severity: 'error', why: 'A key in a published file is everybody\'s within minutes.' },
  { id: 'leaked-path', kind: 'privacy', severity: 'error', why: 'A path of this machine in a published file tells who built it, and where.' },
]

/** Files of a site that hold words. Of a PDF, each page is compared with its slide anyway. */
const texts = /\.(?:html|m?js|css|json|md|txt|xml|svg|map|webmanifest)$/
/** Programs of others, published as they are. */
const foreign = /(?:^|\/)runtimes\//
/** Letters and digits that a run of words must have to be somebody's words, and not everybody's. */
const telling = 40
/** Of a slide's private words, how many runs are looked for, the longest first: what leaks, leaks whole. */
const mostRuns = 3

/** Something that its author did not publish. */
export interface Private {
  what: string
  /** What is compared: letters and digits alone. */
  letters: string
  place: Pick<Problem, 'file' | 'line' | 'slide'>
}

/** What a site must not tell. */
export interface Secrets {
  words: Private[]
  /** Absolute path of the project on this machine. */
  folder: string
  /** What the authors wrote themselves: the rules of `check` have judged that. */
  written: string
}

/**
 * Finds what a built site tells and its authors did not publish: notes and comments, decks that are drafts, keys, and
 * where the project lies on this machine.
 *
 * @param site absolute path of the finished site, or of a deck's player
 * @param decks all that were read, drafts as well
 * @param projectRoot absolute path
 * @param files those that are published, relative to `site`, with slashes; all of them when left out
 * @param shown what the slides show, whatever brings it there: sources that are cited, tables, outputs
 * @returns a problem for each kind and file, and the file within the site
 */
export function leaksIn(site: string, decks: readonly Deck[], projectRoot: string, files: string[] = filesBelow(site), shown: string = shownBy(site, files)): { problem: Problem, within: string }[] {
  const secrets: Secrets = { words: privateWords(decks, `${shown}\n${decks.filter(({ draft }) => !draft).flatMap(sourcesOf).join('\n')}`), folder: projectRoot, written: decks.flatMap(({ slides }) => slides.flatMap(({ content, notes }) => [content, notes])).join('\n') }
  return files.filter(file => texts.test(file) && !foreign.test(file)).sort().flatMap(file =>
    leaksOf(readFileSync(join(site, file), 'utf8'), secrets).map(({ rule, found, place = { file: '' } }) => ({
      within: file,
      problem: {
        ...place,
        rule,
        found: `the built site reveals ${found}, in ${file}`,
        expected: 'only what the audience should see',
        fix: 'find out what puts it there: a component, a plugin, a file of public/, or a variable whose name begins with VITE_; notes for everybody need notes: public',
      },
    })))
}

/** What a deck says of the sources that it cites, addresses as well: notes may say so, too. */
function sourcesOf({ folder }: Deck): string[] {
  return readReferences(folder, folder).references.flatMap(({ title, where, url }) => [title, where, url])
}

/** A finished site has its slides' words in a file of their own. */
function shownBy(site: string, files: string[]): string {
  return files.filter(file => file.endsWith('/index.md')).map(file => readFileSync(join(site, file), 'utf8')).join('\n')
}

/** What one file tells, each kind once. */
export function leaksOf(text: string, { words, folder, written }: Secrets): { rule: string, found: string, place?: Private['place'] }[] {
  const letters = lettersOf(text)
  const told = new Map(words.filter(secret => letters.includes(secret.letters)).map(secret => [secret.what, secret.place]))
  const key = findKeys(text).find(({ key }) => isSecret(key) && !written.includes(key))
  return [
    ...[...told].map(([found, place]) => ({ rule: 'leaked-words', found, place })),
    ...key ? [{ rule: 'leaked-key', found: `${key.what} ("${key.key.slice(0, 8)}…")` }] : [],
    ...isTelling(folder) && mentions(text, folder) && !written.includes(folder) ? [{ rule: 'leaked-path', found: `where the project lies on this machine (${folder})` }] : [],
  ]
}

/** Google's keys are for pages, and names of styles begin as others do. */
function isSecret(key: string): boolean {
  return !key.startsWith('AIza') && (!key.startsWith('sk-') || (/\d/.test(key) && /[A-Z]/.test(key)))
}

/** `/app` or `/work` may mean anything. */
function isTelling(folder: string): boolean {
  return folder.split(/[\\/]/).filter(Boolean).length > 1
}

/**
 * Runs of words of notes, comments and drafts that no published slide says.
 *
 * @param shown the words of the slides as they are shown
 */
export function privateWords(decks: readonly Deck[], shown = ''): Private[] {
  const published = decks.filter(({ draft }) => !draft)
  const said = lettersOf(published.flatMap(({ slides, publicNotes, headmatter }) => [JSON.stringify(headmatter), ...slides.flatMap(({ title, content, notes, frontmatter }) => [title, withoutComments(content), JSON.stringify(frontmatter), publicNotes ? notes : ''])]).join('\n') + shown)
  return decks.flatMap(({ slides, draft, publicNotes, name }) => slides.flatMap(({ no, file, line, content, notes }) => {
    const place = { file, line, slide: no }
    const of = (what: string, text: string): Private[] => runs(text).filter(letters => !said.includes(letters)).slice(0, mostRuns).map(letters => ({ what: `${what} of ${name}`, letters, place }))
    return draft
      ? of('slides', content)
      : [...publicNotes ? [] : of('the notes', notes), ...of('a comment', readMarkup(content).comments.map(([start, end]) => content.slice(start, end)).join('\n'))]
  }))
}

/** Words between two marks of Markdown, as HTML and scripts have them in one piece; the longest first. */
function runs(text: string): string[] {
  return text.split(/[*_`~[\]()<>#|\n{}\\&]+/).map(lettersOf).filter(letters => weightOf(letters) >= telling).sort((a, b) => b.length - a.length)
}

/** A letter of Chinese, Japanese or Korean says as much as three of others. */
function weightOf(letters: string): number {
  return letters.length + 2 * (letters.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0)
}

function lettersOf(text: string): string {
  return text
    .replace(/\\u\{?([\da-f]{4,6})\}?|&#x([\da-f]+);/gi, (_, script: string | undefined, page: string | undefined) => letter(Number.parseInt(script ?? page ?? '', 16)))
    .replace(/&#(\d+);/g, (_, code: string) => letter(Number(code)))
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
}

function letter(code: number): string {
  return code <= 0x10FFFF ? String.fromCodePoint(code) : ''
}

function withoutComments(content: string): string {
  return readMarkup(content).comments.reduceRight((text, [start, end]) => text.slice(0, start) + text.slice(end), content)
}

/** As it is, within a script's string, or within an address; not as the beginning of another name. */
function mentions(text: string, folder: string): boolean {
  return [folder, folder.replaceAll('\\', '\\\\'), encodeURI(folder), encodeURIComponent(folder)].some((form) => {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      if (!/[\w-]/.test(text[at + form.length] ?? ''))
        return true
    }
    return false
  })
}
