import type { Row } from '../row.ts'
import type { Weights } from './weigh-modules.ts'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { launchBrowser } from '../../lib/browser.ts'
import { runSlidev } from '../../lib/render/run-slidev.ts'
import { serveCompressed } from './serve-compressed.ts'
import { weighingConfig } from './weigh-modules.ts'
import { work } from './work.ts'

/** First match names the piece. Ids are paths of modules. */
const pieces: [name: string, module: RegExp][] = [
  ['Shiki', /node_modules\/(?:shiki|@shikijs)\//],
  ['Vue', /node_modules\/(?:vue|@vue)\//],
  ['Vue Router', /node_modules\/vue-router\//],
  ['VueUse', /node_modules\/@vueuse\//],
  ['floating-vue (tooltips)', /node_modules\/(?:floating-vue|@floating-ui|vue-resize)\//],
  ['drauu (drawing)', /node_modules\/(?:drauu|perfect-freehand|@drauu)\//],
  ['unhead (titles)', /node_modules\/(?:unhead|@unhead|hookable)\//],
  ['v-motion', /node_modules\/(?:@vueuse\/motion|framesync|popmotion|style-value-types)\//],
  ['v-mark', /node_modules\/(?:rough-notation|@slidev\/rough-notation)\//],
  ['Mermaid', /node_modules\/(?:mermaid|@mermaid-js|d3|dagre|elkjs)/],
  ['parser and YAML', /node_modules\/(?:@slidev\/parser|yaml|js-yaml)\//],
  ['Slidev\'s player', /node_modules\/@slidev\//],
  ['other packages', /node_modules\//],
]
const files: [name: string, path: RegExp][] = [
  ['fonts', /\.woff2$/],
  ['styles', /\.css$/],
  ['the page itself', /\/$|\.html$/],
  ['pictures', /\.(?:svg|png|ico)$/],
]

/** Says where plain Slidev's first load goes, and what of each piece is left in ours. */
export async function comparePieces(): Promise<Row[]> {
  const theirs = await pieceSizes(join(work, 'slidev/dist'), '', read(join(work, 'slidev/weights.json')))
  const ours = await pieceSizes(join(work, 'ours-site'), 'measured/', await weighClient())
  const names = [...pieces.map(([name]) => name), ...files.map(([name]) => name), 'the deck\'s own code']
  const note = 'a script\'s size shared out by its modules\' sizes, each compressed alone'
  const total = (sizes: Map<string, number>): number => [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const rows = names.filter(name => (theirs.get(name) ?? 0) + (ours.get(name) ?? 0) > 50).sort((a, b) => (theirs.get(b) ?? 0) - (theirs.get(a) ?? 0)).flatMap((name): Row[] => [
    { area: 'pieces', what: `${name}: plain Slidev`, value: (theirs.get(name) ?? 0) / 1000, unit: 'KB gzip' },
    { area: 'pieces', what: `${name}: Lectern`, value: (ours.get(name) ?? 0) / 1000, unit: 'KB gzip' },
  ])
  return [
    ...rows,
    { area: 'pieces', what: 'first load: plain Slidev', value: total(theirs) / 1000, unit: 'KB gzip', note },
    { area: 'pieces', what: 'first load: Lectern', value: total(ours) / 1000, unit: 'KB gzip', note: `${note}; until slide 1 can be played` },
  ]
}

const stem = (file: string): string => basename(file).replace(/-[\w-]{8}\.js$/, '')

async function pieceSizes(folder: string, path: string, weights: Weights): Promise<Map<string, number>> {
  const sizes = new Map<string, number>()
  const add = (name: string, bytes: number): void => void sizes.set(name, (sizes.get(name) ?? 0) + bytes)
  for (const file of await firstFiles(folder, path)) {
    const bytes = readFileSync(join(folder, file.endsWith('/') || file === ''
      ? `${file}index.html`
      : file))
    const size = /\.(?:woff2|png)$/.test(file)
      ? bytes.length
      : gzipSync(bytes).length
    const kind = files.find(([, pattern]) => pattern.test(`/${file}`))
    const modules = weights[file] ?? weights[Object.keys(weights).find(name => stem(name) === stem(file)) ?? '']
    if (kind) {
      add(kind[0], size)
    }
    else if (modules) {
      const whole = Object.values(modules).reduce((sum, weight) => sum + weight, 0)
      for (const [id, weight] of Object.entries(modules))
        add(pieces.find(([, pattern]) => pattern.test(id))?.[0] ?? 'the deck\'s own code', size * weight / whole)
    }
    else {
      add('the deck\'s own code', size)
    }
  }
  return sizes
}

/** What is asked for until the first slide is there, by path below the folder. */
async function firstFiles(folder: string, path: string): Promise<string[]> {
  const server = await serveCompressed(folder)
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ serviceWorkers: 'block', viewport: { width: 1280, height: 720 } })
    await page.goto(server.url + path)
    await page.waitForSelector('#slide-content .slidev-layout, #slideshow .slidev-layout')
    await page.waitForLoadState('networkidle')
    const asked = await page.evaluate(() => {
      // Ours marks the moment; plain Slidev has no later loads worth the name while nobody clicks.
      const end = performance.getEntriesByName('lectern-playing')[0]?.startTime ?? Infinity
      return performance.getEntriesByType('resource').filter(({ startTime }) => startTime <= end).map(({ name }) => name)
    })
    return [path, ...new Set(asked.filter(url => url.startsWith(server.url)).map(url => url.slice(server.url.length)))]
  }
  finally {
    await browser.close()
    await server.close()
  }
}

/** Builds the shared client once more, only to look into it. */
async function weighClient(): Promise<Weights> {
  const folder = join(work, 'client')
  mkdirSync(folder)
  writeFileSync(join(folder, 'slides.md'), '---\ntheme: none\naddons: [\'@/../../../..\']\ntitle: Lectern\nfonts: { provider: none }\n---\n')
  writeFileSync(join(folder, 'vite.config.ts'), weighingConfig(join(folder, 'weights.json')))
  await runSlidev({ entry: join(folder, 'slides.md'), output: join(folder, 'dist'), withoutNotes: true, env: { LECTERN_BUILDS: 'client' } })
  return read(join(folder, 'weights.json'))
}

function read(file: string): Weights {
  return JSON.parse(readFileSync(file, 'utf8')) as Weights
}
