import type { Machine } from '../../lib/browser/find-browser.ts'
import { expect, it } from 'vitest'
import { ensureBrowser, findBrowser } from '../../lib/browser/find-browser.ts'

/** A machine on which only `files` exist; `installs` is what a successful installation adds. */
function machineWith(options: { files?: string[], env?: Record<string, string>, isRoot?: boolean, hasApt?: boolean, installs?: Record<string, string>, scripts?: Record<string, string>, mayInstall?: boolean, platform?: NodeJS.Platform }): Machine & { ran: string[] } {
  const files = new Set(options.files ?? [])
  const ran: string[] = []
  return {
    ran,
    platform: options.platform ?? 'linux',
    env: options.env ?? {},
    isRoot: options.isRoot ?? false,
    mayInstall: options.mayInstall ?? true,
    exists: path => files.has(path),
    which: name => [...files].find(path => path.endsWith(`/bin/${name}`)) ?? (name === 'apt-get' && options.hasApt
      ? '/usr/bin/apt-get'
      : undefined),
    playwrightPath: kind => kind === 'whole' ? '/cache/playwright/chrome' : '/cache/playwright/shell',
    script: path => options.scripts?.[path] ?? '',
    run: (command, args) => {
      ran.push([command, ...args].join(' '))
      const brought = args.includes('install') ? options.installs?.[args.at(-1) ?? ''] : undefined
      if (brought)
        files.add(brought)
      return true
    },
  }
}

it('takes the browser that the environment names first', () => {
  expect(findBrowser(machineWith({
    files: ['/my/chrome', '/usr/bin/chromium'],
    env: { LECTERN_BROWSER: '/my/chrome' },
  }))).toBe('/my/chrome')
})

it('refuses a named browser that is not there, rather than take another', () => {
  expect(() => findBrowser(machineWith({
    files: ['/usr/bin/chromium'],
    env: { LECTERN_BROWSER: '/my/chrome' },
  }))).toThrow(/LECTERN_BROWSER is "\/my\/chrome"/)
})

it('prefers Playwright\'s browser to the system\'s', () => {
  expect(findBrowser(machineWith({
    files: ['/cache/playwright/chrome', '/usr/bin/chromium'],
  }))).toBe('/cache/playwright/chrome')
})

it('falls back to the system\'s Chrome', () => {
  expect(findBrowser(machineWith({
    files: ['/usr/bin/google-chrome'],
  }))).toBe('/usr/bin/google-chrome')
})

it('prefers the shell to a whole browser, and either to none', () => {
  const files = ['/cache/playwright/chrome', '/usr/bin/chromium', '/usr/bin/chromium-headless-shell']
  expect(findBrowser(machineWith({ files }))).toBe('/usr/bin/chromium-headless-shell')
  expect(findBrowser(machineWith({ files: [...files, '/cache/playwright/shell'] }))).toBe('/cache/playwright/shell')
  expect(findBrowser(machineWith({ files }), 'whole')).toBe('/cache/playwright/chrome')
  expect(findBrowser(machineWith({ files: ['/usr/bin/chromium-headless-shell'] }), 'whole')).toBe('/usr/bin/chromium-headless-shell')
})

it('starts the program itself where a script would stay between', () => {
  const files = ['/usr/bin/chromium-headless-shell', '/usr/lib/chromium/chromium-headless-shell']
  const waits = { '/usr/bin/chromium-headless-shell': '#!/bin/sh -e\n\n/usr/lib/chromium/chromium-headless-shell "$@"\n' }
  const replaced = { '/usr/bin/chromium-headless-shell': '#!/bin/sh\nexec /usr/lib/chromium/chromium-headless-shell "$@"\n' }
  expect(findBrowser(machineWith({ files, scripts: waits }))).toBe('/usr/lib/chromium/chromium-headless-shell')
  expect(findBrowser(machineWith({ files, scripts: replaced }))).toBe('/usr/bin/chromium-headless-shell')
  expect(findBrowser(machineWith({ files: files.slice(0, 1), scripts: waits }))).toBe('/usr/bin/chromium-headless-shell')
})

it('installs Debian\'s package of the shell as root, the whole browser where there is none', () => {
  const shell = machineWith({ isRoot: true, hasApt: true, installs: { 'chromium-headless-shell': '/usr/bin/chromium-headless-shell' } })
  expect(ensureBrowser(shell)).toBe('/usr/bin/chromium-headless-shell')
  expect(shell.ran).toEqual(['apt-get update -qq', 'apt-get install -y -qq --no-install-recommends chromium-headless-shell'])
  const whole = machineWith({ isRoot: true, hasApt: true, installs: { chromium: '/usr/bin/chromium' } })
  expect(ensureBrowser(whole)).toBe('/usr/bin/chromium')
  expect(whole.ran).toHaveLength(3)
})

it('uses Playwright\'s installer where it is not root', () => {
  const machine = machineWith({ hasApt: true, installs: { 'chromium-headless-shell': '/cache/playwright/shell' } })
  expect(ensureBrowser(machine)).toBe('/cache/playwright/shell')
  expect(machine.ran).toHaveLength(1)
  expect(machine.ran[0]).toMatch(/playwright-core\/cli\.js install chromium-headless-shell/)
})

it('says what to do when no browser can be had', () => {
  expect(() => ensureBrowser(machineWith({}))).toThrow(/no Chrome or Chromium[\s\S]*apt-get install chromium[\s\S]*LECTERN_BROWSER/)
})

it('installs nothing that nobody asked for, and says how to ask', () => {
  const machine = machineWith({ isRoot: true, hasApt: true, installs: { chromium: '/usr/bin/chromium' }, mayInstall: false })
  expect(() => ensureBrowser(machine)).toThrow(/no Chrome or Chromium on this machine\n[\s\S]*--install-browser[\s\S]*LECTERN_BROWSER/)
  expect(machine.ran).toEqual([])
})

it.each<[NodeJS.Platform, Record<string, string>, string]>([
  ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['darwin', { HOME: '/Users/ada' }, '/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium'],
  ['darwin', {}, '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  ['win32', { ProgramFiles: 'C:\\Program Files' }, 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
  ['win32', { 'ProgramFiles': 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }, 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
  ['win32', { LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' }, 'C:\\Users\\ada\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'],
])('finds the programs of %s, which are not on PATH', (platform, env, path) => {
  const files = [path]
  expect(findBrowser(machineWith({ platform, env, files }))).toBe(path)
  expect(findBrowser(machineWith({ platform: 'linux', env, files }))).toBeUndefined()
  // Playwright's comes first everywhere.
  expect(findBrowser(machineWith({ platform, env, files: [...files, '/cache/playwright/shell'] }))).toBe('/cache/playwright/shell')
})
