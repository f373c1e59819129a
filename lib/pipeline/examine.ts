import type { Finding, NotChecked, ReadLines, Report } from '../check/finding.ts'
import type { Deck } from '../project/deck.ts'
import type { DeckEntry } from '../project/decks.ts'
import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import type { TemporarySite } from '../site/temporary-site.ts'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import process from 'node:process'
import { ensureBrowser } from '../browser/browser.ts'
import { readBaseline, writeBaseline } from '../check/baseline.ts'
import { changedFiles } from '../check/changed.ts'
import { except } from '../check/exceptions.ts'
import { isAtLeast, toFindings } from '../check/finding.ts'
import { look, reason } from '../check/look.ts'
import { allRules, sourceRules, unreadable } from '../check/registry.ts'
import { renderedRules } from '../check/walk/rules.ts'
import { walkDeck } from '../check/walk/walk-deck.ts'
import { atAuthorsLines } from '../project/author-lines.ts'
import { loadDeck } from '../project/deck.ts'
import { findDecks } from '../project/decks.ts'
import { nearest } from '../project/nearest.ts'
import { LecternError, UseError } from '../project/problem.ts'
import { timed } from '../project/profile.ts'
import { once, strictnessOf } from '../rules/severity.ts'
import { temporarySite } from '../site/temporary-site.ts'
import { buildDeck } from '../slidev/build.ts'
import { remarksOf } from './check.ts'

/** What to examine, and how. */
export interface ExamineOptions {
  /** Words on the command line; empty for every deck. */
  names: string[]
  /** Ids of the rules wanted; empty for all. */
  rules: string[]
  /** The least serious that is told. */
  least: Finding['severity']
  /** Nothing of the project's runs: no configuration, setup file or snippet; no browser starts. */
  sourceOnly: boolean
  /** Snippets are run again to see whether their recordings are still true. */
  run: boolean
  /** Milliseconds for a slide at one click to come to rest. */
  patience: number
  /** Only decks with files that differ from the last commit. */
  changed: boolean
  strict: boolean
  /** Findings of the committed baseline are counted apart, or written there. */
  baseline: 'none' | 'use' | 'update'
}

/**
 * Looks at decks from every side, and collects. A deck that cannot be read contributes its own findings, and a rule that
 * cannot look is named; the others go on.
 *
 * @throws UseError for decks, rules and baselines that are not there
 */
export async function examine(projectRoot: string, options: ExamineOptions): Promise<Report> {
  const { names, least, strict, baseline } = options
  refuseUnknownRules(options.rules)
  const known = baseline === 'use' ? readBaseline(projectRoot) : new Set<string>()
  const rules = sourceRules.filter(rule => isWanted(rule, options))
  const report: Report = { decks: [], findings: [], accepted: [], known: [], gone: 0, notChecked: leftOut(options) }
  const read = reader(projectRoot)
  const told: Finding[] = []
  const entries = findDecks(projectRoot, names)
  const site = temporarySite()
  const changed = options.changed ? changedFiles(projectRoot) : undefined
  try {
    for (const entry of entries) {
      const file = relative(projectRoot, entry.entry).replaceAll('\\', '/')
      try {
        const deck = await loadDeck(entry, projectRoot)
        if (changed && !hasChanged(deck, projectRoot, changed))
          continue
        for (const line of remarksOf(deck, projectRoot))
          process.stderr.write(`${line}\n`)
        const { problems, accepted, failed } = await timed(`${deck.name}: check`, () => examineDeck(deck, projectRoot, rules, options, site))
        const strictness = strictnessOf(deck, strict)
        const findings = toFindings(problems, deck, strictness, read)
        told.push(...findings)
        report.decks.push({ name: deck.name, file, slides: deck.slides.length })
        report.accepted.push(...toFindings(accepted.map(({ problem }) => problem), deck, strictness, read).map((finding, index) => ({ ...finding, reason: accepted[index]?.reason ?? '' })))
        report.notChecked.push(...failed)
      }
      catch (error) {
        if (!(error instanceof LecternError) || error instanceof UseError)
          throw error
        told.push(...unread(error, entry, file, read))
        report.decks.push({ name: entry.name, file, slides: 0 })
      }
    }
  }
  finally {
    await site.close()
  }
  const wanted = told.filter(({ rule }) => options.rules.length === 0 || options.rules.includes(rule))
  if (baseline === 'update')
    await writeBaseline(projectRoot, wanted)
  const isKnown = ({ id }: Finding): boolean => baseline === 'update' || known.has(id)
  return {
    ...report,
    findings: wanted.filter(finding => !isKnown(finding) && isAtLeast(finding.severity, least)),
    known: wanted.filter(isKnown),
    gone: [...known].filter(id => !told.some(finding => finding.id === id)).length,
  }
}

