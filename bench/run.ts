import type { Row } from './row.ts'
import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { basename, join } from 'node:path'
import process from 'node:process'
import { ensureBrowser } from '../lib/browser/find-browser.ts'
import { root } from '../lib/project/root.ts'
import { measured } from './measured.ts'
import { table } from './row.ts'

/** Files of this folder that are not benchmarks. */
const helpers = ['run.ts', 'row.ts', 'measured.ts', 'own-talk.ts', 'plain-slidev.ts']
/** Name => file: ours, and what the talks of this repository measure of their own. */
const files = new Map(globSync(['bench/*.ts', 'slides/*/bench/*.ts'], { cwd: root })
  .filter(file => !helpers.includes(basename(file)))
  .map(file => [basename(file, '.ts'), join(root, file)]))
const areas = [...files.keys()].sort()
const words = process.argv.slice(2)
/** The articles that `article` measures. */
const folder = words.find(word => !areas.includes(word) && existsSync(word))
const wanted = words.filter(word => word !== folder)

if (wanted.includes('--help') || wanted.some(area => !areas.includes(area))) {
  console.log(`npm run bench [-- ${areas.join(' ')}]\nnpm run bench -- article <folder of articles>\n\nMeasures Lectern and its peers in one run and prints a table. Default: all areas.`)
  process.exit(wanted.includes('--help') ? 0 : 1)
}

const rows: Row[] = []
for (const area of wanted.length > 0 ? wanted : areas) {
  console.error(`measuring ${area} …`)
  rows.push(...await measured(files.get(area)!, area === 'article' ? folder : undefined))
}
const browser = spawnSync(ensureBrowser(), ['--version'], { encoding: 'utf8' }).stdout.trim()
console.log(`Node ${process.version}, ${browser || 'a browser that does not tell its version'}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB. Compare ratios, not seconds.\n`)
console.log(table(rows))
