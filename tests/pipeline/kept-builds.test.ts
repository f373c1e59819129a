import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { serveFolder } from '../../lib/browser/serve.ts'
import { buildSite } from '../../lib/pipeline/build.ts'
import { cache } from '../../lib/project/cache.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { buildFolder, isBuilt } from '../../lib/slidev/build.ts'
import { isLong } from '../long.ts'
import { flipByte, halve, sayings } from '../project/kept/harm.ts'
import { openBrowser } from '../shared-browser.ts'

// Inside the project, since a deck needs its folders.
mkdirSync(cache, { recursive: true })
const project = mkdtempSync(join(cache, 'kept-'))
const site = join(project, 'dist')
const deck = 'slides/日本語 Talk'
const name = '日本語-talk'

function write(path: string, text: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true })
  writeFileSync(join(project, path), text)
}

/** @returns names of the decks that were made again */
const build = (): Promise<string[]> => buildSite({ projectRoot: project, output: site, names: [] })

/** Every file below a folder with the hash of its bytes. */
function tree(folder: string): Record<string, string> {
  return Object.fromEntries(files(folder).map(file => [relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex')]).sort())
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}

/** True when a file of the built deck has these words. */
function isShipped(words: string): boolean {
  return files(join(site, name)).filter(file => /\.(?:js|css|html)$/.test(file)).some(file => readFileSync(file, 'utf8').includes(words))
}

beforeAll(() => {
  // A commit made while this runs would give the PDFs another date.
  process.env.SOURCE_DATE_EPOCH = '1700000000'
  write(`${deck}/slides.md`, `---
title: A talk
lang: en
addons: ['@/../../addon']
---

# One

<Word />

---

# Two

\`\`\`mermaid
%% title: From a to b
%% alt: a leads to b
flowchart LR
  a --> b
\`\`\`
`)
  write(`${deck}/components/Word.vue`, `<script setup lang="ts">
import { word } from '../../../shared/word.ts'
const all = import.meta.glob('../../../shared/more-*.ts', { eager: true, import: 'default' })
</script>

<template><p class="word">{{ word }} {{ Object.values(all).join() }}</p></template>

<style>
@import '../../../shared/word.css';
</style>
`)
  write('shared/word.ts', 'export const word = \'outside-1\'\n')
  write('shared/word.css', '.word { --outside: css-1 }\n')
  write('shared/more-a.ts', 'export default \'more-a\'\n')
  write('addon/package.json', JSON.stringify({ name: 'slidev-addon-here', version: '1.0.0', keywords: ['slidev-addon'] }))
  write('addon/global-bottom.vue', '<template><i hidden data-addon="addon-1" /></template>\n')
})

afterAll(async () => {
  delete process.env.SOURCE_DATE_EPOCH
  rmSync(project, { recursive: true })
  for (const folder of ['decks', 'checked'].map(part => join(cache, part))) {
    for (const one of readdirSync(folder).filter(one => one.startsWith(`${name}-`) || one.startsWith('linked-')))
      rmSync(join(folder, one), { recursive: true })
  }
})

it('shows what a deck takes from outside its folder as it is now', async () => {
  expect(await build()).toEqual([name])
  expect(await build()).toEqual([])
  const changes: [path: string, text: string, words: string][] = [
    ['shared/word.ts', 'export const word = \'outside-2\'\n', 'outside-2'],
    ['shared/word.css', '.word { --outside: css-2 }\n', 'css-2'],
    ['shared/more-b.ts', 'export default \'more-b\'\n', 'more-b'],
    ['addon/global-bottom.vue', '<template><i hidden data-addon="addon-2" /></template>\n', 'addon-2'],
    ['addon/global-top.vue', '<template><i hidden data-addon="addon-top" /></template>\n', 'addon-top'],
  ]
  const isCurrent = async (): Promise<boolean> => isBuilt(await loadDeck(findDecks(project)[0]!, project))
  // Each change alone makes the build an old one; one build then shows them all.
  for (const [path, text, words] of changes) {
    const place = join(project, path)
    const before = existsSync(place) ? readFileSync(place, 'utf8') : undefined
    expect(isShipped(words), path).toBe(false)
    write(path, text)
    expect(await isCurrent(), path).toBe(false)
    if (before === undefined)
      rmSync(place)
    else
      write(path, before)
    expect(await isCurrent(), path).toBe(true)
  }
  changes.forEach(([path, text]) => write(path, text))
  expect(await build()).toEqual([name])
  expect(changes.map(([,, words]) => isShipped(words))).toEqual([true, true, true, true, true])
})

it('plays a deck whose name is in another script, and asks no other host', async () => {
  const server = await serveFolder(site, '/talks/')
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    const bad: string[] = []
    page.on('response', response => void (response.status() >= 400 && bad.push(response.url())))
    page.on('requestfailed', request => void bad.push(request.url()))
    page.on('request', request => void (request.url().startsWith(server.url) || request.url().startsWith('data:') || bad.push(request.url())))
    await page.goto(server.url)
    await page.getByRole('link', { name: 'Play' }).click()
    await page.waitForSelector('#slide-content .word')
    expect(page.url()).toContain(`${server.url}${encodeURIComponent(name)}/`)
    await page.goto(`${server.url}${encodeURIComponent(name)}/2`)
    await page.waitForSelector('.slidev-page-2 .mermaid-diagram svg')
    expect(bad).toEqual([])
  }
  finally {
    await browser.close()
    await server.close()
  }
})

// Single bytes: `tests/hostile/damage.test.ts`.
it.runIf(isLong)('makes the same site again whatever is damaged under .cache, and says what was', async () => {
  await build()
  const clean = tree(site)
  expect(Object.keys(clean).length).toBeGreaterThan(50)
  const app = buildFolder(await loadDeck(findDecks(project)[0]!, project))
  const inApp = (nested: boolean): string[] => files(app).filter(file => file.startsWith(join(app, 'kept')) === nested)
  const checked = readdirSync(join(cache, 'checked')).filter(one => one.startsWith(basename(app)))
  // Other decks use these too: they find them whole again.
  const shared = ['diagrams', 'fonts', 'compile'].flatMap(part => files(join(cache, part)))
  const whole = shared.map((file): [string, Buffer] => [file, readFileSync(file)])
  onTestFinished(() => whole.forEach(([file, bytes]) => writeFileSync(file, bytes)))
  const rounds: [what: string, list: () => string[]][] = [
    ['what was made of the build', () => inApp(true)],
    // The builds, with which the former goes, and what is shared with other decks.
    ['everything', () => [
      ...inApp(true),
      ...inApp(false),
      ...checked.flatMap(one => files(join(cache, 'checked', one))),
      ...shared,
    ]],
  ]
  let damaged = 0
  for (const harm of [flipByte, halve]) {
    for (const [what, list] of rounds) {
      const harmed = list()
      expect(harmed.length, what).toBeGreaterThan(2)
      harmed.forEach(harm)
      damaged += harmed.length
      expect(await sayings(build), what).toContain(' was damaged and is made again\n')
      expect(tree(site), `${harm.name}: ${what}`).toEqual(clean)
    }
  }
  expect(damaged).toBeGreaterThan(1000)
}, 600_000)