async function examineDeck(deck: Deck, projectRoot: string, rules: Rule[], options: ExamineOptions, site: TemporarySite): Promise<{ problems: Problem[], accepted: { problem: Problem, reason: string }[], failed: NotChecked[] }> {
  const { rules: wanted } = options
  const { problems, looked, failed } = await look(deck, projectRoot, rules)
  if (walks(options)) {
    const walked = await seeSlides(deck, problems, options.patience, site)
    problems.push(...walked.problems)
    failed.push(...walked.failed)
    if (walked.failed.length === 0)
      renderedRules.forEach(({ id }) => looked.add(id))
  }
  const placed = once(atAuthorsLines(problems, deck, projectRoot))
  const { rest, accepted } = except(placed, deck, new Set([...looked].filter(id => wanted.length === 0 || wanted.includes(id))), allRules.map(({ id }) => id))
  return { problems: rest, accepted, failed }
}

/** Builds a deck, unless it is there, and looks at its slides in the player. */
async function seeSlides(deck: Deck, before: readonly Problem[], patience: number, site: TemporarySite): Promise<{ problems: Problem[], failed: NotChecked[] }> {
  try {
    return { problems: await walkDeck(deck, async () => {
      // A build that lacks a browser ends as a deck's own fault would.
      ensureBrowser()
      return site.place(await buildDeck(deck))
    }, patience), failed: [] }
  }
  catch (error) {
    const isTold = before.some(({ severity }) => severity === undefined)
    if (error instanceof LecternError && !(error instanceof UseError) && !isTold)
      return { problems: error.problems.map(problem => ({ ...problem, rule: 'deck-does-not-build' })), failed: [] }
    return { problems: [], failed: [{ what: `the slides of ${deck.name} in the player`, why: isTold && error instanceof LecternError ? 'they cannot be built before the errors above are corrected' : reason(error), failed: true }] }
  }
}

function walks({ rules, sourceOnly }: ExamineOptions): boolean {
  return !sourceOnly && (rules.length === 0 || renderedRules.some(({ id }) => rules.includes(id)))
}

function unread({ problems }: LecternError, { name }: DeckEntry, file: string, read: ReadLines): Finding[] {
  return toFindings(problems.map(problem => ({ rule: unreadable.id, ...problem, file: problem.file || file })), { name }, { strict: false, ours: false }, read)
}

function isWanted({ tells, needs }: Rule, { rules, sourceOnly, run }: ExamineOptions): boolean {
  return (rules.length === 0 || tells.some(({ id }) => rules.includes(id)))
    && (!sourceOnly || needs === 'sources')
    && (run || needs !== 'runs')
}

/** What nobody asked for, so that its absence is not taken for its correctness. */
function leftOut(options: ExamineOptions): NotChecked[] {
  const rest = sourceRules.filter(rule => (options.rules.length === 0 || rule.tells.some(({ id }) => options.rules.includes(id))) && !isWanted(rule, options)).flatMap(({ tells }) => tells.map(({ id }) => id))
  return [
    ...options.sourceOnly ? [{ what: 'slides in the player', why: '--source-only', failed: false }] : [],
    ...rest.length > 0 ? [{ what: rest.join(', '), why: options.sourceOnly ? '--source-only' : '--no-run', failed: false }] : [],
    ...options.rules.length > 0 ? [{ what: 'every other rule', why: '--rule', failed: false }] : [],
    ...options.changed ? [{ what: 'decks without a change', why: '--changed', failed: false }] : [],
  ]
}

function refuseUnknownRules(wanted: string[]): void {
  const ids = allRules.map(({ id }) => id)
  const unknown = wanted.filter(id => !ids.includes(id))
  if (unknown.length > 0) {
    throw new UseError(unknown.map((id) => {
      const near = nearest(id, ids)
      return { file: '', found: `no rule "${id}"`, expected: near ? `"${near}"?` : `one of: ${ids.join(', ')}`, mend: 'docs/rules.md has every rule' }
    }))
  }
}

function hasChanged(deck: Deck, projectRoot: string, changed: string[]): boolean {
  const folder = relative(projectRoot, deck.folder).replaceAll('\\', '/')
  const sources = new Set([relative(projectRoot, deck.entry), ...deck.slides.map(({ file }) => file)].map(file => file.replaceAll('\\', '/')))
  return changed.some(file => sources.has(file) || (folder !== '' && file.startsWith(`${folder}/`)) || /^(?:snippets|components|layouts|styles|public)\//.test(file))
}

function reader(projectRoot: string): ReadLines {
  const files = new Map<string, string[]>()
  return (file) => {
    const known = files.get(file)
    if (known)
      return known
    const path = join(projectRoot, file)
    const lines = file !== '' && existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8').split(/\r?\n/) : []
    files.set(file, lines)
    return lines
  }
}
