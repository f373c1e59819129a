import type { Engine } from '../../tests/engines/engine.ts'
import type { Storm } from '../../tests/hostile/storms.ts'
import type { Row } from '../row.ts'
import type { Language } from './deck.ts'
import { storms } from '../../tests/hostile/storms.ts'
import { table } from '../row.ts'
import { afterStop } from './after-stop.ts'
import { measureStorm } from './storm.ts'

/** Milliseconds that a language may take in one engine: what hangs there must not keep the rest from the table. */
const most = 150_000

/** One language in one engine; a storm that hangs ends it with a row that says so. */
export async function measureLanguage(engine: Engine, deck: string, no: number, language: Language): Promise<Row[]> {
  const rows: Row[] = []
  const view = await engine.start()
  const late = setTimeout(() => void view.close().catch(() => {}), most)
  let doing = 'the start'
  try {
    await view.open(`${deck}${no}/`)
    const calm: Storm = { what: `one line of ${language}, to compare with`, language, code: language === 'Python' ? 'print(1)' : 'console.log(1)', ending: '' }
    // The runtime is loaded once, apart from what is measured.
    await measureStorm(engine.name, view, no, calm)
    rows.push(...await measureStorm(engine.name, view, no, calm))
    for (const storm of storms.filter(storm => storm.language === language)) {
      doing = storm.what
      rows.push(...await measureStorm(engine.name, view, no, storm))
    }
    doing = 'Stop'
    if (engine.name === 'chromium')
      rows.push(...await afterStop(view, no, language))
  }
  catch (error) {
    rows.push({ area: 'soak', what: `${engine.name}: ${doing}`, value: Number.NaN, unit: '', note: `did not end: ${String(error).split('\n')[0]}` })
  }
  finally {
    clearTimeout(late)
    await view.close().catch(() => {})
  }
  // A row that is measured is not lost with those that come after it.
  console.error(table(rows))
  return rows
}
