import type { Piece } from '../../../cage/protocol.ts'
import { createTranscript } from '../../../cage/transcript.ts'

/** Rows that one frame adds at most: laying out a row takes its time, and the deck has to move. */
const rowsAtOnce = 120

/** Takes a run's output as fast as it comes, and shows it as fast as frames are drawn. */
export interface Outlet {
  take: (piece: Piece) => void
  /** Resolves when all that was taken is shown. */
  shown: () => Promise<void>
  /** Shows nothing from now on. */
  close: () => void
}

/**
 * @param show called once a frame at most, with all of the output up to there
 * @param nextFrame calls back before the next frame is drawn; a page that nobody sees draws none, so soon will do
 */
export function createOutlet(show: (pieces: Piece[]) => void, nextFrame: (work: () => void) => void = drawn): Outlet {
  const transcript = createTranscript()
  let waiting: Piece[] = []
  let asked = false
  let closed = false
  let idle = (): void => {}

  function update(): void {
    asked = false
    if (closed)
      return
    const most = transcript.size() + rowsAtOnce
    let taken = 0
    while (taken < waiting.length && transcript.size() < most)
      transcript.add(waiting[taken++]!)
    waiting = waiting.slice(taken)
    show(transcript.pieces())
    if (waiting.length > 0)
      ask()
    else
      idle()
  }

  function ask(): void {
    if (asked)
      return
    asked = true
    nextFrame(update)
  }

  return {
    take(piece) {
      waiting.push(piece)
      ask()
    },
    shown: () => waiting.length === 0 || closed
      ? Promise.resolve()
      : new Promise((resolve) => { idle = resolve }),
    close() {
      closed = true
      idle()
    },
  }
}

/** Before the next frame, or, where none is drawn, in a quarter of a second. */
function drawn(work: () => void): void {
  const asked = { frame: 0, timer: 0 }
  function once(): void {
    cancelAnimationFrame(asked.frame)
    window.clearTimeout(asked.timer)
    work()
  }
  asked.frame = requestAnimationFrame(once)
  asked.timer = window.setTimeout(once, 250)
}
