import type { Row } from './row.ts'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { launchBrowser } from '../lib/browser/browser.ts'
import { serveFolder } from '../lib/browser/serve.ts'
import { diagramChains } from '../lib/features/diagram/blocks.ts'
import { drawDiagram, roomOf } from '../lib/features/diagram/draw.ts'
import { closeDrawingPage } from '../lib/features/diagram/drawing-page.ts'
import { loadDeck } from '../lib/project/deck.ts'
import { root } from '../lib/project/root.ts'
import { runSlidev } from '../lib/slidev/run.ts'
import { buildPlainSlidev } from './plain-slidev.ts'
import { table } from './row.ts'

const sources: Record<string, string> = {
  flowchart: 'flowchart LR\n  FM["Foundation model"] -->|powers| GA["Gen AI application"]\n  GA -->|enables| P["Product"]\n  FM -->|also powers| N["Search, ranking"]',
  Venn: 'venn-beta\n  set FM["Foundation models"]:10\n  set GA["Generative AI"]:10\n  union FM,GA["Both"]:4',
}

/**
 * What a viewer loads to see one diagram, in Lectern and in plain Slidev from the same Markdown in the same
 * run, and how long 30 different diagrams take to draw.
 */
export async function run(): Promise<Row[]> {
  const work = await mkdtemp(join(root, '.cache/bench-diagrams-'))
  try {
    return [
      ...await payloads(work),
      ...await drawing(work),
    ]
  }
  finally {
    await closeDrawingPage()
    await rm(work, { recursive: true, force: true })
  }
}

async function payloads(work: string): Promise<Row[]> {
  const rows: Row[] = []
  const browser = await launchBrowser()
  for (const [type, source] of Object.entries(sources)) {
    for (const what of ['Lectern', 'plain Slidev'] as const) {
      const name = `${type}-${what}`.replace(/\W/g, '-').toLowerCase()
      const entry = join(work, name, 'slides.md')
      await mkdir(join(work, name))
      await writeFile(entry, `---\ntheme: ${what === 'Lectern' ? 'lectern' : 'none'}\nfonts: { provider: none }\n---\n\n# A ${type}\n\n\`\`\`mermaid\n${source}\n\`\`\`\n`)
      const output = join(work, name, 'dist')
      if (what === 'Lectern')
        await runSlidev({ deck: await loadDeck({ name, folder: join(work, name), entry }), output })
      else
        buildPlainSlidev(entry, output)
      const server = await serveFolder(output)
      const page = await browser.newPage()
      let bytes = 0
      let count = 0
      const bodies: Promise<void>[] = []
      page.on('response', response => bodies.push(response.body().then((body) => {
        bytes += gzipSync(body).length
        count++
      }, () => undefined)))
      await page.goto(server.url)
      await page.locator('svg:has-text("Foundation")').first().waitFor()
      await page.waitForLoadState('networkidle')
      await Promise.all(bodies)
      await page.close()
      await server.close()
      rows.push({
        area: 'diagrams',
        what: `${what}: slide with a ${type}`,
        value: bytes / 1000,
        unit: 'KB gzip',
        note: `${count} responses, each gzipped at level 6, Chromium, local`,
      })
    }
  }
  await browser.close()
  return rows
}

async function drawing(work: string): Promise<Row[]> {
  const [block] = diagramChains(`\`\`\`mermaid\n${sources.flowchart}\n\`\`\``).flat()
  const codes = Array.from({ length: 30 }, (_, index) => block?.source.code.replace('Product', `Product ${index}`) ?? '')
  const cache = join(work, 'cache')
  const rows: Row[] = []
  for (const [what, note] of [
    ['drawn cold', 'browser start included, each in light and dark'],
    ['from the cache', 'same process, nothing drawn'],
  ] as const) {
    const start = performance.now()
    for (const code of codes)
      await drawDiagram(code, roomOf('figure'), cache)
    rows.push({
      area: 'diagrams',
      what: `Lectern: 30 flowcharts ${what}`,
      value: performance.now() - start,
      unit: 'ms',
      note,
    })
    await closeDrawingPage()
  }
  return rows
}

if (import.meta.filename === process.argv[1])
  console.log(table(await run()))
