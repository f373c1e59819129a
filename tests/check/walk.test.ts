import type { Finding, Report } from '../../lib/check/finding.ts'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, it, vi } from 'vitest'
import { allRules } from '../../lib/check/registry.ts'
import { examine } from '../../lib/pipeline/examine.ts'
import { root } from '../../lib/project/root.ts'

let report: Report
let folder: string
const said = 'Say that the tide at this harbour comes late, and that nobody there was ever told why'
const look = (): Promise<Report> => examine(folder, { names: ['talk.md'], rules: [], least: 'hint', sourceOnly: false, run: false, patience: 4000, changed: false, strict: false, baseline: 'none' })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  cpSync(join(root, 'tests/fixtures/decks/walk'), folder, { recursive: true })
  cpSync(join(root, 'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2'), join(folder, 'public/late.woff2'))
  writeFileSync(join(folder, 'public/copied.txt'), said)
  report = await look()
})

const on = (slide: number): Pick<Finding, 'rule' | 'click' | 'found'>[] => report.findings.filter(finding => finding.slide === slide)
const lineOf = (words: string): number => readFileSync(join(folder, 'talk.md'), 'utf8').split('\n').findIndex(line => line.includes(words)) + 1

it.each([
  [2, 'text-cut-off', 1, /^"first thing that is long" is cut off by \d+ px/],
  [3, 'text-too-small', 0, /^"Nobody can read this" is 8\.0 px high$/],
  [5, 'words-overlap', 0, /^"One line of words" and "Another line of it" are printed over each other$/],
  [6, 'no-description', 0, /^<svg role="img".* says nothing to people who cannot see it$/],
  [7, 'script-error', undefined, /^"price\.toFixed\(2\)" throws: TypeError: .*toFixed/],
  [8, 'never-settles', undefined, /^the slide does not come to rest: the page does not answer$/],
  [9, 'console-error', undefined, /^an error is reported: something is odd$/],
  [10, 'remote-request', undefined, /^example\.org is asked for https:\/\/example\.org\/a\.png$/],
  [11, 'never-settles', undefined, /^the slide does not come to rest: nothing matches its data-waitfor "\.never"/],
  [12, 'font-fallback', undefined, /^words are set in Brandon Grotesque, which neither the deck nor this machine has$/],
  [15, 'layout-shift', 0, /^"Words below the picture" moves by \d+ px when the picture late\.svg comes$/],
  [16, 'layout-shift', 0, /^"Words below the face" moves by \d+ px when the face Late comes$/],
  [17, 'layout-shift', 0, /^"Words below what grows" moves by \d+ px \d+ ms after the slide was complete$/],
  [14, 'low-contrast', 0, /^"Words that fade away" has a contrast of 1\.6 to 1: #cccccc on #ffffff$/],
])('slide %i: %s at click %s', (slide, rule, click, found) => {
  expect(on(slide).filter(each => each.rule === rule)).toEqual([expect.objectContaining({ ...click !== undefined && { click }, found: expect.stringMatching(found) as unknown })])
})

it('finds nothing on the slides around them, also after one that hangs', () => {
  expect([1, 13].map(on)).toEqual([[], []])
  // Errors are heard on the slide that they are of.
  expect(report.findings.filter(({ rule }) => rule === 'script-error').map(({ slide, line }) => [slide, line])).toEqual([[7, lineOf('price.toFixed')]])
  expect(report.notChecked.filter(({ failed }) => failed)).toEqual([])
})

it('does not look again at slides that did not change', async () => {
  // Without a browser it could not.
  vi.stubEnv('LECTERN_BROWSER', '/nowhere/chrome')
  const again = await look()
  vi.unstubAllEnvs()
  expect(again.findings).toEqual(report.findings)
  expect(again.notChecked).toEqual(report.notChecked)
})

it('tells what the build would publish of the notes', () => {
  expect(on(18)).toMatchObject([{ rule: 'leaked-words', severity: 'error', found: 'the built site tells the notes of talk, in copied.txt', line: lineOf('# Steady') }])
})

it('tells what it has a rule for', () => {
  const ids = new Set(allRules.map(({ id }) => id))
  expect(report.findings.length).toBeGreaterThan(10)
  for (const { rule } of report.findings)
    expect(ids).toContain(rule)
})
