import type { StopCheck } from './runners/runner.ts'

/** Milliseconds between two looks. */
const pause = 30

/**
 * Chromium lets a worker that is told to end run on for two seconds. A program's own loops therefore look whether they
 * are still wanted, and fall asleep where they stand when they are not: nothing of theirs can catch that, and it takes
 * no time of the processor. Other engines end a worker at once.
 *
 * @param wanted address of an empty script, withdrawn at Stop: to load a script is the one thing that a worker can ask
 * for and wait for
 */
export function createStopCheck(wanted: string): StopCheck {
  const { importScripts } = globalThis as unknown as { importScripts: (url: string) => void }
  if (!/\bChrom(?:e|ium)\//.test(navigator.userAgent))
    return () => {}
  const now = performance.now.bind(performance)
  const { wait } = Atomics
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
      ? Math.min(step * 2, 2 ** 20)
      : Math.max(1, step >> 2)
    left = step
    asked = time
    if (time - looked < pause)
      return
    try {
      importScripts(wanted)
    }
    catch {
      for (;;)
        wait(cell, 0, 0)
    }
    looked = now()
  }
}
