import type { ExamineOptions } from '../../lib/pipeline/examine.ts'
import type { Case } from './seeds/source.ts'
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { closeDrawingPage } from '../../lib/features/diagram/drawing-page.ts'
import { examine } from '../../lib/pipeline/examine.ts'
import { sourceSeeds } from './seeds/source.ts'

const options: ExamineOptions = { names: ['talk.md'], rules: [], least: 'hint', sourceOnly: false, run: false, online: true, patience: 20_000, changed: false, strict: false, baseline: 'none' }

/** A finding as its author reads it: `talk.md:13:1 (slide 2) warning` and what was found, what was expected, how to fix it. */
type Told = string

/** What one rule finds in a case, whose files end their lines as Windows does or not. */
async function found(rule: string, of: Case, crlf = false): Promise<Told[]> {
  const { deck, slide = '', head = '', files = {}, links = {} } = typeof of === 'string' ? { slide: of } : of
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  for (const [path, text] of Object.entries({ 'talk.md': deck ?? `---\ntitle: Talk\n${head}---\n\n# One\n\n---\n---\n\n# Two\n\n${slide}\n`, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), crlf ? text.replace(/\r?\n/g, '\r\n') : text)
  }
  for (const [path, to] of Object.entries(links)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    symlinkSync(to, join(folder, path))
  }
  return (await examine(folder, { ...options, rules: [rule] })).findings.map(({ file, line, column, slide, severity, found, expected, fix }) => `${file}:${line}:${column}${slide === undefined ? '' : ` (slide ${slide})`} ${severity}\n${found}\n${expected}\n${fix}`)
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-26T12:00:00Z') })
  // An address says what it answers; there is one host that there is not.
  vi.stubGlobal('fetch', (address: string) => new URL(address).host === 'nobody.dev'
    ? Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ENOTFOUND' }) }))
    : Promise.resolve(new Response(null, { status: Number(new URL(address).pathname.slice(1)) || 200 })))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
afterAll(closeDrawingPage)

describe.each(Object.entries(sourceSeeds))('%s', (rule, { rejects, accepts }) => {
  const seen = new Map<Case, Promise<Told[]>>()
  const once = (each: Case): Promise<Told[]> => {
    const told = seen.get(each) ?? found(rule, each)
    seen.set(each, told)
    return told
  }

  // One test: mutants are not tried on a test that only looks at what another has found (`coverageAnalysis: 'perTest'`).
  it('says where, what and how to correct it', async () => {
    expect(rejects.length).toBeGreaterThan(0)
    const all: Told[][] = []
    for (const each of rejects) {
      all.push(await once(each))
      expect(all.at(-1), JSON.stringify(each)).not.toEqual([])
    }
    // Sizes of what is drawn differ with the machine's fonts.
    expect(all.map(told => told.join('\n\n').replace(/\d+\.\d+ px/g, '# px'))).toMatchSnapshot()
  })

  it('finds nothing where nothing is wrong', async () => {
    expect(accepts.length).toBeGreaterThan(0)
    for (const each of accepts)
      expect(await once(each), JSON.stringify(each)).toEqual([])
  })

  it('finds the same in files from Windows', async () => {
    const cases = [...rejects, ...accepts]
    expect(await Promise.all(cases.map(async each => found(rule, each, true)))).toEqual(await Promise.all(cases.map(once)))
  })
})
