import type { Browser } from 'playwright'
import type { Row } from '../row.ts'
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { launchBrowser } from '../../lib/browser/browser.ts'
import { ensureBrowser } from '../../lib/browser/find-browser.ts'
import { openTalk } from './open-talk.ts'
import { packed } from './packed.ts'
import { seconds } from './work.ts'

/** A program as its newcomers meet it. */
interface Program {
  name: string
  /** What npm gets for the first slide and the site, and what the PDF needs besides. */
  packages: string[]
  forPdf: string[]
  /** Words of each command line after the program's own folder of binaries. */
  live: string[]
  pdf: string[]
  site: string[]
  /** Where the live talk is. */
  address: string
  /** Commands that a newcomer types for each, by the program's own first page. */
  typed: { live: string[], pdf: string[], site: string[] }
}

const markdown = '# Hello\n\nThe first words of a talk.\n\n---\n\n# Two\n\n- one\n- two\n'
const words = 'The first words of a talk.'

/**
 * From an empty folder with one file of Markdown to the first slide, the first PDF and a folder to publish: commands, and
 * seconds with the packages in npm's cache and a browser on the machine.
 */
export async function measureFirstSteps(scratch: string, slidevVersion: string): Promise<Row[]> {
  const { lectern } = packed(scratch)
  const slidevPackages = [`@slidev/cli@${slidevVersion}`, '@slidev/theme-default']
  const programs: Program[] = [
    { name: 'Lectern', packages: [lectern], forPdf: [], live: ['lectern', 'dev', 'talk.md', '--port', '4761'], pdf: ['lectern', 'export', 'talk.md'], site: ['lectern', 'build', 'talk.md'], address: 'http://localhost:4761/1', typed: { live: ['npx lectern talk.md'], pdf: ['npx lectern export talk.md'], site: ['npx lectern build talk.md'] } },
    { name: 'Slidev', packages: slidevPackages, forPdf: ['playwright-chromium'], live: ['slidev', 'talk.md', '--port', '4762'], pdf: ['slidev', 'export', 'talk.md', '--executable-path', ensureBrowser(), '--timeout', '120000'], site: ['slidev', 'build', 'talk.md'], address: 'http://localhost:4762/1', typed: { live: ['npm install @slidev/cli @slidev/theme-default', 'npx slidev talk.md'], pdf: ['npm install @slidev/cli @slidev/theme-default', 'npm install playwright-chromium', 'npx slidev export talk.md'], site: ['npm install @slidev/cli @slidev/theme-default', 'npx slidev build talk.md'] } },
    { name: 'Marp', packages: ['@marp-team/marp-cli'], forPdf: [], live: ['marp', '--server', '.'], pdf: ['marp', '--pdf', '--no-stdin', 'talk.md'], site: ['marp', '--no-stdin', 'talk.md', '-o', 'dist/index.html'], address: 'http://localhost:4763/talk.md', typed: { live: ['npx @marp-team/marp-cli --server .'], pdf: ['npx @marp-team/marp-cli --pdf talk.md'], site: ['npx @marp-team/marp-cli talk.md -o dist/index.html'] } },
  ]
  const browser = await launchBrowser()
  try {
    const rows: Row[] = []
    for (const program of programs)
      rows.push(...await measure(program, join(scratch, `first-${program.name}`), browser))
    return rows
  }
  finally {
    await browser.close()
  }
}

async function measure({ name, packages, forPdf, live, pdf, site, address, typed }: Program, folder: string, browser: Browser): Promise<Row[]> {
  mkdirSync(folder)
  writeFileSync(join(folder, 'talk.md'), markdown)
  const install = (...wanted: string[]): number => {
    const start = performance.now()
    execFileSync('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...wanted], { cwd: folder, stdio: 'ignore', env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', PUPPETEER_SKIP_DOWNLOAD: '1' } })
    return (performance.now() - start) / 1000
  }
  const bin = ([program = '', ...args]: string[]): string[] => [process.execPath, join(folder, 'node_modules/.bin', program), ...args]
  const installed = install(...packages)
  const talk = await openTalk(browser, bin(live), folder, address, words)
  await talk.close()
  const built = seconds(bin(site), folder)
  const printed = (forPdf.length > 0 ? install(...forPdf) : 0) + seconds(bin(pdf), folder)
  const row = (what: string, value: number, commands: string[]): Row => ({ area: 'goals', what: `${name}: empty folder → ${what}`, value: installed + value, unit: 's', note: `${commands.length} ${commands.length === 1 ? 'command' : 'commands'}: ${commands.join('; ')}; npm takes ${installed.toFixed(1)} s of it` })
  return [row('first slide', talk.start, typed.live), row('first PDF', printed, typed.pdf), row('folder to publish', built, typed.site)]
}
