import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readPdf } from '../../lib/print/pdf/read/read-pdf.ts'
import { root } from '../../lib/project/root.ts'
import { isLong } from '../long.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-watch-')))
const [entry, picture, output] = ['talk.md', 'square.svg', 'out'].map(name => join(folder, name)) as [string, string, string]
const slides = (word: string, more = ''): string => `---\ntitle: Watched\nlang: en\n---\n\n# First ${word}\n${more}\n---\n\n# Second\n\n<img src="./square.svg" alt="A square" style="width: 80px">\n`
const command = [join(root, 'commands/lectern.ts'), 'export', 'talk.md', '--output', 'out']
const environment = { ...process.env, CI: 'true' }

let watching: ChildProcess
let said = ''
let seen = 0

/** What is said from the last answer to one that matches. */
async function answer(pattern: RegExp): Promise<string> {
  await expect.poll(() => said.slice(seen), { timeout: 120_000, interval: 50 }).toMatch(pattern)
  const text = said.slice(seen)
  seen = said.length
  return text
}

const words = async (): Promise<string[]> => (await readPdf(readFileSync(join(output, 'talk.pdf')))).pages.map(({ text }) => text)
const bytes = (): string[] => ['talk.pdf', 'talk-handout.pdf'].map(name => readFileSync(join(output, name)).toString('base64'))

beforeAll(() => {
  writeFileSync(picture, '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h40v40H0z"/></svg>')
  writeFileSync(entry, slides('one'))
  watching = spawn(process.execPath, [...command, '--watch', '--verify', 'changed'], { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [watching.stdout!, watching.stderr!])
    stream.on('data', (text: Buffer) => said += text)
})

afterAll(() => {
  watching.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
})

it.runIf(isLong)('exports a talk, and again as soon as a word of it is another', async () => {
  expect(await answer(/watching for changes/)).toMatch(/out\/talk\.pdf \(2 pages\)[\s\S]*out\/talk-handout\.pdf \(\d pages?\)[\s\S]*all files are in place/)
  writeFileSync(entry, slides('two'))
  await answer(/all files are in place .*watching for changes/)
  expect(await words()).toEqual([expect.stringContaining('Firsttwo'), expect.stringContaining('Second')])
})

it.runIf(isLong)('says what is wrong on the changed slide or through a lost picture of another, leaves the files, and goes on', async () => {
  const before = bytes()
  writeFileSync(entry, slides('three', '\n<img src="./lost.png" alt="Lost">\n'))
  expect(await answer(/1 problem; existing files are unchanged/)).toMatch(/talk\.md:\d+ \(slide 1\)[\s\S]*lost\.png/)
  renameSync(picture, `${picture}.away`)
  expect(await answer(/2 problems; existing files are unchanged/)).toMatch(/\(slide 1\)[\s\S]*lost\.png[\s\S]*\(slide 2\)[\s\S]*square\.svg/)
  // A turn for one change may be told twice: an editor's second write comes when it comes.
  writeFileSync(entry, slides('three'))
  expect(await answer(/1 problem; existing files are unchanged/)).toMatch(/talk\.md:\d+ \(slide 2\)[\s\S]*square\.svg/)
  expect(bytes()).toEqual(before)
  renameSync(`${picture}.away`, picture)
  await answer(/all files are in place/)
  expect((await words())[0]).toContain('Firstthree')
})

it.runIf(isLong)('makes the same bytes as a command that makes everything again, be it words that changed before or more', async () => {
  for (const text of [slides('four'), slides('four').replace('title: Watched', 'title: Other'), `${slides('five')}\n---\n\n# Third, with $x^2$ and \`code\`\n\n\`\`\`ts\nconst a = 1\n\`\`\`\n`]) {
    writeFileSync(entry, text)
    await answer(/all files are in place/)
    const made = bytes()
    rmSync(join(folder, 'node_modules/.cache/lectern/decks'), { recursive: true })
    const apart = spawnSync(process.execPath, command, { cwd: folder, env: environment, encoding: 'utf8' })
    expect(apart.stderr).not.toContain('problem')
    expect(bytes()).toEqual(made)
  }
})

it.runIf(isLong)('ends at Ctrl-C with all files whole, and leaves no folder and no browser behind', async () => {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const children = stdout.trim().split('\n').map(line => line.trim().split(/\s+/).map(Number)).filter(([, parent]) => parent === watching.pid).map(([pid]) => pid!)
  expect(children.length).toBeGreaterThan(1)
  const ended = new Promise(resolve => watching.once('close', resolve))
  watching.kill('SIGINT')
  expect(await ended).toBe(130)
  expect(said).toMatch(/Cancelled\. What was finished is in place, whole\.\n$/)
  expect(said).not.toMatch(/\n\s+at /)
  await expect.poll(() => children.filter(pid => existsSync(`/proc/${pid}`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')), { timeout: 20_000 }).toEqual([])
  expect(readdirSync(output).sort()).toEqual(['talk-handout.pdf', 'talk.pdf'])
  expect(readdirSync(join(folder, 'node_modules/.cache/lectern')).filter(name => name.startsWith('export-'))).toEqual([])
})
