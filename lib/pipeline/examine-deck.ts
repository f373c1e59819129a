import type { Excepted } from '../check/exceptions.ts'
import type { NotChecked } from '../check/finding.ts'
import type { Wanted } from '../check/wanted.ts'
import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { TemporarySite } from '../site/temporary-site.ts'
import { ensureBrowser } from '../browser/find-browser.ts'
import { except } from '../check/exceptions.ts'
import { look } from '../check/look.ts'
import { oneForEachCause } from '../check/one-cause.ts'
import { allRules, outputRules } from '../check/registry.ts'
import { seeSlides } from '../check/walk/see-slides.ts'
import { walks, wantedRules } from '../check/wanted.ts'
import { atAuthorsLines } from '../project/author-lines.ts'
import { once } from '../rules/severity.ts'
import { leaksIn } from '../site/leaks.ts'
import { buildDeck } from '../slidev/build.ts'
import { publishedFiles } from '../slidev/place-decks.ts'
import { fetchRemote } from '../slidev/remote/fetch-remote.ts'

/** What is found in one deck, what of it the author accepts, and what could not be looked at. */
export interface Examined extends Omit<Excepted, 'rest'> {
  problems: Problem[]
  failed: NotChecked[]
}

/**
 * Its sources by the rules → its build in the player → what the build's files tell → the author's lines → what the author accepts.
 *
 * @param patience milliseconds for a slide at one click to come to rest
 */
export async function examineDeck(deck: Deck, projectRoot: string, options: Wanted & { patience: number }, site: TemporarySite): Promise<Examined> {
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
  return { problems: oneForEachCause(rest), accepted, failed }
}
