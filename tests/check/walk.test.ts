import type { Finding, Report } from '../../lib/check/finding.ts'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { beforeAll, expect, it, vi } from 'vitest'
import { allRules } from '../../lib/check/registry.ts'
import { inspectContrast } from '../../lib/check/walk/contrast-in-page.ts'
import { examine } from '../../lib/pipeline/examine.ts'
import { root } from '../../lib/project/root.ts'
import { isLong } from '../long.ts'
import { openBrowser } from '../shared-browser.ts'
import { brokenBuilds, renderedSeeds, slidesOf } from './seeds/rendered.ts'

const said = 'Say that the tide at this harbour comes late, and that nobody there was ever told why'
/** The walk's own patience is the longest that a test waits for a slide that hangs. */
const look = (folder: string): Promise<Report> => examine(folder, { names: ['talk.md'], rules: [], least: 'hint', sourceOnly: false, run: false, patience: 4000, changed: false, strict: false, baseline: 'none' })

const seeds = Object.fromEntries(Object.entries(renderedSeeds).map(([rule, each]) => [rule, each.filter(({ long }) => isLong || !long)]))
/** After the first slide, which is fine. */
const { slides, placed } = slidesOf(seeds, 2)
const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
let report: Report

beforeAll(async () => {
  cpSync(join(root, 'tests/fixtures/decks/walk'), folder, { recursive: true })
  cpSync(join(root, 'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2'), join(folder, 'public/late.woff2'))
  writeFileSync(join(folder, 'public/copied.txt'), said)
  writeFileSync(join(folder, 'talk.md'), readFileSync(join(folder, 'talk.md'), 'utf8').replace('<!-- seeds -->', () => slides.join('\n\n---\n\n')))
  report = await look(folder)
})

const on = (slide: number): Finding[] => report.findings.filter(finding => finding.slide === slide)
const lineOf = (words: string): number => readFileSync(join(folder, 'talk.md'), 'utf8').split('\n').findIndex(line => line.includes(words)) + 1

it.each(placed.map(({ rule, seed, slide }) => ({ rule, slide, seed, source: String(seed.found) })))('$rule on slide $slide: $source', ({ rule, slide, seed }) => {
  expect(on(slide).filter(each => each.rule === rule)).toEqual([expect.objectContaining({ found: expect.stringMatching(seed.found) as unknown, ...seed.click !== undefined && { click: seed.click } })])
})

it('finds nothing else on the slides with seeds, and nothing on the slides around them, also after one that hangs', () => {
  const wanted = new Set(placed.map(({ rule, slide }) => `${slide} ${rule}`))
  const last = slides.length + 2
  expect(report.findings.filter(({ rule, slide }) => slide !== last + 1 && !wanted.has(`${slide} ${rule}`))).toEqual([])
  expect([1, last].map(on)).toEqual([[], []])
  expect(report.findings.find(({ found }) => found.includes('price.toFixed'))?.line).toBe(lineOf('price.toFixed'))
  expect(report.notChecked.filter(({ failed }) => failed)).toEqual([])
})

it('does not look again at slides that did not change', async () => {
  // Without a browser it could not.
  vi.stubEnv('LECTERN_BROWSER', '/nowhere/chrome')
  const again = await look(folder)
  vi.unstubAllEnvs()
  expect(again.findings).toEqual(report.findings)
  expect(again.notChecked).toEqual(report.notChecked)
})

it('tells what the build would publish of the notes, and nothing else of a slide that moves as it is led', () => {
  expect(on(slides.length + 3)).toMatchObject([{ rule: 'leaked-words', severity: 'error', found: 'the built site reveals the notes of talk, in copied.txt', line: lineOf('# Steady') }])
})

it('tells what it has a rule for', () => {
  const ids = new Set(allRules.map(({ id }) => id))
  for (const { rule } of report.findings)
    expect(ids).toContain(rule)
})

it.each(brokenBuilds.filter(({ long }) => isLong || !long).map(each => ({ ...each, source: String(each.found) })))('deck-does-not-build: $source', async ({ files, place, found }) => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const { findings } = await look(folder)
  expect(findings.map(({ rule, file, line, found }) => [rule, `${basename(file)}:${line}`, found])).toEqual([['deck-does-not-build', basename(place), expect.stringMatching(found)]])
})

it('compares words with the ground that a browser gives a page which paints none, and leaves numbers of lines out', async () => {
  const browser = await openBrowser()
  const page = await browser.newPage()
  const pale = async (scheme: string, colour: string, more = ''): Promise<string[]> => {
    await page.setContent(`<!doctype html><html style="color-scheme: ${scheme}"><body><div id="slide" style="color: ${colour}">Words${more}</div></body></html>`)
    return (await page.evaluate(inspectContrast, '#slide')).map(({ words, ground }) => `${words} on ${ground}`)
  }
  try {
    expect(await pale('dark', '#fff', '<span class="shiki-magic-move-line-number" style="color: #222">1</span>')).toEqual([])
    expect(await pale('dark', '#222', '<b>more</b>')).toEqual(['Words on #121212', 'more on #121212'])
    expect(await pale('light', '#fff')).toEqual(['Words on #ffffff'])
  }
  finally {
    await browser.close()
  }
})
