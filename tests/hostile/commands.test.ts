import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest'
import { exitCodes } from '../../commands/exit-codes.ts'
import { readPdf } from '../../lib/print/pdf/read/read-pdf.ts'
import { isLong } from '../long.ts'
import { createRandom } from '../seeded-random.ts'
import { descendants, isAlive, kill, startCommand, stateOf } from './command.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-commands-')))
const site = join(folder, 'dist')
const wordAnywhere = /Quokka\d+/g
/** Of the deck as it is now, and milliseconds that a build of it takes. */
let [no, whole] = [0, 0]
let files: string[] = []

/** The deck in a state of its own, so that a command has something to do. */
function change(): string {
  const word = `Quokka${++no}`
  writeFileSync(join(folder, 'talk.md'), `---\ntitle: A talk\nlang: en\n---\n\n# ${word}\n\nIt stays whole.\n\n---\n\n# Then\n\n\`\`\`mermaid\nflowchart LR\n  one[${word}] --> two\n\`\`\`\n`)
  return word
}

async function build(): Promise<void> {
  const began = performance.now()
  const { code, said } = await startCommand(folder, ['build', 'talk.md']).ended
  expect(code, said).toBe(0)
  whole = performance.now() - began
}

/** One test each, so that they run in batches and one that fails is run again by its number. */
const seeds = (count: number): number[] => Array.from({ length: count }, (_, seed) => seed)
const pause = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds))
const wordsOfPdf = async (): Promise<string> => (await readPdf(readFileSync(join(folder, 'talk.pdf')))).pages.map(({ text }) => text).join(' ')

describe.runIf(isLong)('a command', { timeout: 600_000 }, () => {
  beforeAll(async () => {
    const word = change()
    await build()
    const state = stateOf(site, wordAnywhere)!
    expect(state.words).toEqual([word])
    files = state.files
    expect(files.length).toBeGreaterThan(10)
  }, 600_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))

  it.each(seeds(10))('that builds leaves the old site or the new one, whole, at each of 5 kills, no browser, and nothing that the next does not sweep up (seed %i)', async (seed) => {
    const { next: random } = createRandom(seed)
    let kills = 0
    for (; kills < 5; kills++) {
      const before = stateOf(site, wordAnywhere)?.words ?? []
      const word = change()
      const { child, ended } = startCommand(folder, ['build', 'talk.md'])
      await pause(random() * whole)
      const started = descendants(child.pid!)
      // As one process is killed that takes too much memory: those below are on their own.
      child.kill('SIGKILL')
      await ended
      await expect.poll(() => [...started].filter(([pid, program]) => /chrom/i.test(program) && isAlive(pid))).toEqual([])
      const left = stateOf(site, wordAnywhere)
      // Between its two renames the old folder has another name, which the next build gives it back.
      if (left) {
        expect(left.files).toEqual(files)
        expect(left.words).toHaveLength(1)
        expect([word, ...before]).toContain(left.words[0])
      }
      else {
        expect(readdirSync(folder).filter(name => /^\.dist-\w+-old$/.test(name))).toHaveLength(1)
      }
      kill([...started.keys()])
    }
    expect(kills).toBe(5)
    await build()
    expect(stateOf(site, wordAnywhere)).toEqual({ words: [`Quokka${no}`], files })
    expect(readdirSync(folder).sort()).toEqual(['dist', 'node_modules', 'talk.md'])
  })

  it.each(seeds(10))('whose browser is killed at each of 2 moments says so in one problem, does not hang, and leaves what was there (seed %i)', async (seed) => {
    const { next: random } = createRandom(seed)
    writeFileSync(join(folder, 'talk.pdf'), 'from before')
    let [lost, done] = [0, 0]
    for (let time = 0; time < 2; time++) {
      const before = stateOf(site, wordAnywhere)!.words
      const word = change()
      const words = time % 2 === 0 ? ['build', 'talk.md'] : ['export', 'talk.md']
      const { child, ended } = startCommand(folder, words)
      const browsers = (): number[] => [...descendants(child.pid!)].filter(([, program]) => /chrom/i.test(program)).map(([pid]) => pid)
      while (browsers().length === 0 && child.exitCode === null)
        await pause(20)
      await pause(random() * whole / 2)
      kill(browsers())
      const { code, said } = await ended
      if (code === 0) {
        // It was killed when its work was done, or what it did could be done again.
        done++
        if (time % 2 === 0)
          expect(stateOf(site, wordAnywhere)).toEqual({ words: [word], files })
        else
          expect(await wordsOfPdf()).toContain(word)
      }
      else {
        lost++
        expect(code, said).toBe(exitCodes.use)
        expect(said).toContain('the browser ended in the middle of the work')
        expect(said).toContain('\n1 problem\n')
        expect(said).not.toMatch(/\n\s+at /)
        expect(stateOf(site, wordAnywhere)).toEqual({ words: before, files })
        expect(readFileSync(join(folder, 'talk.pdf'), 'latin1')).toMatch(/^from before$|%%EOF\s*$/)
      }
      expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([])
    }
    expect(lost + done).toBe(2)
    for (const file of readdirSync(folder).filter(name => name.endsWith('.pdf')))
      rmSync(join(folder, file))
  })

  it.each(seeds(20))('does not disturb others: two builds and an export at once are whole (time %i)', async () => {
    const word = change()
    const ends = await Promise.all([['build', 'talk.md'], ['build', 'talk.md'], ['export', 'talk.md']].map(words => startCommand(folder, words).ended))
    // What failed once in thirty rounds is hunted by what all three said, not by what one of them did.
    onTestFailed(() => console.error(ends.map(({ code, said }) => `ended with ${code}:\n${said}`).join('\n')))
    for (const { code, said } of ends)
      expect(code, said).toBe(0)
    expect(stateOf(site, wordAnywhere)).toEqual({ words: [word], files })
    expect(await wordsOfPdf()).toContain(word)
    expect(readdirSync(folder).sort()).toEqual(['dist', 'node_modules', 'talk-handout.pdf', 'talk.md', 'talk.pdf'])
  })
})
