import type { Problem } from '../../lib/project/problem.ts'
import type { BuiltDeck } from '../../lib/slidev/build.ts'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { checkDecks, checked } from '../../lib/pipeline/check.ts'
import { formatProblem, LecternError } from '../../lib/project/problem.ts'
import { root } from '../../lib/project/root.ts'
import { buildDeck } from '../../lib/slidev/build.ts'
import { isLong } from '../long.ts'
import { createRandom } from '../seeded-random.ts'

/** Each batch has a seed and a test of its own, so that one that fails is run again by its title. */
const batches = Array.from({ length: isLong ? 20 : 1 }, (_, batch) => batch)
const batchSize = isLong ? 100 : 20

/** What breaks parsers: marks of Markdown, YAML, HTML and Vue, and letters that are not what they seem. */
const bits = ['---\n', '---', '\n\n', '```\n', '{{', '}}', '<', '</', '<div', '<script>', '<!--', '-->', ':', '- ', '&x', '*x', '[', ']: ', '|', '"', '\'', '\\', '\t', '\r', '\u{0}', '\u{FEFF}', '\u{202E}', '\u{1F468}\u200D', '$$', '@', '%', 'src: ./slides.md\n', 'layout: ../x\n', ': : :\n', '{a: {b: [', '!!js/function x\n', '<<<', '__proto__: 1\n', 'constructor: 1\n', '\u{D800}']

function mutate(text: string, { next: random, pick }: ReturnType<typeof createRandom>): string {
  const below = (most: number): number => Math.floor(random() * most)
  const at = below(text.length)
  const length = below(60)
  switch (below(6)) {
    case 0: return text.slice(0, at) + pick(bits) + text.slice(at)
    case 1: return text.slice(0, at) + text.slice(at + length)
    case 2: return text.slice(0, at) + text.slice(at, at + length).repeat(2 + below(30)) + text.slice(at + length)
    case 3: return text.slice(0, at)
    case 4: return text.slice(0, at) + String.fromCodePoint(1 + below(0xD7FF)) + text.slice(at + 1)
    default: {
      const lines = text.split('\n')
      const [one, other] = [below(lines.length), below(lines.length)]
      ;[lines[one], lines[other]] = [lines[other]!, lines[one]!]
      return lines.join('\n')
    }
  }
}

const seeds = globSync('tests/fixtures/decks/{author,canvas,tables,site,export}/slides/*/slides.md', { cwd: root }).map(file => readFileSync(join(root, file), 'utf8'))

/** A deck of ours, changed in one place to four. */
function mutant(chance: ReturnType<typeof createRandom>): string {
  let text = chance.pick(seeds)
  for (let change = Math.floor(chance.next() * 4); change >= 0; change--)
    text = mutate(text, chance)
  return text
}

function expectWords(problems: readonly Problem[], text: string, project: string): void {
  for (const problem of problems) {
    const words = formatProblem(problem)
    expect(words, JSON.stringify(text)).not.toMatch(/\n\s+at |\bundefined\b|\[object|TypeError|is not a function|Cannot read prop/)
    // From here, the project is ../../tmp/…
    expect(problem.file.replace(relative('', project), ''), JSON.stringify(text)).not.toContain(project)
  }
}

it.each(batches)(`reads or refuses ${batchSize} changed decks, in words and at a line of theirs (batch %i)`, { timeout: 3_600_000 }, async (batch) => {
  expect(seeds.length).toBeGreaterThan(4)
  const chance = createRandom(2026 + batch)
  const project = mkdtempSync(join(tmpdir(), 'lectern-mutants-'))
  const folder = join(project, 'slides/talk')
  mkdirSync(folder, { recursive: true })
  let [read, refused] = [0, 0]
  for (let no = 0; no < batchSize; no++) {
    const text = mutant(chance)
    writeFileSync(join(folder, 'slides.md'), text)
    const problems = await checkDecks(project, []).then(({ problems }) => problems, (error: unknown) => {
      expect(error, JSON.stringify(text)).toBeInstanceOf(LecternError)
      return (error as LecternError).problems
    })
    expectWords(problems, text, project)
    if (problems.length > 0)
      refused++
    else
      read++
  }
  rmSync(project, { recursive: true })
  expect(read + refused).toBe(batchSize)
  expect(Math.min(read, refused)).toBeGreaterThan(batchSize / 20)
})

it.runIf(isLong).each(Array.from({ length: 10 }, (_, batch) => batch))('builds each slide of 10 changed decks that check lets pass, or refuses in words (batch %i)', { timeout: 3_600_000 }, async (batch) => {
  const chance = createRandom(6202 + batch)
  const project = mkdtempSync(join(tmpdir(), 'lectern-mutants-'))
  const folder = join(project, 'slides/talk')
  mkdirSync(folder, { recursive: true })
  let [built, refused] = [0, 0]
  while (built + refused < 10) {
    const text = mutant(chance)
    writeFileSync(join(folder, 'slides.md'), text)
    const deck = await checked(project, [], { offline: true }).then(([deck]) => deck, () => undefined)
    if (!deck)
      continue
    const result = await buildDeck(deck).catch((error: unknown) => error)
    if (result instanceof Error) {
      expect(result, JSON.stringify(text)).toBeInstanceOf(LecternError)
      expectWords((result as LecternError).problems, text, project)
      refused++
    }
    else {
      expect(Object.keys((result as BuiltDeck).app.manifest.slides), JSON.stringify(text)).toHaveLength(deck.slides.length)
      built++
    }
  }
  rmSync(project, { recursive: true })
  expect(built).toBeGreaterThan(0)
})
