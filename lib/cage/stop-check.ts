import type { StopCheck } from './runners/runner.ts'

/** Milliseconds between two looks. */
const pause = 30

/** Chromium, also where it calls itself "HeadlessChrome", lets a worker that is told to end run on for two seconds. */
export const outlastsTerminate = /Chrom(?:e|ium)\//.test(navigator.userAgent)

/**
 * A program's own loops look whether they are still wanted, and fall asleep where they stand when they are not: nothing
 * of theirs can catch that, and it takes no time of the processor.
 *
 * @param wanted address of an empty script, withdrawn at Stop: to load a script is the one thing that a worker can ask
 * for and wait for
 * @param onAsleep told before it falls asleep
 */
export function createStopCheck(wanted: string, onAsleep: () => void): StopCheck {
  if (!outlastsTerminate)
    return () => {}
  const { importScripts } = globalThis as unknown as { importScripts: (url: string) => void }
  const now = performance.now.bind(performance)
  // A program may put others in their place.
  const { wait } = Atomics
  const { min, max } = Math
  const cell = new Int32Array(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer)
  let looked = now()
  let asked = looked
  /** Calls to go before the clock is read, which costs as much as a short loop's own work. */
  let left = 1
  let step = 1
  return () => {
    if (--left > 0)
      return
    const time = now()
    step = time - asked < 4
      ? min(step * 2, 2 ** 20)
      : max(1, step >> 2)
    left = step
    asked = time
    if (time - looked < pause)
      return
    try {
      importScripts(wanted)
    }
    catch {
      onAsleep()
      for (;;)
        wait(cell, 0, 0)
    }
    looked = now()
  }
}
