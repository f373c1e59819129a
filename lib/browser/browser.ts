import type { Browser, LaunchOptions } from 'playwright'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { chromium } from 'playwright'
import { onInterrupt } from '../project/interrupt.ts'
import { UseError } from '../project/problem.ts'
import { root } from '../project/root.ts'
import { emojiEnvironment } from './emoji-face.ts'
import { noteLostBrowser } from './lost-browser.ts'

/** Names a system's package may give Chrome or Chromium, most likely first. */
const systemNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
]
const macPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** What may differ between machines, so that tests can stand in for a machine without a browser. */
export interface Machine {
  env: Record<string, string | undefined>
  exists: (path: string) => boolean
  /** Path of a program on PATH, or undefined. */
  which: (name: string) => string | undefined
  /** Runs a command with its output shown; true when it exits with 0. */
  run: (command: string, args: string[]) => boolean
  /** Playwright's own browser, downloaded or not. */
  playwrightPath: () => string
  isRoot: boolean
  /** Whether somebody asked for it with `--install-browser`, or this is Lectern's own repository. */
  mayInstall: boolean
}

const thisMachine: Machine = {
  env: process.env,
  exists: existsSync,
  which: (name) => {
    const found = spawnSync(process.platform === 'win32'
      ? 'where'
      : 'which', [name], { encoding: 'utf8' })
    return found.status === 0
      ? found.stdout.split('\n')[0]?.trim() || undefined
      : undefined
  },
  run: (command, args) => spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0,
  playwrightPath: () => chromium.executablePath(),
  isRoot: process.getuid?.() === 0,
  mayInstall: process.cwd() === root || process.env.LECTERN_INSTALL_BROWSER === '1',
}

/**
 * The browser's path: `LECTERN_BROWSER`, else Playwright's, else the system's, else undefined.
 *
 * @throws LecternError when `LECTERN_BROWSER` names a file that is not there.
 */
export function findBrowser(machine: Machine = thisMachine): string | undefined {
  const chosen = machine.env.LECTERN_BROWSER
  if (chosen) {
    if (machine.exists(chosen))
      return chosen
    throw new UseError({
      file: '',
      found: `LECTERN_BROWSER is "${chosen}", and there is no such file`,
      expected: 'the path of a Chrome or Chromium program',
      mend: 'correct the variable, or unset it to let Lectern look for a browser',
    })
  }
  const own = machine.playwrightPath()
  if (own && machine.exists(own))
    return own
  for (const name of systemNames) {
    const path = machine.which(name)
    if (path)
      return path
  }
  return macPaths.find(path => machine.exists(path))
}

/**
 * Finds a browser, or installs one where that is wanted: on Debian as root with apt, else with Playwright's installer.
 *
 * @throws LecternError when neither works, saying what to do by hand.
 */
export function ensureBrowser(machine: Machine = thisMachine): string {
  const found = findBrowser(machine) ?? (machine.mayInstall ? installBrowser(machine) : undefined)
  if (found)
    return found
  throw new UseError({
    file: '',
    found: `no Chrome or Chromium on this machine${machine.mayInstall ? ', and none could be installed' : ''}`,
    expected: 'a browser, since diagrams are drawn and PDFs printed with a real one',
    mend: `install Chrome or Chromium (Debian: apt-get install chromium)${machine.mayInstall ? '' : ', let Lectern do it with --install-browser'}, or set LECTERN_BROWSER=/path/to/chrome`,
  })
}

function installBrowser(machine: Machine): string | undefined {
  console.error('no browser found; installing one (once)')
  // As root on Debian the package is the surer way: it brings the libraries Playwright's download lacks.
  const steps: [string, string[]][] = machine.isRoot && machine.which('apt-get')
    ? [
        [
          'apt-get',
          ['update', '-qq'],
        ],
        [
          'apt-get',
          [
            'install',
            '-y',
            '-qq',
            '--no-install-recommends',
            'chromium',
          ],
        ],
      ]
    : [
        [
          process.execPath,
          [
            join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js'),
            'install',
            'chromium-headless-shell',
            'chromium',
          ],
        ],
      ]
  for (const [command, args] of steps)
    machine.run(command, args)
  return findBrowser(machine)
}

/**
 * Starts the browser without its background traffic, so that nothing but the page speaks.
 * The caller closes it.
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    // Playwright's own handlers end the process as soon as the browser is gone, whatever else is to be cleaned up.
    handleSIGINT: false,
    handleSIGTERM: false,
    env: { ...process.env as Record<string, string>, ...await emojiEnvironment() },
    ...options,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
      // Same glyph positions on every machine, whatever its font settings.
      '--font-render-hinting=none',
      ...(process.getuid?.() === 0
        ? ['--no-sandbox']
        : []),
      ...(options.args ?? []),
    ],
  })
  const close = browser.close.bind(browser)
  let closing = false
  browser.close = (options) => {
    closing = true
    return close(options)
  }
  browser.once('disconnected', () => closing || noteLostBrowser())
  browser.once('disconnected', onInterrupt(() => browser.close()))
  return browser
}
