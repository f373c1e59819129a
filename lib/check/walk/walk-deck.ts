import type { Opened } from '../../browser/open-site.ts'
import type { Deck, Slide } from '../../project/deck.ts'
import type { Problem } from '../../project/problem.ts'
import type { Seen } from './seen.ts'
import type { Walk } from './walk.ts'
import { join } from 'node:path'
import { cache } from '../../project/cache.ts'
import { canvasOf, defaultCanvas } from '../../project/canvas.ts'
import { parseJson } from '../../project/json.ts'
import { fingerprint, ownFingerprint } from '../../project/kept/fingerprint.ts'
import { keepFile } from '../../project/kept/keep.ts'
import { createProgress } from '../../project/progress.ts'
import { root } from '../../project/root.ts'
import { surroundings } from '../../slidev/build.ts'
import { smallestText } from '../../slidev/theme.ts'
import { judgeFaces, judgeLetters, judgeRemote, onEverySlide } from './judge-deck.ts'
import { judge } from './judge.ts'
import { seenSchema } from './seen.ts'
import { openWalk } from './walk.ts'

/** How a deck's slides are shown: called when one of them has to be looked at. */
export type Show = () => Promise<Opened>

/**
 * Looks at every slide of a deck at every click, in one page, and says what is wrong. A slide that did not change, in
 * surroundings that did not either, is not looked at again.
 *
 * @param before what its sources have wrong
 * @param patience milliseconds for a slide at one click to come to rest
 * @returns also every word that the slides show, whatever brings it there
 */
export async function walkDeck(deck: Deck, before: readonly Problem[], show: Show, patience: number): Promise<{ problems: Problem[], shown: string }> {
  const canvas = canvasOf(deck)
  const least = Math.round(smallestText(deck) * canvas.width / defaultCanvas.width)
  const around = ownFingerprint(['lib/{browser,check,print}/**/*.ts'], [surroundings(deck), patience, deck.headmatter, deck.slides.map(({ title }) => title)])
  const seen = new Map<number, Seen>()
  const progress = createProgress(`look at ${deck.name}`, deck.slides.length)
  let opening: Promise<Walk> | undefined
  try {
    for (const slide of deck.slides) {
      const file = join(cache, 'walked', `${deck.name}-${keyOf(slide, around)}.json`)
      const bytes = await keepFile(file, async () => {
        opening ??= show().then(({ browser, url }) => openWalk(browser, url, { canvas, least, patience }))
        return JSON.stringify(await (await opening).see(slide.no))
      })
      seen.set(slide.no, parseJson(seenSchema, bytes.toString(), file))
      progress.step(`slide ${slide.no}`)
    }
  }
  finally {
    progress.done()
    await opening?.then(walk => walk.close()).catch(() => {})
  }
  const remote = [...seen].flatMap(([no, { heard }]) => heard.filter(({ kind }) => kind === 'remote').map(({ what }) => ({ slide: no, what })))
  return {
    problems: [
      ...onEverySlide(deck.slides.flatMap(slide => judge(seen.get(slide.no) ?? { states: [], heard: [], words: '' }, slide, least))),
      ...judgeRemote(remote, deck, before),
      ...judgeLetters(seen, deck),
      ...judgeFaces(seen, deck),
    ],
    shown: [...seen.values()].map(({ words }) => words).join('\n'),
  }
}

function keyOf({ no, content, frontmatter, layout }: Slide, around: string): string {
  return fingerprint(root, [], [around, no, content, frontmatter, layout])
}
