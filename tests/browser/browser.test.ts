import type { Machine } from '../../lib/browser/browser.ts'
import { expect, it } from 'vitest'
import { ensureBrowser, findBrowser } from '../../lib/browser/browser.ts'

/** A machine on which only `files` exist; `installs` is what a successful installation adds. */
function machineWith(options: { files?: string[], env?: Record<string, string>, isRoot?: boolean, hasApt?: boolean, installs?: string, mayInstall?: boolean }): Machine & { ran: string[] } {
  const files = new Set(options.files ?? [])
  const ran: string[] = []
  return {
    ran,
    env: options.env ?? {},
    isRoot: options.isRoot ?? false,
    mayInstall: options.mayInstall ?? true,
    exists: path => files.has(path),
    which: name => [...files].find(path => path.endsWith(`/bin/${name}`)) ?? (name === 'apt-get' && options.hasApt
      ? '/usr/bin/apt-get'
      : undefined),
    playwrightPath: () => '/cache/playwright/chrome',
    run: (command, args) => {
      ran.push([command, ...args].join(' '))
      if (options.installs && args.includes('install'))
        files.add(options.installs)
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

it('installs Debian\'s package as root', () => {
  const machine = machineWith({ isRoot: true, hasApt: true, installs: '/usr/bin/chromium' })
  expect(ensureBrowser(machine)).toBe('/usr/bin/chromium')
  expect(machine.ran).toEqual(['apt-get update -qq', 'apt-get install -y -qq --no-install-recommends chromium'])
})

it('uses Playwright\'s installer where it is not root', () => {
  const machine = machineWith({ hasApt: true, installs: '/cache/playwright/chrome' })
  expect(ensureBrowser(machine)).toBe('/cache/playwright/chrome')
  expect(machine.ran).toHaveLength(1)
  expect(machine.ran[0]).toMatch(/playwright\/cli\.js install chromium/)
})

it('says what to do when no browser can be had', () => {
  expect(() => ensureBrowser(machineWith({}))).toThrow(/no Chrome or Chromium[\s\S]*apt-get install chromium[\s\S]*LECTERN_BROWSER/)
})

it('installs nothing that nobody asked for, and says how to ask', () => {
  const machine = machineWith({ isRoot: true, hasApt: true, installs: '/usr/bin/chromium', mayInstall: false })
  expect(() => ensureBrowser(machine)).toThrow(/no Chrome or Chromium on this machine\n[\s\S]*--install-browser[\s\S]*LECTERN_BROWSER/)
  expect(machine.ran).toEqual([])
})
