import type { Problem } from './problem.ts'
import { closeSync } from 'node:fs'
import process from 'node:process'
import { isMainThread, Worker } from 'node:worker_threads'
import { standAside } from './interrupt.ts'

let [place, what]: [Place, string] = [{ file: '' }, '']

type Place = Pick<Problem, 'file' | 'line' | 'slide'>

/** What is being worked on from now on, for `stuckProblem`; nothing that can be named where both are left out. */
export function nowWorksOn(at: Place = { file: '' }, on = ''): void {
  [place, what] = [at, on]
}

/**
 * @param seconds that it took
 * @param step what was being done, where nothing is known to be worked on
 */
export function stuckProblem(seconds: number, step: string): Problem {
  const known = what || step
  return {
    ...place,
    found: `${known ? `${known} takes` : 'something takes'} more than ${seconds} s of processor time at one go: ended`,
    expected: 'text that a parser reads in a moment',
    fix: 'shorten what repeats thousands of times, or move data into a file of its own',
  }
}

const key = Symbol.for('lectern:stuck')
const keyAside = Symbol.for('lectern:aside')

/**
 * In a thread of its own, since the one that it looks after is the one that stands still: a beat says that it does
 * not, and what the process computes without one is counted, so that neither a laptop asleep nor a slow command below it is.
 * An inspector reaches code in the middle of a loop or of a regular expression, and what runs there may end the process. After
 * five seconds it has the process stand aside for signals. One that comes earlier waits for the event loop, which answers it
 * and tidies up.
 */
const watcher = `
const { Session } = require('node:inspector')
const { workerData: { beats, most, key, keyAside } } = require('node:worker_threads')
const beat = new Int32Array(beats)
const used = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6 }
let [last, since, isAside] = [0, used(), false]
const call = (name) => {
  const session = new Session()
  session.connectToMainThread()
  // Node waits at its end for one that is connected yet, and says so.
  session.post('Runtime.evaluate', { expression: 'globalThis[Symbol.for(' + JSON.stringify(name) + ')]()' }, () => session.disconnect())
}
const clock = setInterval(() => {
  const now = Atomics.load(beat, 0)
  if (now !== last || used() - since < most) {
    if (now !== last)
      [last, since, isAside] = [now, used(), false]
    else if (!isAside && used() - since >= Math.min(5, most / 2)) {
      isAside = true
      call(keyAside)
    }
    return
  }
  clearInterval(clock)
  call(key)
  // What no inspector reaches: one call of native code.
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 30_000)
}, Math.min(1000, most * 250))`

/**
 * Ends this process once it has computed for so long without coming back to its event loop: parsers of others' making take
 * minutes and hours of some texts, and nobody knows all of these.
 *
 * @param seconds of processor time
 * @param tell says what was being done; the stack is where it was
 * @param code to end with
 */
export function endWhenStuck(seconds: number, tell: (stack: string) => void, code: number): void {
  if (!isMainThread)
    return
  const beats = new SharedArrayBuffer(4)
  const beat = new Int32Array(beats)
  let comeBack = (): void => {}
  setInterval(() => {
    Atomics.add(beat, 0, 1)
    comeBack()
    comeBack = () => {}
    // Several for each look of the watcher, which takes none for a standstill.
  }, Math.min(250, seconds * 60)).unref()
  const hooks = globalThis as unknown as Record<symbol, () => void>
  hooks[keyAside] = () => {
    comeBack = standAside()
  }
  hooks[key] = () => {
    Error.stackTraceLimit = 50
    tell(new Error('stuck').stack ?? '')
    // What ends with this process is told; `process.exit` would go on to wait for the inspector, and Node says so there.
    process.emit('exit', code)
    closeSync(2)
    ;(process as unknown as { reallyExit: (code: number) => never }).reallyExit(code)
  }
  new Worker(watcher, { eval: true, workerData: { beats, most: seconds, key: key.description, keyAside: keyAside.description }, execArgv: [] }).unref()
}
