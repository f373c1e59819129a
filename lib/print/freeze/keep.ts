import type { Browser } from 'playwright'
import type { GenericSchema } from 'valibot'
import type { Deck } from '../../project/deck.ts'
import type { BuiltDeck } from '../../slidev/build.ts'
import type { PrintOptions, Snapshot } from '../settle.ts'
import type { OpenOptions } from './choice.ts'
import type { DetachedPage, Frozen } from './freeze.ts'
import type { Choice } from './in-page/choose.ts'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { array, number, object, string } from 'valibot'
import { canvasOf } from '../../project/canvas.ts'
import { problemSchema, readJson } from '../../project/json.ts'
import { ownFingerprint } from '../../project/kept/fingerprint.ts'
import { isKept, keepFolder } from '../../project/kept/keep.ts'
import { keptFolder } from '../../project/kept/seal.ts'
import { expectedPageSchema } from '../pdf/expected-page.ts'
import { snapshotSchema } from '../settle/snapshot.ts'
import { aliases, chosenClicks } from './choice.ts'
import { freeze, openDetached } from './freeze.ts'
import { openDocument } from './open.ts'
import { refreeze } from './refreeze.ts'

const pageFile = 'slides.html'
const factsFile = 'slides.json'
const frozenSchema: GenericSchema<unknown, Frozen> = object({
  unlike: array(object({ slide: number(), found: string() })),
  snapshot: snapshotSchema,
  expected: array(expectedPageSchema),
  findings: array(problemSchema),
})

/** Where a build keeps its settled slides, named by all that they are made with besides the build itself. */
export function frozenFolder({ app }: BuiltDeck): string {
  return join(app.folder, keptFolder, `frozen-${ownFingerprint(['lib/print/{freeze,settle,pdf}/**/*.ts'])}`)
}

/** What `openSlides` finds kept of a build, and of the one that it was made of. */
export function keptSlides({ deck, app }: BuiltDeck): Required<Pick<OpenOptions, 'kept'>> & Pick<OpenOptions, 'earlier'> {
  const { patched } = app
  return {
    kept: frozenFolder({ deck, app }),
    earlier: patched && { kept: frozenFolder({ deck, app: { ...app, folder: patched.from } }), changed: patched.changed },
  }
}

/**
 * Opens the slides of a built deck for print, each in its chosen states, at rest and cut off from the app.
 *
 * A build that has been opened once keeps its settled slides as one page, so that a second time neither the app
 * nor any waiting is needed.
 *
 * @param deckUrl address of the built deck's folder, with a final slash
 * @throws LecternError naming each slide that is broken or stuck
 */
export async function openSlides(browser: Browser, deckUrl: string, deck: Deck, options: OpenOptions & { scale?: number } = {}): Promise<DetachedPage> {
  const frozen = await frozenSlides(browser, deckUrl, deck, options)
  if (frozen?.unlike.length === 0)
    return { ...only(frozen, options), ...await openDocument(browser, frozen.file, { ...options, canvas: canvasOf(deck) }) }
  const { print, choice } = settings(deck, options)
  const slides = frozen ? print.slides : options.slides ?? print.slides
  const opened = await openDetached(browser, deckUrl, { ...print, slides, scale: options.scale }, choice)
  return { ...opened, ...only(opened, options) }
}

/** What `openSlides` would show, read without opening it where that can be. */
export async function readSnapshot(browser: Browser, deckUrl: string, deck: Deck, options: OpenOptions): Promise<Snapshot> {
  const frozen = await frozenSlides(browser, deckUrl, deck, options)
  if (frozen)
    return only(frozen, options).snapshot
  const { snapshot, close } = await openSlides(browser, deckUrl, deck, options)
  await close()
  return snapshot
}

/** Undefined where nothing is kept: without a place to keep it, or of a part of the deck. */
async function frozenSlides(browser: Browser, deckUrl: string, deck: Deck, options: OpenOptions): Promise<Frozen & { file: string } | undefined> {
  const { kept } = options
  const folder = kept && join(kept, `slides${options.dark ? '-dark' : ''}${options.withClicks ? '-clicks' : ''}`)
  const isPart = options.slides !== undefined && options.slides.length < deck.slides.length
  // A slide that is broken must not hold up those that were asked for; only whole decks are kept.
  if (!folder || (isPart && !existsSync(folder)))
    return undefined
  await keepFolder(folder, async (scratch) => {
    await mkdir(scratch, { recursive: true })
    const { print, choice } = settings(deck, options)
    const again = await refrozen(browser, deckUrl, { print, choice }, options.earlier && { ...options.earlier, kept: join(options.earlier.kept, basename(folder)) }, join(scratch, pageFile))
    if (again) {
      await writeFile(join(scratch, factsFile), JSON.stringify(again))
      return
    }
    const detached = await openDetached(browser, deckUrl, print, choice)
    try {
      await writeFile(join(scratch, factsFile), JSON.stringify(await freeze(browser, detached, print, join(scratch, pageFile))))
    }
    finally {
      await detached.close()
    }
  })
  return readFrozen(folder)
}

function readFrozen(folder: string): Frozen & { file: string } {
  return { file: join(folder, pageFile), ...readJson(frozenSchema, join(folder, factsFile)) }
}

/** Where only words of few slides differ from what is kept of the build before. */
async function refrozen(browser: Browser, deckUrl: string, { print, choice }: ReturnType<typeof settings>, earlier: OpenOptions['earlier'], file: string): Promise<Frozen | undefined> {
  if (!earlier || earlier.changed.length > print.slides.length / 2 || !isKept(earlier.kept))
    return undefined
  const frozen = readFrozen(earlier.kept)
  return frozen.unlike.length > 0 ? undefined : refreeze(browser, deckUrl, print, choice, { frozen, changed: earlier.changed }, file)
}

function settings(deck: Deck, options: OpenOptions): { print: PrintOptions, choice: Omit<Choice, 'deckUrl'> } {
  const choice = { clicks: chosenClicks(deck, options.withClicks), aliases: aliases(deck) }
  const starts = deck.slides.flatMap(({ no, frontmatter }): [number, number][] => frontmatter.clicksStart === undefined ? [] : [[no, Number(frontmatter.clicksStart)]])
  const print = {
    slides: deck.slides.map(slide => slide.no),
    withClicks: Object.keys(choice.clicks).length > 0,
    clicksStart: Object.fromEntries(starts),
    dark: options.dark,
    canvas: canvasOf(deck),
    limit: options.limit,
    file: deck.slides[0]?.file ?? deck.entry,
  }
  return { print, choice }
}

type Kept = Pick<Frozen, 'snapshot' | 'expected' | 'findings'>

/** Of the slides that are wanted. */
function only({ snapshot, expected, findings }: Kept, { slides }: OpenOptions): Kept {
  const isWanted = ({ no }: { no: number }): boolean => slides?.includes(no) ?? true
  return { snapshot: { ...snapshot, slides: snapshot.slides.filter(isWanted) }, expected: expected.filter(isWanted), findings }
}
