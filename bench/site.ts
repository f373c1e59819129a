import type { Row } from './row.ts'
import type { Talk } from './site/measure.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { launchBrowser } from '../lib/browser/browser.ts'
import { ownTalk } from './own-talk.ts'
import { table } from './row.ts'
import { buildMarp, buildOurs, buildReveal, buildSlidev, buildTalk, clearWork } from './site/build-talks.ts'
import { measureTalk } from './site/measure.ts'
import { serveCompressed } from './site/serve-compressed.ts'

/** What a visitor downloads and waits for: one talk of 20 slides in four programs, then a real one in ours. */
export async function run(): Promise<Row[]> {
  clearWork()
  const talks: (Omit<Talk, 'url' | 'addresses'> & { folder: string, path: string, address: (no: number) => string })[] = [
    { what: 'Lectern', folder: await buildOurs(), path: 'measured/', address: no => `${no}/`, slides: 20, key: 'ArrowDown', note: 'flowcharts drawn' },
    { what: 'plain Slidev', folder: buildSlidev(), path: '', address: String, slides: 20, key: 'ArrowDown', note: 'no theme; flowcharts drawn' },
    { what: 'Marp', folder: buildMarp(), path: '', address: no => `#${no}`, slides: 20, key: 'ArrowRight', note: 'flowcharts as code' },
    { what: 'reveal.js', folder: buildReveal(), path: '', address: no => `#/${no - 1}`, slides: 20, key: 'ArrowRight', note: 'flowcharts as code' },
    { what: `Lectern, ${ownTalk}`, folder: await buildTalk(ownTalk), path: `${ownTalk}/`, address: no => `${no}/`, slides: 0, key: 'ArrowDown', second: '.slidev-page-2 .slidev-layout' },
  ]
  const browser = await launchBrowser()
  const rows: Row[] = []
  try {
    for (const { folder, path, address, ...talk } of talks) {
      const server = await serveCompressed(folder)
      const slides = talk.slides || countSlides(join(folder, path))
      // The generated talk repeats its five kinds of slide.
      const addresses = Array.from({ length: talk.slides ? 5 : slides }, (_, index) => address(index + 1))
      rows.push(...await measureTalk(browser, { ...talk, url: server.url + path, slides, addresses }))
      await server.close()
    }
  }
  finally {
    await browser.close()
  }
  return rows
}

function countSlides(folder: string): number {
  let no = 0
  while (existsSync(join(folder, String(no + 1))))
    no++
  return no
}

if (process.argv[1] === import.meta.filename)
  console.log(table(await run()))
