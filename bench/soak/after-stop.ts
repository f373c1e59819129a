import type { View } from '../../tests/engines/engine.ts'
import type { Row } from '../row.ts'
import type { Language } from './deck.ts'
import { startProgram } from './deck.ts'
import { timeSince, workerThreads } from './worker-threads.ts'

/** Programs that do not end by themselves, and that nothing they can catch may keep from ending. */
const endless: Record<Language, string[]> = {
  TypeScript: [
    'for (;;) { try { throw 1 } catch { } }',
    'const again = (): Promise<void> => Promise.resolve().then(again); await again()',
    'eval("for (;;);")',
    '/^(a+)+$/.test("a".repeat(40) + "b")',
  ],
  Python: [
    'while True:\n  try: pass\n  except BaseException: pass',
    'import asyncio\nwhile True: await asyncio.sleep(0)',
    'sum(range(10 ** 12))',
  ],
}

/** What the workers' threads take of the processor from 200 ms after Stop on, in Chromium. */
export async function afterStop(view: View, no: number, language: Language): Promise<Row[]> {
  const rows: Row[] = []
  for (const code of endless[language]) {
    await view.run(`${startProgram(no, code, 'shown("running")')}
      await new Promise(go => setTimeout(go, 1000))
      globalThis.stop = () => button('Stop').click()`)
    // The next run's worker is started soon, and is none of these.
    const running = workerThreads()
    await view.run('stop()')
    await new Promise(resolve => setTimeout(resolve, 200))
    const before = new Map([...workerThreads()].filter(([thread]) => running.has(thread)))
    await new Promise(resolve => setTimeout(resolve, 80))
    const value = timeSince(before, workerThreads())
    rows.push({ area: 'soak', what: `chromium: after Stop, ${code.replaceAll(/\s+/g, ' ')}`, value, unit: 'ms', note: 'of the processor by workers in 80 ms, from 200 ms after Stop; goal 0' })
  }
  return rows
}
