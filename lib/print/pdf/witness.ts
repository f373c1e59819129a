import type { Browser, Page } from 'playwright'
import type { Deck } from '../../project/deck.ts'
import type { Problem } from '../../project/problem.ts'
import type { OpenOptions } from '../freeze/choice.ts'
import type { FileKind } from '../picture/tell.ts'
import type { Photograph, Player, PlayOptions, Scene } from '../settle/play.ts'
import type { ExpectedPage } from './in-page/measure.ts'
import { Buffer } from 'node:buffer'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { LecternError } from '../../project/problem.ts'
import { chosenClicks } from '../freeze/choice.ts'
import { openEyes } from '../picture/eyes.ts'
import { evidenceOf, tellChance, tellChangedWords, tellDifference } from '../picture/tell.ts'
import { openPlayer } from '../settle/play.ts'
import { inHandout, markContinuations } from './continuations.ts'
import { fitScrolled } from './in-page/fit-scrolled.ts'
import { squeeze } from './read/squeeze.ts'

/** A page of the file, and what it says: each run of words, and what is for screen readers alone. */
type Printed = Scene & Partial<Pick<ExpectedPage, 'runs' | 'extras'>>

/** Sees the slides as the audience does, and says where a file shows something else. */
export interface Witness {
  /** Says which slides, and in which states, the pages of the file are to show, and what they say. */
  watch: (scenes: Printed[]) => void
  /**
   * Compares a PDF, or a PNG for each page, with what was seen.
   *
   * @param kind what the problems call it: a PDF, or PNGs when left out
   * @param known pages that need not be looked at
   * @returns a problem for each page that shows something else, pictures of it written; none when the file has
   * not a page for each slide, which others report
   */
  compare: (file: Uint8Array | Uint8Array[], kind?: FileKind, known?: boolean[]) => Promise<Problem[]>
  /** Slides on which places were left out of the comparison. */
  masked: () => Promise<number[]>
  close: () => Promise<void>
}

/** How to look at a deck. */
export interface WitnessOptions extends OpenOptions {
  /** Whether a slide's page was right before: it is only looked at when asked for. */
  isKnown?: (no: number) => boolean
}

/** More clicks than any slide has, as Slidev writes it (`CLICKS_MAX`) for the last state of a slide. */
const lastClick = 999999

/** What paper does that a player does not. */
async function asOnPaper(page: Page): Promise<void> {
  await markContinuations(page, inHandout)
  await page.evaluate(fitScrolled)
}

/** How often, and at which intervals in milliseconds, a slide is looked at again that may be in motion, or not begun to move. */
const [looks, interval] = [12, 250]

/**
 * Opens the player while the slides are still being printed.
 *
 * @param deckUrl address of the built deck's folder, with a final slash
 */
