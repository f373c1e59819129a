import type { ExamineOptions } from '../../lib/pipeline/examine.ts'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { formats } from '../../lib/check/report/formats.ts'
import { examine } from '../../lib/pipeline/examine.ts'
import { messageOf } from '../../lib/project/problem.ts'
import { root } from '../../lib/project/root.ts'
import { isLong } from '../long.ts'

const options: ExamineOptions = { names: ['talk.md'], rules: [], least: 'hint', sourceOnly: true, run: false, patience: 20_000, changed: false, strict: true, baseline: 'none' }

/** How many decks are harmed: few before each commit. */
const many = isLong ? 500 : 60

/** The same numbers every time (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = state + 0x6D2B79F5 | 0
    let t = Math.imul(state ^ state >>> 15, 1 | state)
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t
    return ((t ^ t >>> 14) >>> 0) / 4294967296
  }
}

const splinters = ['---', '---\n---', '<', '>', '<!--', '-->', '{{', '}}', '```', '````mermaid', '"', '\'', ':', '- ', '\t', '<div>', '</div>', '<script setup>', '::right::', '[^1]', '|', '\\', '%%', '&amp', '\uD800', '\u200B', 'é'.normalize('NFD'), '💥', 'clicks: *x', 'src: ./talk.md', 'exceptions: []', 'layout: {}', '<<< @/x', '$$', '\r\n', '\u2028', '\0']

/** A text with some of it cut, doubled, moved or garbled. */
function harm(text: string, random: () => number): string {
  let harmed = text
  const place = (): number => Math.floor(random() * (harmed.length + 1))
  for (let count = 1 + Math.floor(random() * 5); count > 0; count--) {
    const [from, to] = [place(), place()].sort((a, b) => a - b) as [number, number]
    const near = Math.min(to, from + Math.floor(random() * 200))
    const splinter = splinters[Math.floor(random() * splinters.length)]!
    const ways = [
      () => harmed.slice(0, from) + harmed.slice(near),
      () => harmed.slice(0, near) + harmed.slice(from),
      () => harmed.slice(0, from) + splinter + harmed.slice(from),
      () => `${harmed.slice(0, from)}\n${splinter}\n${harmed.slice(from)}`,
      () => harmed.slice(0, from) + [...harmed.slice(from, near)].reverse().join('') + harmed.slice(near),
      () => harmed.slice(0, from),
    ]
    harmed = ways[Math.floor(random() * ways.length)]!()
  }
  return harmed
}

it(`reads ${many} harmed decks without a stack, and names file and line of all that it finds`, { timeout: 600_000 }, async () => {
  const tour = readFileSync(join(root, 'slides/lectern-tour/slides.md'), 'utf8')
  const types = readFileSync(join(root, 'tests/fixtures/decks/diagrams/slides/types/slides.md'), 'utf8')
  const kitchen = readFileSync(join(root, 'tests/fixtures/decks/export/slides/kitchen/slides.md'), 'utf8')
  const marp = '---\nmarp: true\ntheme: gaia\n---\n\n# One\n\n![bg left](a.png)\n\n---\n\n<!-- _class: lead -->\n\n# Two\n\n* a\n* b\n'
  let found = 0
  for (let seed = 1; seed <= many; seed++) {
    const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
    const text = harm([tour, types, kitchen, marp][seed % 4]!, chance(seed))
    writeFileSync(join(folder, 'talk.md'), text)
    const report = await examine(folder, options).catch((error: unknown) => expect.fail(`seed ${seed}: ${messageOf(error)}\n${error instanceof Error ? error.stack : ''}`))
    expect(report.notChecked.filter(({ failed }) => failed), `seed ${seed}`).toEqual([])
    for (const { file, line, column, found, fix } of report.findings) {
      expect(file, `seed ${seed}: ${found}`).not.toBe('')
      expect(line, `seed ${seed}: ${found}`).toBeGreaterThan(0)
      expect(line, `seed ${seed}: ${found}`).toBeLessThanOrEqual(file === 'talk.md' ? text.split(/\r?\n/).length + 1 : Infinity)
      expect(column).toBeGreaterThan(0)
      expect(fix).not.toBe('')
      expect(found).not.toMatch(/\n\s+at \S+ \(/)
    }
    for (const format of Object.values(formats))
      expect(format(report, { version: '1', colour: false })).not.toBe('')
    found += report.findings.length
  }
  expect(found).toBeGreaterThan(many)
})
