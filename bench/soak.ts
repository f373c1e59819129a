import type { StaticServer } from '../lib/browser/serve.ts'
import type { Engine, View } from '../tests/engines/engine.ts'
import type { Storm } from '../tests/hostile/storms.ts'
import type { Row } from './row.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { serveFolder } from '../lib/browser/serve.ts'
import { loadDeck } from '../lib/project/deck.ts'
import { findDecks } from '../lib/project/decks.ts'
import { writeDeckPages } from '../lib/site/deck-pages.ts'
import { buildDeck } from '../lib/slidev/build.ts'
import { placeDecks } from '../lib/slidev/place-decks.ts'
import { snippetProject } from '../tests/built/snippet-site.ts'
import { chromium } from '../tests/engines/chromium.ts'
import { firefox } from '../tests/engines/firefox.ts'
import { webkit } from '../tests/engines/webkit.ts'
import { storms } from '../tests/hostile/storms.ts'

/** What the deck's page suffers while a program prints: the longest time without a frame, a timer's longest delay. */
interface Suffered {
  frame: number
  timer: number
  caption: string
}

/** Builds the deck with a snippet of each kind as a site has it, policy included, and serves it under a sub-path. */
async function serveSnippetDeck(): Promise<StaticServer> {
  const [entry] = findDecks(snippetProject)
  const built = await buildDeck(await loadDeck(entry!, snippetProject))
  const site = await mkdtemp(join(tmpdir(), 'lectern-snippets-'))
  await placeDecks([built], site)
  await writeDeckPages(built, undefined, { site, siteUrl: undefined })
  const server = await serveFolder(site, '/deep/talks/')
  return {
    url: server.url,
    close: async () => {
      await server.close()
      await rm(site, { recursive: true, force: true })
    },
  }
}

/** Storms of output in each engine that is here, and what Stop leaves running in Chromium. */
export async function run(): Promise<Row[]> {
  const site = await serveSnippetDeck()
  const [entry] = findDecks(snippetProject)
  const { slides } = await loadDeck(entry!, snippetProject)
  const slideOf = (language: string): number => slides.find(({ title }) => title === `Anything in ${language}`)!.no
  const rows: Row[] = []
  try {
    for (const engine of [chromium, firefox, webkit] as Engine[]) {
      const missing = engine.missing()
      if (missing) {
        console.error(`skipped ${engine.name}: ${missing}`)
        continue
      }
      for (const language of ['TypeScript', 'Python'] as const) {
        const view = await engine.start()
        try {
          await view.open(`${site.url}cage/${slideOf(language)}/`)
          // The runtime is loaded once, apart from what is measured.
          await suffer(view, slideOf(language), { what: 'warm', language, code: language === 'Python' ? 'print(1)' : 'console.log(1)', ending: '' })
          for (const storm of storms.filter(storm => storm.language === language)) {
            const { frame, timer, caption } = await suffer(view, slideOf(language), storm)
            const what = `${engine.name}: ${storm.what}`
            rows.push({ area: 'soak', what, value: frame, unit: 'ms', note: `longest without a frame; ${caption}` }, { area: 'soak', what, value: timer, unit: 'ms', note: 'longest delay of a timer' })
          }
          if (engine === chromium)
            rows.push(...await afterStop(view, slideOf(language), language))
        }
        finally {
          await view.close()
        }
      }
    }
  }
  finally {
    await site.close()
  }
  return rows
}

/** Puts a program into the slide's editor and presses Run; `wait` is what has to be seen then, as an expression. */
function start(no: number, code: string, wait: string): string {
  return `
    const slide = document.querySelector('#slideshow [data-slidev-no="${no}"]')
    const button = name => [...slide.querySelectorAll('button')].find(({ innerText }) => innerText.trim() === name)
    const until = async holds => { for (let tries = 0; tries < 1200 && !holds(); tries++) await new Promise(go => setTimeout(go, 50)) }
    await until(() => slide && button('Run'))
    if (!slide.querySelector('textarea')) button('Edit').click()
    await until(() => slide.querySelector('textarea'))
    const area = slide.querySelector('textarea')
    area.value = ${JSON.stringify(code)}
    area.dispatchEvent(new InputEvent('input', { bubbles: true }))
    const shown = name => slide.querySelector('.result').classList.contains(name)
    await until(() => !shown('running') && !shown('loading'))
    button('Run').click()
    await until(() => ${wait})`
}

async function suffer(view: View, no: number, { code }: Storm): Promise<Suffered> {
  return await view.run(`
    ${start(no, code, 'shown("running") || shown("live")')}
    let [frame, timer, drawn, rung, over] = [0, 0, performance.now(), performance.now(), false]
    const draw = now => { const time = performance.now(); frame = Math.max(frame, time - drawn); drawn = time; if (!over) requestAnimationFrame(draw) }
    requestAnimationFrame(draw)
    const bell = setInterval(() => { const time = performance.now(); timer = Math.max(timer, time - rung - 20); rung = time }, 20)
    await until(() => shown('live') || shown('fallback'))
    await new Promise(go => setTimeout(go, 500))
    over = true
    clearInterval(bell)
    return { frame, timer, caption: slide.querySelector('.caption').innerText }`) as Suffered
}

/** Seconds of the processor that the pages of our browsers took so far. */
function pagesTime(): number {
  const processes = new Map(readdirSync('/proc').filter(name => /^\d+$/.test(name)).flatMap((pid): [number, { parent: number, seconds: number }][] => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
      const seconds = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')
        ? (Number(fields[11]) + Number(fields[12])) / 100
        : 0
      return [[Number(pid), { parent: Number(fields[1]), seconds }]]
    }
    catch {
      return []
    }
  }))
  const ours = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = processes.get(at)?.parent) {
      if (at === process.pid)
        return true
    }
    return false
  }
  return [...processes].filter(([pid]) => ours(pid)).reduce((sum, [, { seconds }]) => sum + seconds, 0)
}

const endless = {
  TypeScript: ['for (;;) { try { throw 1 } catch { } }', 'const again = (): Promise<void> => Promise.resolve().then(again); await again()'],
  Python: ['while True:\n  try: pass\n  except BaseException: pass', 'import asyncio\nwhile True: await asyncio.sleep(0)'],
}

async function afterStop(view: View, no: number, language: 'TypeScript' | 'Python'): Promise<Row[]> {
  const rows: Row[] = []
  for (const code of endless[language]) {
    await view.run(`${start(no, code, 'shown("running")')}
      await new Promise(go => setTimeout(go, 1000))
      button('Stop').click()`)
    await new Promise(resolve => setTimeout(resolve, 200))
    const before = pagesTime()
    await new Promise(resolve => setTimeout(resolve, 80))
    rows.push({ area: 'soak', what: `chromium: after Stop, ${code.split('\n')[0]}`, value: (pagesTime() - before) * 1000, unit: 'ms', note: 'of the processor in 80 ms, from 200 ms after Stop' })
  }
  return rows
}
