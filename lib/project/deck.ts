import type { SourceSlideInfo } from '@slidev/types'
import type { Translation } from '../markdown/translate/translate-source.ts'
import type { DeckEntry } from './decks.ts'
import type { Problem } from './problem.ts'
import { readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { load } from '@slidev/parser/fs'
import { isMap, isScalar } from 'yaml'
import { lineAt } from '../markdown/markup.ts'
import { translateSource } from '../markdown/translate/translate-source.ts'
import { isRecord } from '../markdown/yaml.ts'
import { atAuthorsLines } from './author-lines.ts'
import { nowWorksOn } from './end-stuck.ts'
import { refuseEndless } from './endless-files.ts'
import { findImportProblems } from './imports.ts'
import { findOpenMarks } from './open-marks.ts'
import { slashPath } from './paths.ts'
import { LecternError } from './problem.ts'
import { root } from './root.ts'
import { mostMarkdown, readSource, tooMuchMarkdown } from './source-text.ts'
import { reachOf } from './workspace.ts'
import { yamlFaults } from './yaml-faults.ts'

/** A key of a slide's frontmatter as written, its own or that of a `src:` slide which imports it. */
export interface WrittenKey {
  key: string
  value: unknown
  /** The headmatter, which is the frontmatter of the entry's first slide. */
  head: boolean
  /** Relative to the project's root. */
  file: string
  /** From 1. */
  line: number
}

/** Slides of a deck: an evening's, three times over. */
export const mostSlides = 1000

/** Clicks of a slide, each of which is looked at, printed and walked through. */
export const mostClicks = 1000

/** Footnotes of a slide: for ten times as many markdown-it-footnote copies what it has read for half a minute. */
const mostFootnotes = 2000

/** One slide as its author wrote it. */
export interface Slide {
  /** From 1, in the order shown; hidden slides have none. */
  no: number
  /** The first heading's text, or the frontmatter's `title`. */
  title: string
  /** Layout's name, by Slidev's rule. */
  layout: string
  /** With the headmatter's `defaults`, as Slidev hands it to the layout. */
  frontmatter: Record<string, unknown>
  /** The frontmatter as written, without `defaults`. */
  keys: WrittenKey[]
  /** Markdown without frontmatter and notes. */
  content: string
  /** Speaker notes, Markdown; empty when the author wrote none. */
  notes: string
  /** The file this slide is in, relative to the project's root. */
  file: string
  /** Line of `file` on which `content` starts, from 1. */
  line: number
}

/** A deck read from disk: everything the later steps need to know of it. */
export interface Deck extends DeckEntry {
  title: string
  headmatter: Record<string, unknown>
  slides: Slide[]
  /** What slides that are hidden say of themselves. */
  hiddenKeys?: WrittenKey[]
  /** Notes are left out of everything public unless the headmatter says `notes: public`. */
  publicNotes: boolean
  /** `draft: true` keeps a deck out of the built site. */
  draft: boolean
  /** Of a file that is not Slidev's Markdown: what it was read as. Lines of slides are lines of this. */
  translation?: Translation
}

/**
 * Reads one deck with Slidev's own parser, `src:` imports resolved.
 *
 * @throws LecternError for files that are no text, for unparsable headmatter or frontmatter and for missing `src:` files,
 * all of them at once.
 */
export async function loadDeck(entry: DeckEntry, projectRoot: string = root): Promise<Deck> {
  const unread = new Map<string, Problem[]>()
  let translation: Translation | undefined
  let bytes = 0
  const read = async (path: string): Promise<string> => {
    const text = await readSource(path, relative(projectRoot, path))
    nowWorksOn({ file: slashPath(projectRoot, path) }, 'reading this')
    bytes += text.length
    if (bytes > mostMarkdown)
      throw tooMuchMarkdown(relative(projectRoot, path), bytes)
    const begun = findOpenMarks(text)
    if (begun)
      throw new LecternError({ file: relative(projectRoot, path), line: begun.line, found: `thousands of "${begun.open}" without "${begun.close}"`, expected: `"${begun.close}" after each`, fix: 'add it, or move data into a file of its own' })
    // Parts that a deck imports are Slidev's, as is the deck that imports them.
    const translated = resolve(path) === resolve(entry.entry) ? translateSource(text) : undefined
    if (translated?.kind !== 'marp')
      refuseYamlFaults(text, path, projectRoot)
    translation ??= translated?.kind === 'slidev' ? undefined : translated
    return translated?.lines.join('\n') ?? text
  }
  const texts = new Map<string, Promise<string>>()
  const readOnce = (path: string): Promise<string> => {
    const text = texts.get(resolve(path)) ?? read(path).catch((error: unknown) => {
      if (!(error instanceof LecternError))
        throw error
      unread.set(path, error.problems)
      return ''
    })
    texts.set(resolve(path), text)
    return text
  }
  const refuse = (problems: Problem[]): void => {
    if (problems.length > 0)
      throw new LecternError(atAuthorsLines(problems, { translation, entry: entry.entry }, projectRoot))
  }
  const imports = await findImportProblems(entry.entry, { folder: entry.folder, projectRoot, read: readOnce })
  refuse([...[...unread.values()].flat(), ...imports])
  const data = await load({
    userRoot: entry.folder,
    roots: [entry.folder],
    allowedRoots: [reachOf(entry.folder, projectRoot)],
  }, entry.entry, readOnce)
  refuse([
    ...[...unread.values()].flat(),
    ...Object.values(data.markdownFiles).flatMap(file =>
      (file.errors ?? []).map(error => parseProblem(projectRoot, file.filepath, error.row, error.message))),
  ])
  if (data.slides.length > mostSlides) {
    throw new LecternError({
      file: relative(projectRoot, entry.entry),
      found: `${data.slides.length} slides`,
      expected: `${mostSlides} at most in a deck`,
      fix: 'split it into several decks',
    })
  }
  const { headmatter } = data
  refuseEndless({ folder: entry.folder, headmatter }, projectRoot)
  const lines = new Map([[data.entry.filepath, translation?.lines]])
  const slides = data.slides.map((info, index): Slide => ({
    no: index + 1,
    title: info.title ?? '',
    layout: layoutOf(data.slides, index),
    frontmatter: { ...isRecord(headmatter.defaults) ? headmatter.defaults : {}, ...info.frontmatter },
    keys: [info.source, ...info.importChain ?? []].flatMap(source => writtenKeys(source, source === data.entry.slides[0], projectRoot)),
    content: info.content,
    notes: info.note ?? '',
    file: relative(projectRoot, info.source.filepath),
    line: contentLine(lines.get(info.source.filepath) ?? readFileSync(info.source.filepath, 'utf8').split(/\r?\n/), info.source.contentStart),
  }))
  refuse(slides.flatMap(({ file, line, no, content }): Problem[] => {
    const count = content.match(/^[ >]*\[\^[^\]\s]+\]:|\^\[/gm)?.length ?? 0
    return count > mostFootnotes
      ? [{ file, line, slide: no, found: `${count.toLocaleString('en-US')} footnotes on a slide`, expected: `${mostFootnotes.toLocaleString('en-US')} at most`, fix: 'keep those that are read' }]
      : []
  }))
  const longest = slides.reduce<Slide | undefined>((one, other) => one && one.content.length >= other.content.length ? one : other, undefined)
  if (longest)
    nowWorksOn({ file: longest.file, line: longest.line, slide: longest.no }, 'checking this deck, of which this slide is the longest,')
  return {
    ...entry,
    title: typeof headmatter.title === 'string'
      ? headmatter.title
      : slides[0]?.title || entry.name,
    headmatter,
    slides,
    hiddenKeys: Object.values(data.markdownFiles).flatMap(({ slides }) => slides).filter(({ frontmatter }) => frontmatter.hide || frontmatter.disabled).flatMap(source => writtenKeys(source, false, projectRoot)),
    publicNotes: headmatter.notes === 'public',
    draft: headmatter.draft === true,
    translation,
  }
}

/**
 * Slidev's rule (`layoutWrapper.ts` of @slidev/cli): the slide's own layout, the first slide's `defaults`,
 * `cover` for slide 1, `default` for the others.
 */
export function layoutOf(slides: { frontmatter: Record<string, unknown> }[], index: number): string {
  const defaults = slides[0]?.frontmatter.defaults
  const layout = slides[index]?.frontmatter.layout ?? (isRecord(defaults)
    ? defaults.layout
    : undefined)
  // YAML reads 404 and true as no words; Slidev looks for layouts of these names.
  return layout && typeof layout !== 'object'
    ? String(layout)
    : index === 0
      ? 'cover'
      : 'default'
}

function refuseYamlFaults(text: string, path: string, projectRoot: string): void {
  const faults = yamlFaults(text, path)
  if (faults.length > 0)
    throw new LecternError(faults.map(({ line, message, wanted }) => ({ ...parseProblem(projectRoot, path, line, message), ...wanted })))
}

function writtenKeys({ raw, start, filepath, frontmatterRaw = '', frontmatterDoc, frontmatter }: SourceSlideInfo, head: boolean, projectRoot: string): WrittenKey[] {
  const before = raw.indexOf(frontmatterRaw)
  return isMap(frontmatterDoc?.contents)
    ? frontmatterDoc.contents.items.flatMap(({ key }) => isScalar(key)
        ? [{
            key: String(key.value),
            value: frontmatter[String(key.value)],
            head,
            file: slashPath(projectRoot, filepath),
            line: start + 1 + lineAt(raw, before + (key.range?.[0] ?? 0)),
          }]
        : [])
    : []
}

/** First non-blank line at or after `start` (from 0), counted from 1. */
function contentLine(lines: string[], start: number): number {
  let line = start
  while (line < lines.length - 1 && lines[line]?.trim() === '')
    line++
  return line + 1
}

function parseProblem(projectRoot: string, file: string, line: number, message: string): Problem {
  return {
    file: relative(projectRoot, file),
    line,
    // Slidev names a missing file by its place on this machine.
    found: message.replaceAll(`${projectRoot.replaceAll('\\', '/')}/`, ''),
    expected: 'headmatter and frontmatter in YAML, and `src:` paths that exist relative to this file',
    fix: message.startsWith('Nested mappings') ? 'put the value in quotes: a ":" in it starts another key' : 'correct the line named above',
  }
}
