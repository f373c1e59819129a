import type { Accepted, Finding, Report } from '../check/finding.ts'
import type { Wanted } from '../check/wanted.ts'
import { readBaseline, writeBaseline } from '../check/baseline.ts'
import { changedFiles, hasChanged } from '../check/changed.ts'
import { isAtLeast, toFindings, unreadFindings } from '../check/finding.ts'
import { lineReader } from '../check/read-lines.ts'
import { leftOut, refuseUnknownRules } from '../check/wanted.ts'
import { loadDeck } from '../project/deck.ts'
import { findDecks } from '../project/decks.ts'
import { slashPath } from '../project/paths.ts'
import { LecternError, UseError } from '../project/problem.ts'
import { timed } from '../project/profile.ts'
import { strictnessOf } from '../rules/severity.ts'
import { tellRemarks } from '../rules/tell.ts'
import { temporarySite } from '../site/temporary-site.ts'
import { examineDeck } from './examine-deck.ts'

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
