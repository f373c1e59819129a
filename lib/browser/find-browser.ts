import type { BrowserType } from 'playwright-core'
import { Buffer } from 'node:buffer'
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { UseError } from '../project/problem.ts'
import { root } from '../project/root.ts'

/**
 * `shell` is the browser without windows, which starts and prints in less time; `whole` the one that people use, which
 * alone ends a page's process when its heap is full.
 */
export type BrowserKind = 'shell' | 'whole'

/** Names a system's package may give the shell. */
const shellNames = ['chromium-headless-shell', 'chrome-headless-shell', 'headless_shell']
/** Names a system's package may give Chrome or Chromium, most likely first. */
const systemNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge']
/** Programs of macOS, below `/Applications` or the same folder of somebody's own. */
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge']
/** Programs of Windows, below a folder for programs; Edge is on every machine. */
const windowsPrograms = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

const require = createRequire(import.meta.url)

/** Read only when a browser is looked for: a fifth of a second that a command whose work is kept does without. */
export function driver(): BrowserType {
  return (require('playwright-core') as typeof import('playwright-core')).chromium
}

/** What may differ between machines, so that tests can stand in for a machine without a browser. */
export interface Machine {
  platform: NodeJS.Platform
  env: Record<string, string | undefined>
  exists: (path: string) => boolean
  /** Path of a program on PATH, or undefined. */
  which: (name: string) => string | undefined
  /** Runs a command with its output shown; true when it exits with 0. */
  run: (command: string, args: string[]) => boolean
  /** Playwright's own browser, downloaded or not; undefined where it has none of the kind. */
  playwrightPath: (kind: BrowserKind) => string | undefined
  /** What is in a file; empty for a program. */
  script: (path: string) => string
  isRoot: boolean
  /** Whether somebody asked for it with `--install-browser`, or this is Lectern's own repository. */
  mayInstall: boolean
}

export const thisMachine: Machine = {
  platform: process.platform,
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
  playwrightPath: kind => kind === 'whole' ? driver().executablePath() : playwrightShell(driver().executablePath()),
  script: path => readStart(path),
  isRoot: process.getuid?.() === 0,
  mayInstall: process.cwd() === root || process.env.LECTERN_INSTALL_BROWSER === '1',
}

/**
 * The browser's path: `LECTERN_BROWSER`, else Playwright's, else the system's, else undefined. A browser of the other
 * kind does where there is none of the wanted one.
 *
 * @throws LecternError when `LECTERN_BROWSER` names a file that is not there.
 */
export function findBrowser(machine: Machine = thisMachine, kind: BrowserKind = 'shell'): string | undefined {
  const chosen = machine.env.LECTERN_BROWSER
  if (chosen) {
    if (machine.exists(chosen))
      return chosen
    throw new UseError({
      file: '',
      found: `LECTERN_BROWSER is "${chosen}", and there is no such file`,
      expected: 'the path of a Chrome or Chromium program',
      fix: 'correct the variable, or unset it to let Lectern look for a browser',
    })
  }
  return kind === 'whole'
    ? findWhole(machine) ?? findShell(machine)
    : findShell(machine) ?? findWhole(machine)
}

function findShell(machine: Machine): string | undefined {
  return findKind(machine, 'shell', shellNames)
}

function findWhole(machine: Machine): string | undefined {
  return findKind(machine, 'whole', systemNames) ?? installedPaths(machine).find(path => machine.exists(path))
}

/** Where Chrome and its kin lie on systems whose programs are not on PATH. */
function installedPaths({ platform, env }: Machine): string[] {
  if (platform === 'darwin')
    return macApps.flatMap(name => ['', env.HOME ?? ''].map(home => `${home}/Applications/${name}.app/Contents/MacOS/${name}`))
  if (platform !== 'win32')
    return []
  const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(folder => folder !== undefined)
  return windowsPrograms.flatMap(program => folders.map(folder => `${folder}\\${program}`))
}

function findKind(machine: Machine, kind: BrowserKind, names: string[]): string | undefined {
  const own = machine.playwrightPath(kind)
  if (own && machine.exists(own))
    return own
  for (const name of names) {
    const path = machine.which(name)
    if (path)
      return started(path, machine)
  }
  return undefined
}

/**
 * The program that a script starts and waits for. Debian's script for the shell stays between us and the browser: when
 * it is ended, the browser lives on.
 */
function started(path: string, machine: Machine): string {
  const program = /^(\/\S+) "\$@"$/m.exec(machine.script(path))?.[1]
  return program && machine.exists(program) ? program : path
}

/** `chromium-1200/chrome-linux64/chrome` => `chromium_headless_shell-1200/…/chrome-headless-shell`, which it lies beside. */
function playwrightShell(whole: string): string | undefined {
  const [, browsers = '', revision = ''] = /^(.*)[\\/]chromium-(\d+)[\\/]/.exec(whole) ?? []
  const folder = join(browsers, `chromium_headless_shell-${revision}`)
  if (!revision || !existsSync(folder))
    return undefined
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(file => join(folder, file)).find(file => /^(?:chrome-headless-shell|headless_shell)(?:\.exe)?$/.test(basename(file)))
}

/** The first two kilobytes of a file, when it is a script. */
function readStart(path: string): string {
  const start = Buffer.alloc(2048)
  const file = openSync(path, 'r')
  try {
    const text = start.toString('utf8', 0, readSync(file, start))
    return text.startsWith('#!') ? text : ''
  }
  finally {
    closeSync(file)
  }
}

/**
 * Finds a browser, or installs one where that is wanted: on Debian as root with apt, else with Playwright's installer.
 *
 * @throws LecternError when neither works, saying what to do by hand.
 */
export function ensureBrowser(machine: Machine = thisMachine, kind: BrowserKind = 'shell'): string {
  const found = findBrowser(machine, kind) ?? (machine.mayInstall ? installBrowser(machine, kind) : undefined)
  if (found)
    return found
  throw new UseError({
    file: '',
    found: `no Chrome or Chromium on this machine${machine.mayInstall ? ', and none could be installed' : ''}`,
    expected: 'a browser, since diagrams are drawn and PDFs printed with a real one',
    fix: `install Chrome or Chromium (Debian: apt-get install chromium)${machine.mayInstall ? '' : ', let Lectern do it with --install-browser'}, or set LECTERN_BROWSER=/path/to/chrome`,
  })
}

function installBrowser(machine: Machine, kind: BrowserKind): string | undefined {
  console.error('no browser found; installing one (once)')
  // As root on Debian the package is the surer way: it brings the libraries Playwright's download lacks.
  const isDebian = machine.isRoot && machine.which('apt-get') !== undefined
  if (isDebian)
    machine.run('apt-get', ['update', '-qq'])
  // Not every archive has the shell.
  for (const name of kind === 'whole' ? ['chromium'] : ['chromium-headless-shell', 'chromium']) {
    if (isDebian)
      machine.run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name])
    else
      machine.run(process.execPath, [join(dirname(require.resolve('playwright-core/package.json')), 'cli.js'), 'install', name])
    const found = findBrowser(machine, kind)
    if (found)
      return found
  }
  return undefined
}
