import type { View } from './engine.ts'
import { readFaults } from './faults.ts'

/** A slide before its first click or after its last, as one engine shows it. */
export interface Shown {
  /** `5` or `5 (all clicks)`. */
  place: string
  /** Visible words, in the order of the page, spaces made one. */
  text: string
  /** What a viewer would call broken, in words. */
  faults: string[]
  picture: Buffer
}

/** Waits in the page until slide NO is shown, alone and still, as ADDRESS has it. */
const settle = `
  const shown = () => [...document.querySelectorAll('#slideshow > [data-slidev-no]')].filter(slide => slide.checkVisibility())
  const isMoving = () => document.getAnimations().some(one => one.playState === 'running' && Number.isFinite(one.effect?.getComputedTiming().endTime))
  const isThere = () => document.documentElement.dataset.lecternPlaying !== undefined && shown().length === 1
    && shown()[0].dataset.slidevNo === NO && shown()[0].querySelector('.slidev-layout') && !isMoving()
  let left = 400
  const wait = async (fact) => {
    while (!fact() && left-- > 0)
      await new Promise(later => setTimeout(later, 50))
  }
  await wait(() => document.documentElement.dataset.lecternPlaying !== undefined)
  // The player's own router takes the address, as with the browser's Back: a new page each time would take minutes.
  history.pushState(history.state, '', ADDRESS)
  dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
  document.documentElement.classList.toggle('dark', DARK)
  for (let twice = 0; twice < 2; twice++) {
    await wait(isThere)
    await document.fonts.ready
    await new Promise(later => setTimeout(later, 150))
  }
  if (!isThere())
    throw new Error('slide ' + NO + ' never came: ' + location.href + ' shows ' + shown().map(slide => slide.dataset.slidevNo))
`

/**
 * Shows every slide of a talk with nothing and with everything clicked.
 *
 * @param view a window
 * @param url the talk's address, with a final slash
 * @param slides how many it has
 * @param dark whether in the dark scheme
 */
export async function* walk(view: View, url: string, slides: number, dark = false): AsyncGenerator<Shown> {
  for (let no = 1; no <= slides; no++) {
    for (const clicks of [0, 99]) {
      const address = `${url}${no}${clicks ? `?clicks=${clicks}` : ''}`
      if (no === 1 && clicks === 0)
        await view.open(address)
      await view.run(`const NO = '${no}', ADDRESS = ${JSON.stringify(address)}, DARK = ${dark}\n${settle}`)
      const { text, faults } = await view.run(`return (${readFaults.toString()})(${no})`) as { text: string, faults: string[] }
      yield { place: clicks ? `${no} (all clicks)` : String(no), text, faults, picture: await view.picture() }
    }
  }
}
