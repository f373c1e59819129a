import type { Accepted, Finding, NotChecked, Report } from '../check/finding.ts'
import type { Wanted } from '../check/wanted.ts'
import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { TemporarySite } from '../site/temporary-site.ts'
import { ensureBrowser } from '../browser/browser.ts'
import { readBaseline, writeBaseline } from '../check/baseline.ts'
import { changedFiles, hasChanged } from '../check/changed.ts'
import { except } from '../check/exceptions.ts'
import { isAtLeast, toFindings, unreadFindings } from '../check/finding.ts'
import { look } from '../check/look.ts'
import { lineReader } from '../check/read-lines.ts'
import { allRules, outputRules } from '../check/registry.ts'
import { seeSlides } from '../check/walk/see-slides.ts'
import { leftOut, refuseUnknownRules, walks, wantedRules } from '../check/wanted.ts'
import { atAuthorsLines } from '../project/author-lines.ts'
import { loadDeck } from '../project/deck.ts'
import { findDecks } from '../project/decks.ts'
import { slashPath } from '../project/paths.ts'
import { LecternError, UseError } from '../project/problem.ts'
import { timed } from '../project/profile.ts'
import { once, strictnessOf } from '../rules/severity.ts'
import { leaksIn } from '../site/leaks.ts'
import { temporarySite } from '../site/temporary-site.ts'
import { buildDeck } from '../slidev/build.ts'
import { publishedFiles } from '../slidev/place-decks.ts'
import { fetchRemote } from '../slidev/remote/fetch-remote.ts'
import { tellRemarks } from './check.ts'

/** What to examine, and how. */
export interface ExamineOptions extends Wanted {
  /** Words on the command line; empty for every deck. */
  names: string[]
  /** The least serious that is told. */
  least: Finding['severity']
  /** Milliseconds for a slide at one click to come to rest. */
  patience: number
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
  refuseUnknownRules(options.rules)
  const known = options.baseline === 'use' ? readBaseline(projectRoot) : new Set<string>()
  const entries = findDecks(projectRoot, options.names)
  const changed = options.changed ? changedFiles(projectRoot) : undefined
  const read = lineReader(projectRoot)
  const [decks, told, accepted]: [Report['decks'], Finding[], Accepted[]] = [[], [], []]
  const notChecked = leftOut(options)
  const site = temporarySite()
  try {
    for (const entry of entries) {
      const file = slashPath(projectRoot, entry.entry)
      try {
        const deck = await loadDeck(entry, projectRoot)
        if (changed && !hasChanged(deck, projectRoot, changed))
          continue
        tellRemarks(deck, projectRoot)
        const seen = await timed(`${deck.name}: check`, () => examineDeck(deck, projectRoot, options, site))
        const strictness = strictnessOf(deck, options.strict)
        told.push(...toFindings(seen.problems, deck, strictness, read))
        accepted.push(...toFindings(seen.accepted.map(({ problem }) => problem), deck, strictness, read).map((finding, index) => ({ ...finding, reason: seen.accepted[index]?.reason ?? '' })))
        notChecked.push(...seen.failed)
        decks.push({ name: deck.name, file, slides: deck.slides.length })
      }
      catch (error) {
        if (!(error instanceof LecternError) || error instanceof UseError)
          throw error
        told.push(...unreadFindings(error.problems, entry, file, read))
        decks.push({ name: entry.name, file, slides: 0 })
      }
    }
  }
  finally {
    await site.close()
  }
  const wanted = told.filter(({ rule }) => options.rules.length === 0 || options.rules.includes(rule))
  if (options.baseline === 'update')
    await writeBaseline(projectRoot, wanted)
  const isKnown = ({ id }: Finding): boolean => options.baseline === 'update' || known.has(id)
  return {
    decks,
    findings: wanted.filter(finding => !isKnown(finding) && isAtLeast(finding.severity, options.least)),
    accepted,
    known: wanted.filter(isKnown),
    gone: [...known].filter(id => !told.some(finding => finding.id === id)).length,
    notChecked,
  }
}

/** Its sources by the rules → its build in the player → what the build's files tell → the author's lines → what the author accepts. */
async function examineDeck(deck: Deck, projectRoot: string, options: ExamineOptions, site: TemporarySite): Promise<{ problems: Problem[], accepted: { problem: Problem, reason: string }[], failed: NotChecked[] }> {
  if (walks(options))
    await fetchRemote(deck, projectRoot)
  const { problems, looked, failed } = await look(deck, projectRoot, wantedRules(options))
  if (walks(options)) {
    const walked = await seeSlides(deck, problems, async () => {
      // A build that lacks a browser ends as a deck's own fault would.
      ensureBrowser()
      return site.place(await buildDeck(deck))
    }, options.patience)
    problems.push(...walked.problems)
    failed.push(...walked.failed)
    if (walked.shown !== undefined) {
      const { app } = await buildDeck(deck)
      problems.push(...leaksIn(app.folder, [{ ...deck, draft: false }], projectRoot, publishedFiles(app.folder), walked.shown).map(({ problem }) => problem))
    }
    if (walked.failed.length === 0)
      outputRules.forEach(({ id }) => looked.add(id))
  }
  const placed = once(atAuthorsLines(problems, deck, projectRoot))
  const { rest, accepted } = except(placed, deck, new Set([...looked].filter(id => options.rules.length === 0 || options.rules.includes(id))), allRules.map(({ id }) => id))
  return { problems: rest, accepted, failed }
}