export function startWitness(browser: Browser, deckUrl: string, deck: Deck, options: WitnessOptions): Witness {
  const eyes = openEyes()
  const play: PlayOptions = { dark: options.dark, limit: options.limit, file: deck.slides[0]?.file ?? deck.entry, prepare: page => markContinuations(page, inHandout) }
  const players: Promise<Player>[] = []
  const open = (more: Partial<PlayOptions>): Promise<Player> => {
    const opening = openPlayer(browser, deckUrl, { ...play, ...more })
    players.push(opening)
    // Who waits for it hears of it.
    opening.catch(() => {})
    return opening
  }
  const player = open({})
  // Where every slide is printed in its last state, nobody needs to wait for the print page to tell the states.
  const isEarly = Object.keys(chosenClicks(deck, options.withClicks)).length === 0
  let again: Promise<Player> | undefined
  let scenes: Printed[] = []
  const seen = new Map<number, Promise<Photograph>>()
  let printMode: Promise<Player> | undefined
  const inPrintMode = (): Promise<Player> => printMode ??= open({ inPrintMode: true, prepare: asOnPaper })
  /** What chance draws afresh at each showing, no file can be expected to match. */
  const inPrintModeAgain = (): Promise<Player> => again ??= open({ inPrintMode: true, prepare: asOnPaper })
  const stateOf = (page: number): number | undefined => scenes.filter(({ no }) => no === scenes[page]!.no).length > 1 ? scenes[page]!.click : undefined
  const evidence = evidenceOf(deck, options.dark)

  async function compare(file: Uint8Array | Uint8Array[], kind: FileKind, known: boolean[]): Promise<Problem[]> {
    await rm(evidence, { recursive: true, force: true })
    if (await eyes.open(file) !== scenes.length)
      return []
    const suspects = new Set<number>()
    for (const page of scenes.keys().filter(page => !known[page])) {
      const photograph = onStage(page)
      const shown = (await photograph).hasControls ? onPaper(page) : photograph
      if (!await shows(page, shown) || unsaid(page, await shown).length > 0)
        suspects.add(page)
    }
    const problems: Problem[] = []
    for (const page of suspects) {
      const found = await lookAgain(page, kind)
      problems.push(...found.length > 0 ? found : await hearAgain(page, kind))
    }
    return problems
  }

  /** Words that somebody sees in the player and not on the page. */
  function unsaid(page: number, { words }: Photograph): string[] {
    const { runs, extras = [] } = scenes[page]!
    const said = [...runs ?? [], ...extras].join('').toLowerCase()
    return runs === undefined ? [] : words.filter(word => !said.includes(squeeze(word).toLowerCase()))
  }

  /** Digits that chance has drawn look much alike from afar. */
  async function hearAgain(page: number, kind: FileKind): Promise<Problem[]> {
    const paper = await (await inPrintMode()).photograph(scenes[page]!, 'paper')
    if (unsaid(page, paper).length === 0)
      return []
    const { words } = await (await inPrintModeAgain()).photograph(scenes[page]!, 'paper')
    const [first, other] = [paper.words.filter(word => !words.includes(word)), words.filter(word => !paper.words.includes(word))]
    return first.length + other.length > 0 ? [tellChangedWords(deck, { no: scenes[page]!.no, state: stateOf(page), kind }, first, other)] : []
  }

  async function shows(page: number, photograph: Promise<Photograph>): Promise<boolean> {
    const { png, masks } = await photograph
    return (await eyes.compare(page, [png], masks)).length === 0
  }

  const forms = new Map<number, Promise<Photograph>>()

  /** The form that a slide's components have for paper. */
  function onPaper(page: number): Promise<Photograph> {
    // The player that is open is quick, but knows only last states, and not of what looks at the mode but once.
    const taking = forms.get(page) ?? (isEarly ? player : inPrintMode()).then(({ photograph }) => photograph(scenes[page]!, 'paper'))
    taking.catch(() => {})
    forms.set(page, taking)
    return taking
  }

  /** A page is right when it shows the slide as on the stage or in its form for paper, and a slide may move for as long as it is shown. */
  async function lookAgain(page: number, kind: FileKind): Promise<Problem[]> {
    const scene = scenes[page]!
    const { hasControls } = await onStage(page)
    if (await shows(page, hasControls ? onStage(page) : onPaper(page)))
      return []
    const paper = await inPrintMode()
    const first = isEarly ? await paper.photograph(scene, 'paper') : await onPaper(page)
    if (isEarly && await shows(page, Promise.resolve(first)))
      return []
    const pngs = await untilShown(paper, scene, first.png, photograph => shows(page, photograph))
    if (pngs.length === 0)
      return []
    const shown = await eyes.show(page, pngs, first.masks, (await (await inPrintModeAgain()).photograph(scene, 'paper')).png)
    if (shown.spots.length + shown.byChance.length === 0)
      return []
    const state = stateOf(page)
    const name = join(evidence, `slide-${scene.no}${state === undefined ? '' : `-click-${state}`}`)
    const told = { no: scene.no, state, kind }
    if (shown.spots.length === 0)
      return [await tellChance(deck, told, shown, name)]
    const differs = await tellDifference(deck, told, shown, name)
    // Its words, links and pictures are compared all the same.
    return [shown.isByChance ? { ...differs, severity: 'care', cause: 'slides draw something at random: their words were compared, their pictures cannot be' } : differs]
  }

  function onStage(page: number): Promise<Photograph> {
    const taking = seen.get(page) ?? player.then(({ photograph }) => photograph(scenes[page]!, 'stage'))
    seen.set(page, taking)
    return taking
  }

  /** The file is still being printed: what will be asked for is made ready. */
  function photograph(wanted: Scene[]): void {
    scenes = wanted
    for (const [page, { no }] of wanted.entries()) {
      if (!options.isKnown?.(no))
        void onStage(page).then(({ hasControls }) => hasControls ? onPaper(page) : undefined).catch(() => {})
    }
  }

  if (isEarly)
    photograph((options.slides ?? deck.slides.map(({ no }) => no)).map(no => ({ no, click: lastClick })))
  return {
    watch: (wanted) => {
      scenes = wanted
      if (!isEarly)
        photograph(wanted)
    },
    compare: (file, kind = Array.isArray(file) ? 'png' : 'pdf', known = []) => compare(file, kind, known).catch((error: unknown) => {
      if (error instanceof LecternError)
        return error.problems
      throw error
    }),
    masked: async () => (await Promise.all([...seen].map(async ([page, photograph]) => (await photograph).masks.length > 0 ? [scenes[page]!.no] : []))).flat().sort((one, other) => one - other),
    close: async () => {
      await Promise.all([eyes.close(), ...players.map(opening => opening.then(({ close }) => close()).catch(() => {}))])
    },
  }
}

/**
 * Looks at a slide until it is shown: components draw, count and type for as long as their authors like.
 *
 * @returns nothing once it is; else the slide as it stands still at last, or all that was seen of it when it does not
 */
async function untilShown(player: Player, scene: Scene, first: Uint8Array, isShown: (photograph: Promise<Photograph>) => Promise<boolean>): Promise<Uint8Array[]> {
  const pngs = [first]
  while (pngs.length < looks) {
    await new Promise(resolve => setTimeout(resolve, interval))
    const photograph = player.photograph(scene, 'paper')
    if (await isShown(photograph))
      return []
    pngs.push((await photograph).png)
  }
  return Buffer.compare(pngs.at(-1)!, pngs.at(-2)!) === 0 ? pngs.slice(-1) : pngs
}
