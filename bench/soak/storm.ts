import type { View } from '../../tests/engines/engine.ts'
import type { Storm } from '../../tests/hostile/storms.ts'
import type { Row } from '../row.ts'
import { startProgram } from './deck.ts'

/** What the deck's page suffers while a program prints: the longest time without a frame, a timer's longest delay. */
interface Suffered {
  frame: number
  timer: number
  /** Seconds that the program ran by the page's clock. */
  ran: number
  caption: string
}

/** Runs one storm in one engine. */
export async function measureStorm(engine: string, view: View, no: number, { what, code }: Storm): Promise<Row[]> {
  const { frame, timer, ran, caption } = await view.run(`
    ${startProgram(no, code, 'shown("running") || shown("live")')}
    const began = performance.now()
    let [frame, timer, drawn, rung, over, from, ran] = [0, 0, began, began, false, 0, 0]
    const draw = () => { const time = performance.now(); frame = Math.max(frame, time - drawn); drawn = time; if (!over) requestAnimationFrame(draw) }
    requestAnimationFrame(draw)
    const bell = setInterval(() => {
      const time = performance.now()
      timer = Math.max(timer, time - rung - 20)
      rung = time
      if (!from && shown('running')) from = time
      if (from && !ran && !shown('running')) ran = (time - from) / 1000
    }, 20)
    await until(() => shown('live') || shown('fallback'))
    await new Promise(go => setTimeout(go, 500))
    over = true
    clearInterval(bell)
    return { frame, timer, ran, caption: slide.querySelector('.caption').innerText }`) as Suffered
  const row = { area: 'soak', what: `${engine}: ${what}` }
  return [
    { ...row, value: frame, unit: 'ms', note: `longest without a frame, goal 100; ${caption.replace(/\s+/g, ' ')}` },
    { ...row, value: timer, unit: 'ms', note: 'longest delay of a timer, goal 250' },
    ...caption.includes('time limit') ? [{ ...row, value: ran, unit: 's', note: 'until the time limit that the caption tells, goal ± 0.5' }] : [],
  ]
}
