import { useNav } from '@slidev/client'
import { nextTick, onMounted, watch } from 'vue'
import { stageWords } from '../../project/words/stage.ts'
import { createLiveRegion } from './live-region.ts'
import { newlyRevealed, revealedIn } from './revealed.ts'
import { spokenText } from './spoken-text.ts'

/** Long enough for a component to show what a click brings, e.g. a chunk that loads late. */
const settled = (): Promise<void> => nextTick().then(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))))

/**
 * Says where the talk is (`Slide 4 of 20: …`) and what each click brings, once. Going back says nothing but
 * the slide: what disappears needs no words.
 *
 * Called once, from the app's root.
 */
export function announceSlides(): void {
  const nav = useNav()
  if (nav.isPrintMode.value)
    return
  const say = createLiveRegion()
  const { words } = stageWords(document.documentElement.lang)
  let slideNo = 0
  let seen = new Set<Element>()
  // Not before the app is mounted: until then the page shows the slide's words as the host sent them.
  onMounted(() => watch([nav.currentSlideNo, nav.clicks, nav.hasPrimarySlide], async () => {
    if (!nav.hasPrimarySlide.value)
      return
    await settled()
    const no = nav.currentSlideNo.value
    const slide = await slideOnStage(no)
    if (!slide || no !== nav.currentSlideNo.value)
      return
    const now = revealedIn(slide)
    if (no !== slideNo) {
      const title = nav.currentSlideRoute.value.meta.slide?.title
      say(`${words.slideOf(no, nav.total.value)}${title
        ? `: ${title}`
        : ''}`)
    }
    else {
      say(newlyRevealed(seen, now).map(spokenText).filter(Boolean).join('. '))
    }
    slideNo = no
    seen = now
  }, { immediate: true }))
}

/** The slide's element, once its chunk has come; undefined after five seconds of frames. */
async function slideOnStage(no: number): Promise<Element | undefined> {
  for (let frame = 0; frame < 300; frame++) {
    const slide = document.querySelector(`#slideshow [data-slidev-no="${no}"]`)
    if (slide)
      return slide
    await new Promise(resolve => requestAnimationFrame(resolve))
  }
  return undefined
}
